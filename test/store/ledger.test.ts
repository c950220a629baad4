/** The ledger's keys: who signs what, when a key ends, and what a failed write does to those in use. */
import { beforeEach, describe, expect, test } from 'vitest'
import { type Mock, openMock } from '../../hal/mock/open.ts'
import { nodePrimitives as primitives } from '../../hal/primitives/node.ts'
import type { Bytes } from '../../src/bytes.ts'
import { readDeviceCertificate } from '../../src/crypto/certificate.ts'
import type { OpenedEvent } from '../../src/crypto/event.ts'
import { FORMAT_VERSION, SUCCESSORS_MAX } from '../../src/crypto/header.ts'
import { fileOfBytes } from '../../src/crypto/source.ts'
import { verifyEvidence } from '../../src/crypto/verifyevidence.ts'
import { type Ledger, openLedger } from '../../src/store/ledger.ts'
import { volumesOn } from '../device/ledgerbook.ts'

const CAPACITY_BYTES = 72 * 1024 * 1024
const filled = (length: number, byte: number): Bytes => new Uint8Array(length).fill(byte)

let mock: Mock
let ledger: Ledger

async function openOn({ hal, board }: Mock): Promise<Ledger> {
  const certificates = board.keystore.vault.certificates
  const read = readDeviceCertificate(certificates[0] ?? new Uint8Array(0))
  if (!read.ok) throw new Error(read.detail)
  const { clock, disk, entropy, keystore } = hal
  const facts = {
    version: FORMAT_VERSION,
    ...{ device: read.certificate.name, certificates },
    ...{ bootId: hal.board.bootId, firmwareHash: hal.board.firmwareHash, keyStore: keystore.kind },
    policy: { hash: filled(32, 1), kind: 'demo' },
    profile: { id: 'demo', hash: filled(32, 1) },
  } as const
  const deviceKey = read.certificate.publicKey
  const parts = { primitives, entropy, keystore, clock, disk, board: hal.board, deviceKey, facts }
  return board.until(openLedger(parts))
}

beforeEach(async () => {
  mock = openMock({ seed: 3, primitives, capacityBytes: CAPACITY_BYTES })
  ledger = await openOn(mock)
})

const opened = (id: number): OpenedEvent => ({
  type: 'opened',
  ...{ recording: filled(16, 9), sequence: 0, segment: filled(16, id), headerLeafHash: filled(32, id) },
})

const epochs = (): number =>
  volumesOn(mock).reduce(
    (sum, { events }) => sum + events.filter(({ event }) => event.type === 'epoch').length,
    0,
  )

const verdictOf = async (): Promise<string> => {
  const volumes = [...mock.board.disk.image().files]
    .filter(([name]) => name.endsWith('.zlg'))
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, bytes], number) => ({ ...fileOfBytes(name, bytes), number }))
  const { ledger: report } = await verifyEvidence(primitives, { segments: [], volumes, whole: false })
  return report?.problems.map(({ verdict, detail }) => `${verdict} ${detail}`).join() ?? ''
}

const settle = <T>(promise: Promise<T>): Promise<T> => mock.board.until(promise)

describe('an idle epoch', () => {
  test('ends when it is old enough, and the ledger names its successor', async () => {
    await settle(ledger.rotate(840_000))
    expect(epochs()).toBe(0)
    await mock.board.advance(840_000)
    await settle(ledger.rotate(840_000))
    expect(epochs()).toBe(1)
    await settle(ledger.append({ type: 'shutdown', cause: 'told' }))
    const [volume] = volumesOn(mock)
    expect(volume?.marks.at(-1)?.successors).toHaveLength(1)
    expect(await verdictOf()).toBe('')
  })
  test('of more than 64 in a row stands on a new statement in a new volume', async () => {
    for (let turn = 0; turn <= SUCCESSORS_MAX; turn++) await settle(ledger.rotate(0))
    const volumes = volumesOn(mock)
    expect(volumes).toHaveLength(2)
    expect(volumes.map(({ header }) => header.statement.counter)).toEqual([1, 2])
    expect(await verdictOf()).toBe('')
  })
  test('does not end while a segment is written or about to be', async () => {
    const next = await settle(ledger.succession())
    await settle(ledger.rotate(0))
    expect(epochs(), 'promised').toBe(0)
    await settle(ledger.opened(opened(1), next))
    await settle(ledger.rotate(0))
    expect(epochs(), 'written').toBe(1)
    expect(next.epoch.alive).toBe(true)
    ledger.release(next.epoch)
    await settle(ledger.rotate(0))
    expect(epochs()).toBe(2)
    expect(next.epoch.alive).toBe(false)
    expect(await verdictOf()).toBe('')
  })
})

describe('a failed write', () => {
  test('leaves a segment that is being written its key, until it is released', async () => {
    const next = await settle(ledger.succession())
    await settle(ledger.opened(opened(1), next))
    mock.board.disk.failNext('sync', 'eio')
    await expect(settle(ledger.append({ type: 'shutdown', cause: 'told' }))).rejects.toThrow()
    expect(next.epoch.alive).toBe(true)
    expect(next.epoch.sign(filled(3, 3))).toHaveLength(64)
    await settle(ledger.append({ type: 'shutdown', cause: 'told' }))
    ledger.release(next.epoch)
    expect(next.epoch.alive).toBe(false)
    expect(await verdictOf()).toBe('')
  })
  test('while a segment is being created makes that creation fail, and the next one work', async () => {
    const next = await settle(ledger.succession())
    mock.board.disk.failNext('sync', 'eio')
    await expect(settle(ledger.append({ type: 'shutdown', cause: 'told' }))).rejects.toThrow()
    await expect(settle(ledger.opened(opened(1), next))).rejects.toMatchObject({ code: 'DISK_FAILED' })
    const again = await settle(ledger.succession())
    await settle(ledger.opened(opened(2), again))
    expect(await verdictOf()).toBe('')
  })
  test('followed by a kill and, after the next boot, by a power cut is no fork and no damage', async () => {
    for (let ms = 0; ms <= 16; ms++) {
      mock = openMock({ seed: ms, primitives, capacityBytes: CAPACITY_BYTES })
      ledger = await openOn(mock)
      mock.board.disk.failNext('sync', 'eio')
      // After the kill it never settles: its process is gone.
      ledger.append({ type: 'shutdown', cause: 'told' }).catch(() => undefined)
      await mock.board.advance(ms)
      mock.board.killProcess()
      mock = mock.board.powerUp()
      await openOn(mock)
      mock.board.cutPower()
      mock = mock.board.powerUp()
      await openOn(mock)
      expect(await verdictOf(), `killed after ${ms} ms`).toBe('')
    }
  })
})

test('a first boot that failed before its first event leaves the genesis to the next one', async () => {
  let late = 0
  for (let n = 1; n <= 16; n++) {
    mock = openMock({ seed: n, primitives, capacityBytes: CAPACITY_BYTES })
    mock.board.disk.failNth(n)
    await openOn(mock).catch(() => openOn(mock))
    const types = volumesOn(mock).map(({ events }) => events.map(({ event }) => event.type))
    expect(types.flat().filter((type) => type === 'genesis')).toHaveLength(1)
    if (types[0]?.includes('genesis') === false) late++
    expect(await verdictOf(), `operation ${n}`).toBe('')
  }
  expect(late).toBeGreaterThan(0)
})
