/** Handing over: everything arrives once, and nothing is erased but on a receipt that was checked. */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { nodePrimitives } from '../../hal/primitives/node.ts'
import { type Bytes, hexOf, textOf, utf8 } from '../../src/bytes.ts'
import { parseReceipt, type Receipt, signReceipt } from '../../src/crypto/receipt.ts'
import { ZeugeError } from '../../src/errors.ts'
import type { OffloadParts } from '../../src/fleet/parts.ts'
import type { Holding, Target } from '../../src/fleet/target.ts'
import { createSimStation, type SimStation } from '../../src/sim/fleetstation.ts'
import { cardOf, openBoard } from '../device/rig.ts'
import { type Camera, directTarget, openCamera, openStation, segmentsOf } from './world.ts'

let station: SimStation
let camera: Camera
let target: Target

async function begin(): Promise<void> {
  station = await openStation()
  camera = await openCamera(station)
  target = directTarget(station.station, camera.device)
}

/** Its card, where `touch` sees what was read and may change it. */
function cardThat(
  { mock: { hal } }: Camera,
  touch: (file: string, offset: number, bytes: Bytes) => void,
): OffloadParts['disk'] {
  const { reader: _, ...disk } = hal.disk
  return {
    ...disk,
    async read(name, offset, length) {
      const bytes = (await disk.read(name, offset, length)).slice()
      touch(name, offset, bytes)
      return bytes
    },
  }
}

const held = () => station.book.units(camera.device).filter(({ kind }) => kind === 'segment')

describe('a round', () => {
  beforeEach(begin)

  test('brings everything that is finished, once, with receipts; the ledger is cosigned and says so', async () => {
    const report = await camera.handOver(target)
    expect(report).toMatchObject({ cosigned: true, apart: [], erased: [], waiting: 2 })
    expect(report.receipted).toBe(report.sent)
    expect(held()).toHaveLength(2)
    for (const { file, verdict } of held()) {
      expect(verdict).toBe('COMPLETE')
      expect(station.store.durable(file)).toBeDefined()
    }
    const again = await camera.handOver(target)
    expect(again).toMatchObject({ sent: 0, waiting: 2 })
    expect(segmentsOf(camera.mock)).toHaveLength(2)
  })

  test('erases after the grace time, by the station’s clock, and the ledger said so before', async () => {
    await camera.handOver(target)
    const early = await camera.handOver(target, { graceMs: 3_600_000 })
    expect(early.erased).toEqual([])
    const late = await camera.handOver(target, { graceMs: 0 })
    expect(late.erased).toHaveLength(2)
    expect(segmentsOf(camera.mock)).toEqual([])
    // Whoever has the station's key pinned sees that they were handed over and are not missing.
    const card = await cardOf(camera.mock)
    expect(card.evidence.verdict).toBe('MISSING')
    expect(await camera.handOver(target, { graceMs: 0 })).toMatchObject({ sent: 0, erased: [] })
  })

  test('never erases without a grace time, or without a clock that somebody signs', async () => {
    const fresh = await openCamera(station, 1, 3)
    const { clock: _, ...silent } = directTarget(station.station, fresh.device)
    expect(await fresh.handOver(silent, { graceMs: 0 })).toMatchObject({ erased: [], waiting: 1 })
    const other = await openCamera(station, 1, 4)
    const full = directTarget(station.station, other.device)
    expect(await other.handOver(full, { graceMs: undefined })).toMatchObject({ erased: [], waiting: 1 })
  })

  test('stopped at any moment leaves everything as it is, and the next one goes on there', async () => {
    let sent = 0
    const stopping: Target = {
      ...target,
      put: (delivery) =>
        target.put({
          ...delivery,
          async sent(bytes) {
            sent += bytes
            if (sent > 30_000) camera.stop.abort()
            await delivery.sent(bytes)
          },
        }),
    }
    await expect(camera.handOver(stopping, { parallel: 1 })).rejects.toMatchObject({ code: 'INTERRUPTED' })
    expect(segmentsOf(camera.mock)).toHaveLength(2)
  })

  test('goes on where a connection broke, and brings each byte that is missing once', async () => {
    const total = new Map<string, number>()
    let breaks = 3
    const flaky: Target = {
      ...target,
      put(delivery) {
        const { unit, read } = delivery
        return target.put({
          ...delivery,
          async read(offset, length) {
            if (breaks > 0 && offset > 0) {
              breaks--
              throw Object.assign(new Error('reset'), { code: 'ECONNRESET' })
            }
            total.set(unit.file, (total.get(unit.file) ?? 0) + length)
            return read(offset, length)
          },
        })
      },
    }
    await camera.handOver(flaky)
    expect(breaks).toBe(0)
    for (const { bytes } of held()) expect([...total.values()]).toContain(bytes)
  })

  test('reads each film once, to send it: its ledger knows the name', async () => {
    const read = new Map<string, number>()
    const disk = cardThat(camera, (file, _offset, bytes) => {
      if (bytes.length > 1000) read.set(file, (read.get(file) ?? 0) + bytes.length)
    })
    await camera.handOver(target, {}, { disk })
    const sizes = held().map(({ bytes }) => bytes)
    expect([...read].flatMap(([file, bytes]) => (file.endsWith('.zeu') ? bytes : []))).toEqual(sizes)
  })

  test('brings what the card has lost since under the name of what is there, and it is kept apart', async () => {
    const [lost] = segmentsOf(camera.mock)
    const disk = cardThat(camera, (file, offset, bytes) => {
      if (file === lost && offset <= 10_000 && offset + bytes.length > 10_000)
        bytes[10_000 - offset] = (bytes[10_000 - offset] ?? 0) ^ 1
    })
    const report = await camera.handOver(target, {}, { disk })
    expect(report.apart.map(({ file }) => file)).toEqual([lost])
    expect(report.receipted).toBe(report.sent - 1)
    const [apart] = station.book.aparts()
    const bytes = camera.mock.board.disk
      .image()
      .files.get(lost ?? '')
      ?.slice()
    if (bytes === undefined) throw new Error('the card still holds the file')
    bytes[10_000] = (bytes[10_000] ?? 0) ^ 1
    expect(apart?.sha256).toBe(hexOf(nodePrimitives.sha256(bytes)))
  })

  test('tells how far it is, up to all of it', async () => {
    await camera.handOver(target)
    const last = camera.progress.at(-1)
    expect(last).toMatchObject({ filesDone: last?.files, bytesDone: last?.bytes })
    expect(camera.progress[0]).toMatchObject({ filesDone: 0, bytesDone: 0 })
  })

  test('keeps to its bandwidth', async () => {
    const before = camera.mock.hal.clock.nowUs()
    const { sentBytes } = await camera.handOver(target, { bytesPerSecondMax: 20_000 })
    const seconds = (camera.mock.hal.clock.nowUs() - before) / 1e6
    expect(sentBytes / seconds).toBeLessThan(22_000)
  })
})

/** Each changes what the station answers; none of it may cost a byte on the card. */
const LIES: Readonly<Record<string, (receipt: Receipt, others: readonly Bytes[]) => Bytes | undefined>> = {
  'no receipt but thanks': () => utf8('thank you\n'),
  'an empty receipt': () => new Uint8Array(0),
  'the hash of other bytes': (receipt) => resign({ ...receipt, sha256: new Uint8Array(32) }),
  'another length': (receipt) => resign({ ...receipt, bytes: receipt.bytes + 1 }),
  'another device': (receipt) => resign({ ...receipt, device: 'zg-00000000' }),
  'another root': (receipt) => resign({ ...receipt, unit: { ...receipt.unit, root: new Uint8Array(32) } }),
  'a shorter segment': (receipt) =>
    resign({ ...receipt, unit: { ...receipt.unit, size: receipt.unit.size - 1 } }),
  'the receipt of another file': (_, others) => others[0],
  'a replayed receipt of an earlier file': (_, others) => others.at(-1),
  'the key of a stranger': (receipt) => {
    const { signer, chain } = stranger().key
    return signReceipt(nodePrimitives, { ...receipt, station: signer.name }, signer, chain)
  },
  'a signature that is not its own': (receipt) => {
    const { signer } = stranger().key
    return signReceipt(nodePrimitives, receipt, { ...signer, name: receipt.station }, station.key.chain)
  },
}
const resign = (receipt: Receipt): Bytes =>
  signReceipt(nodePrimitives, receipt, station.key.signer, station.key.chain)
const stranger = () =>
  createSimStation({ primitives: nodePrimitives, seed: 99, clock: openBoard({ seed: 99 }).hal.clock })

describe('a station that lies', () => {
  // None of the lies changes the card, which is what this is about.
  beforeAll(begin)

  test.each(Object.entries(LIES))(
    'with %s never makes the camera erase, and is found out',
    async (_name, lie) => {
      const others: Bytes[] = []
      const lying = (holding: Holding): Holding => {
        if (holding.state !== 'held' || holding.receipt === undefined) return holding
        const receipt = parseReceipt(holding.receipt)?.receipt
        const told = receipt && lie(receipt, others)
        others.push(holding.receipt)
        return told === undefined ? holding : { state: 'held', receipt: told }
      }
      const liar: Target = {
        ...target,
        holdings: async (units) => (await target.holdings(units)).map(lying),
        put: async (delivery) => lying(await target.put(delivery)),
      }
      for (const _ of [1, 2]) {
        const round = camera.handOver(liar, { graceMs: 0, parallel: 1 })
        await expect(round).rejects.toMatchObject({ code: 'RECEIPT_WRONG' })
      }
      expect(segmentsOf(camera.mock)).toHaveLength(2)
      const events = ledgerText(camera)
      expect(events).not.toContain('erased')
    },
  )

  test('that says it holds what it does not, without a receipt, makes copies of nothing', async () => {
    const liar: Target = { ...target, holdings: async (units) => units.map(() => ({ state: 'held' })) }
    const report = await camera.handOver(liar, { graceMs: 0 })
    expect(report).toMatchObject({ receipted: 0, erased: [] })
    expect(segmentsOf(camera.mock)).toHaveLength(2)
  })

  test('that never has enough is not asked for ever', async () => {
    const liar: Target = { ...target, put: async () => ({ state: 'absent', bytes: 0 }) }
    await expect(camera.handOver(liar)).rejects.toMatchObject({ code: 'STATION_REFUSED' })
  })

  test('about the time is found out', async () => {
    const liar: Target = {
      ...target,
      async clock(question) {
        const answer = await (target.clock as NonNullable<Target['clock']>)(question)
        return { ...answer, stationUs: answer.stationUs + 1e15 }
      },
    }
    await expect(camera.handOver(liar, { graceMs: 0 })).rejects.toMatchObject({ code: 'RECEIPT_WRONG' })
  })

  test('with any fault of its own makes the camera erase nothing', async () => {
    for (const code of ['STATION_UNREACHABLE', 'STATION_BUSY', 'STATION_FULL', 'STATION_REFUSED'] as const) {
      const fail = (): never => {
        throw new ZeugeError(code, 'no')
      }
      await expect(camera.handOver({ ...target, put: fail }, { graceMs: 0 })).rejects.toMatchObject({ code })
    }
    expect(segmentsOf(camera.mock)).toHaveLength(2)
  })
})

function ledgerText({ mock }: Camera): string {
  return [...mock.board.disk.image().files]
    .filter(([name]) => name.endsWith('.zlg'))
    .map(([, bytes]) => textOf(bytes) ?? new TextDecoder('latin1').decode(bytes))
    .join('')
}

test('the receipt on the card is the station’s, byte for byte', async () => {
  await begin()
  await camera.handOver(target)
  const files = camera.mock.board.disk.image().files
  for (const { sha256, receipt } of station.book.units(camera.device))
    expect(hexOf(files.get(`receipts/${sha256}.receipt`) ?? new Uint8Array(0))).toBe(hexOf(utf8(receipt)))
})
