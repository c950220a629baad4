/**
 * Interruptions on the simulated board, and an oracle that knows what was promised before them.
 *
 * Uses the board's own synthetic camera (small, quick) unless told otherwise. Judges nothing by itself.
 */
import { expect } from 'vitest'
import { type Mock, type MockOptions, openMock } from '../../hal/mock/open.ts'
import { nodePrimitives } from '../../hal/primitives/node.ts'
import type { Bytes } from '../../src/bytes.ts'
import { readDeviceCertificate } from '../../src/crypto/certificate.ts'
import { readVolume } from '../../src/crypto/readvolume.ts'
import type { DevicePolicy } from '../../src/device/policy.ts'
import type { Profile } from '../../src/device/profile.ts'
import { openDevice } from '../../src/device/runtime.ts'
import type { Device, TraceRecord } from '../../src/device/status.ts'
import type { CardReport } from '../../src/sim/card.ts'
import { hashOf, primitives, profileNamed } from './rig.ts'

/** Standby is reached within a second, and recovery may read a card full of segments. */
export const BOOT_MS_MAX = 3_000
const BLOCK_BYTES = 4096
/** Too small for the ballast, large enough to record: a simulated boot need not write 16 MiB. */
const CAPACITY_BYTES = 72 * 1024 * 1024

export const demo = profileNamed('demo')
const UNSIGNED: DevicePolicy = { hash: nodePrimitives.sha256(), kind: 'demo' }

export function openSmallBoard(options: Partial<MockOptions> = {}): Mock {
  return openMock({ seed: 1, primitives, capacityBytes: CAPACITY_BYTES, ...options })
}

/** What the device said was durable, by recording: end of the newest live picture, µs of that boot. */
export type Promised = Map<string, number>

/** What of a card's report the oracle looks at; the card may be a real one. */
export type Judged = Pick<CardReport, 'evidence'>

export interface Running {
  readonly mock: Mock
  readonly device: Device
  readonly trace: readonly TraceRecord[]
}

/** Begins to boot; the promise never settles where the power goes first. */
export function beginBoot(
  mock: Mock,
  promised: Promised,
  profile: Profile = demo,
  policy: DevicePolicy = UNSIGNED,
  profileHash = nodePrimitives.sha256(),
): { readonly opening: Promise<Device>; readonly trace: TraceRecord[] } {
  const trace: TraceRecord[] = []
  const opening = openDevice(mock.hal, {
    profile,
    profileHash,
    policy,
    trace(record) {
      trace.push(record)
      if (record.type !== 'durable') return
      promised.set(record.recording, Math.max(promised.get(record.recording) ?? 0, record.untilUs))
    },
  })
  return { opening, trace }
}

/** Boots within a bound of virtual time. */
export async function bootWithin(
  mock: Mock,
  promised: Promised,
  profile?: Profile,
  policy?: DevicePolicy,
  profileHash?: Bytes,
): Promise<Running> {
  const { opening, trace } = beginBoot(mock, promised, profile, policy, profileHash)
  return { mock, device: await mock.board.until(opening, BOOT_MS_MAX), trace }
}

/** Hash of each segment file on the card. */
export function segmentHashes({ board }: Mock): ReadonlyMap<string, string> {
  const hashes = new Map<string, string>()
  for (const [name, bytes] of board.disk.image().files)
    if (name.endsWith('.zeu')) hashes.set(name, hashOf(bytes))
  return hashes
}

/** Where each recording is signed to, µs of its own boot. */
export function signedUntil({ evidence }: Judged): ReadonlyMap<string, number> {
  const until = new Map<string, number>()
  for (const { recording, signedUntilUs } of evidence.segments)
    if (recording !== undefined && signedUntilUs !== null)
      until.set(recording, Math.max(until.get(recording) ?? 0, signedUntilUs))
  return until
}

/** Recordings that are not signed as far as was promised; none after any innocent fault. */
export function broken(promised: ReadonlyMap<string, number>, card: Judged): readonly string[] {
  const signed = signedUntil(card)
  return [...promised].flatMap(([recording, untilUs]) =>
    (signed.get(recording) ?? 0) >= untilUs ? [] : [`${recording}: ${untilUs} > ${signed.get(recording)}`],
  )
}

/** Why the card's verdict is what it is, in words for a failed test. */
export function reasons({ evidence }: Judged): readonly string[] {
  const segments = evidence.segments.map(
    ({ file, verdict, problem }) => `${file} ${verdict} ${problem?.detail ?? ''}`,
  )
  const ledger = (evidence.ledger?.problems ?? []).map(
    ({ file, verdict, detail }) => `${file} ${verdict} ${detail}`,
  )
  const missing = evidence.missing.map(({ segment }) => `${segment} MISSING`)
  return [...segments, ...ledger, ...missing]
}

/** Why each recorded segment ended, as the signed ledger says. */
export function closingCauses({ board }: Mock): readonly string[] {
  const [der] = board.keystore.vault.certificates
  const read = der === undefined ? undefined : readDeviceCertificate(der)
  if (!read?.ok) return []
  return [...board.disk.image().files].flatMap(([name, bytes]) => {
    const volume = name.endsWith('.zlg')
      ? readVolume(nodePrimitives, bytes, read.certificate.publicKey)
      : undefined
    return (volume?.events ?? []).flatMap(({ event }) => (event.type === 'closed' ? [event.cause] : []))
  })
}

/** No byte is left: what is on the card now takes all of it. */
export function fillUp({ board }: Mock): void {
  const { files, directories } = board.disk.image()
  const blocks = [...files.values()].reduce((sum, { length }) => sum + Math.ceil(length / BLOCK_BYTES), 0)
  board.disk.capacity((blocks + directories.length) * BLOCK_BYTES)
}

/** What no run may ever show. */
export function expectUnharmed({ board }: Mock, label = ''): void {
  expect(
    board.log().filter(({ event }) => event === 'machine.failed'),
    label,
  ).toEqual([])
  expect(board.disk.touchedAfterError(), label).toBe(0)
}
