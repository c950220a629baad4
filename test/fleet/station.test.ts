/** The station: what it takes, keeps apart and refuses; and that a crash anywhere loses nothing it signed for. */
import { beforeEach, describe, expect, test } from 'vitest'
import { nodePrimitives } from '../../hal/primitives/node.ts'
import { hexOf, utf8 } from '../../src/bytes.ts'
import type { Station } from '../../src/fleet/station.ts'
import type { SimStation } from '../../src/sim/fleetstation.ts'
import { type Camera, directTarget, openCamera, openStation, segmentsOf } from './world.ts'

let station: SimStation
let camera: Camera

beforeEach(async () => {
  station = await openStation()
  camera = await openCamera(station, 1)
})

async function* once(...parts: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* parts
}
const put = (bytes: Uint8Array, device = camera.device, more: Partial<Parameters<Station['put']>[1]> = {}) =>
  station.station().put(device, {
    sha256: hexOf(nodePrimitives.sha256(bytes)),
    bytes: bytes.length,
    offset: 0,
    body: once(bytes),
    ...more,
  })
const segment = () => camera.mock.board.disk.image().files.get(segmentsOf(camera.mock)[0] ?? '') as Uint8Array

describe('what is brought', () => {
  test('and is whole and of an enrolled camera gets a receipt; twice is once', async () => {
    const first = await put(segment())
    expect(first).toMatchObject({ state: 'held' })
    expect(await put(segment())).toEqual(first)
    expect(station.book.units()).toHaveLength(1)
  })

  test('of a camera that is not enrolled is kept apart, with an alarm, and never refused into nothing', async () => {
    const holding = await put(segment(), 'zg-12345678')
    expect(holding).toMatchObject({ state: 'apart', why: 'zg-12345678 is not enrolled here' })
    expect(station.book.alarms('zg-12345678')).toMatchObject([{ kind: 'unknown-device' }])
    expect(station.store.names().some((name) => name.startsWith('quarantine/'))).toBe(true)
  })

  test('and is damaged, cut short, of another camera or no evidence at all is kept apart, with the reason', async () => {
    const good = segment()
    const flipped = good.slice()
    flipped[600] = (flipped[600] ?? 0) ^ 1
    const other = await openCamera(station, 1, 5)
    const foreign = other.mock.board.disk.image().files.get(segmentsOf(other.mock)[0] ?? '') as Uint8Array
    const kept = [flipped, foreign, utf8('not a segment'), new Uint8Array(4096)]
    for (const bytes of kept)
      expect(await put(bytes), hexOf(bytes.slice(0, 8))).toMatchObject({ state: 'apart' })
    expect(station.book.aparts()).toHaveLength(4)
    expect(station.book.units()).toEqual([])
    // Cut short it is what a power cut leaves: evidence up to there, and taken as that.
    expect(await put(good.slice(0, -10))).toMatchObject({ state: 'held' })
    expect(station.book.units()).toMatchObject([{ verdict: 'OPEN-ENDED' }])
    // The same segment with other bytes is a second version, whatever it is worth.
    expect(await put(good)).toMatchObject({ state: 'apart' })
    expect(station.book.alarms(camera.device).map(({ kind }) => kind)).toContain('second-version')
  })

  test('under a wrong hash is thrown away; more than was named too; less waits for the rest', async () => {
    const good = segment()
    const sha256 = hexOf(nodePrimitives.sha256(utf8('other')))
    expect(await put(good, camera.device, { sha256 })).toEqual({ state: 'absent', bytes: 0 })
    await expect(put(good, camera.device, { bytes: 100 })).rejects.toMatchObject({ code: 'STATION_REFUSED' })
    expect(station.store.names().filter((name) => name.startsWith('incoming/'))).toEqual([])
    const half = await put(good, camera.device, { body: once(good.slice(0, 5000)) })
    expect(half).toEqual({ state: 'absent', bytes: 5000 })
    expect(await put(good, camera.device, { offset: 4000 })).toEqual(half)
    const rest = { offset: 5000, body: once(good.slice(5000)) }
    expect(await put(good, camera.device, rest)).toMatchObject({ state: 'held' })
  })

  test('to a full station is refused with words, and comes when there is space', async () => {
    station.store.full(true)
    await expect(put(segment())).rejects.toMatchObject({ code: 'STATION_FULL' })
    station.store.full(false)
    expect(await put(segment())).toMatchObject({ state: 'held' })
  })

  test('twice at once is taken once', async () => {
    const results = await Promise.allSettled([put(segment()), put(segment())])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await put(segment())).toMatchObject({ state: 'held' })
  })

  test('and held is not told to another camera', async () => {
    await put(segment())
    const sha256 = hexOf(nodePrimitives.sha256(segment()))
    expect(await station.station().holdings('zg-99999999', [sha256])).toEqual([{ state: 'absent', bytes: 0 }])
  })
})

describe('the witness', () => {
  const round = (from: Camera) => from.handOver(directTarget(station.station, from.device))

  test('cosigns each larger ledger, and knows its size from then on', async () => {
    await round(camera)
    const first = station.book.witnessed(camera.device)?.size ?? 0
    await camera.mock.board.until(camera.ledger.append({ type: 'shutdown', cause: 'told' }))
    await round(camera)
    expect(station.book.witnessed(camera.device)?.size).toBeGreaterThan(first)
    expect(station.book.alarms()).toEqual([])
  })

  test('refuses a ledger that was set back or forked, with an alarm, and gives no receipt after it', async () => {
    const target = directTarget(station.station, camera.device)
    const asked: Parameters<NonNullable<typeof target.witness>>[0][] = []
    const watched = {
      ...target,
      witness: (request: (typeof asked)[number]) => {
        asked.push(request)
        return station.station().witness(camera.device, request)
      },
    }
    await camera.handOver(watched)
    await camera.mock.board.until(camera.ledger.append({ type: 'shutdown', cause: 'told' }))
    await camera.handOver(watched)
    const [older] = asked
    if (older === undefined) throw new Error('it was asked')
    expect(await watched.witness(older)).toMatchObject({ state: 'refused' })
    expect(station.book.alarms(camera.device)).toMatchObject([{ kind: 'rolled-back' }])
    await camera.mock.board.until(camera.ledger.append({ type: 'shutdown', cause: 'told' }))
    const report = await camera.handOver(target)
    expect(report.apart.map(({ why }) => why).join()).toMatch(/ledger in doubt/)
    expect(station.store.names().filter((name) => name.startsWith('quarantine/')).length).toBeGreaterThan(0)
  })

  test('refuses a clone that went on by itself', async () => {
    const image = camera.mock.board.disk.image()
    await round(camera)
    const { privateKey, certificates } = camera.mock.board.keystore.vault
    const clone = await openCamera(station, 1, 1)
    expect(image.files.size).toBeGreaterThan(0)
    expect([clone.device, privateKey.length, certificates.length]).toEqual([camera.device, 32, 1])
    await clone.mock.board.until(clone.ledger.append({ type: 'shutdown', cause: 'wearer' }))
    const report = await round(clone)
    expect(report.refused).toBeDefined()
    expect(report.apart.length).toBeGreaterThan(0)
    expect(station.book.alarms(camera.device).length).toBeGreaterThan(0)
  })
})

describe('a crash', () => {
  test('at any operation of an upload loses nothing that was signed for, and the next start goes on', async () => {
    const sha256 = hexOf(nodePrimitives.sha256(segment()))
    let operations = 0
    for (let finished = false; !finished; operations++) {
      const fresh = await openStation(operations + 20)
      fresh.enrol(camera.device, camera.deviceKey, camera.mock.board.keystore.vault.root as never)
      fresh.store.crashAt(operations)
      const bytes = segment()
      const parts = [bytes.slice(0, 9000), bytes.slice(9000)]
      const ask = { sha256, bytes: bytes.length, offset: 0, body: once(...parts) }
      const first = await fresh
        .station()
        .put(camera.device, ask)
        .catch(() => undefined)
      finished = !fresh.store.crashed
      fresh.store.crashAt(Number.POSITIVE_INFINITY)
      if (fresh.store.crashed) await fresh.start()
      const [after] = await fresh.station().holdings(camera.device, [sha256])
      if (first?.state === 'held') expect(after).toEqual(first)
      const from = after?.state === 'absent' ? after.bytes : 0
      const again = { ...ask, offset: from, body: once(bytes.slice(from)) }
      const second = await fresh.station().put(camera.device, again)
      expect(second, `crash at ${operations}`).toMatchObject({ state: 'held' })
      const [unit] = fresh.book.units()
      expect(hexOf(nodePrimitives.sha256(fresh.store.durable(unit?.file ?? '') ?? new Uint8Array(0)))).toBe(
        sha256,
      )
      expect(fresh.book.units()).toHaveLength(1)
    }
    expect(operations).toBeGreaterThan(10)
  })

  test('that took a file which was written down is an alarm, and the camera brings it again', async () => {
    await put(segment())
    const [unit] = station.book.units()
    station.store.crash()
    await station.start()
    expect(await put(segment())).toMatchObject({ state: 'held' })
    expect(unit?.receipt).toBe(station.book.units()[0]?.receipt)
  })
})
