/**
 * A demo authority, an enrolled device and small sealed evidence of it: real certificates, real
 * signatures, age envelopes left out (the envelope's bytes are the segment key itself).
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { enrol } from '../../hal/keystore/enrol.ts'
import { openFileKeyStore } from '../../hal/keystore/file.ts'
import { nodePrimitives as primitives } from '../../hal/primitives/node.ts'
import { type Bytes, concatBytes, utf8 } from '../../src/bytes.ts'
import { readDeviceCertificate } from '../../src/crypto/certificate.ts'
import type { LedgerEvent } from '../../src/crypto/event.ts'
import { type EpochStatement, epochStatementMessage, type SegmentHeader } from '../../src/crypto/header.ts'
import { createVolume } from '../../src/crypto/ledger.ts'
import { keyCommitment } from '../../src/crypto/ratchet.ts'
import { createSealer, type SealedChunk } from '../../src/crypto/seal.ts'
import type { Stamp } from '../../src/crypto/stamp.ts'
import { formatTrust, parseTrust, type Trust } from '../../src/crypto/trust.ts'

export { primitives }

/** Unix ms of every enrolment and recording here. */
export const NOW_MS = Date.UTC(2026, 5, 1)

export const at = (us: number): Stamp => ({
  monotonicUs: us,
  wallUs: NOW_MS * 1000 + us,
  clock: 'rtc',
})

export interface Device {
  readonly device: string
  readonly certificates: readonly Bytes[]
  readonly trust: Trust
  readonly trustText: string
  readonly epochSeed: Bytes
  readonly statement: EpochStatement
  state(counter: number, ledger: { size: number; root: Bytes }, seed: Bytes): Promise<EpochStatement>
}

export const filled = (length: number, byte: number): Bytes => new Uint8Array(length).fill(byte)

let forgotten = 0
/**
 * Certificates that were read are remembered (lately.ts): an answer that a mutant gave must not meet the next one.
 * So many others as are remembered, none of them ever the same.
 */
export function forgetCertificates(): void {
  for (let count = 0; count < 16; count++) readDeviceCertificate(utf8(`no certificate ${forgotten++}`))
}

/** A new authority with one device of its own. */
export async function newDevice(nowMs = NOW_MS): Promise<Device> {
  forgetCertificates()
  const dir = await mkdtemp(join(tmpdir(), 'zeuge-device-'))
  try {
    await enrol({ dir, nowMs })
    return await readDevice(dir)
  } finally {
    await rm(dir, { recursive: true })
  }
}

/** The device enrolled in a data directory, with a first epoch of its own. */
export async function readDevice(dir: string): Promise<Device> {
  const keystore = await openFileKeyStore(join(dir, 'device'))
  const certificates = await keystore.certificates()
  const read = readDeviceCertificate(certificates[0] ?? new Uint8Array(0))
  if (!read.ok) throw new Error(read.detail)
  const device = read.certificate.name
  const trustText = formatTrust([await readFile(join(dir, 'trust', 'root.pem'), 'utf8')])
  const state: Device['state'] = async (counter, ledger, seed) => {
    const publicKey = primitives.ed25519PublicKey(seed)
    const said = { counter, ledgerSize: ledger.size, ledgerRoot: ledger.root, publicKey }
    return { ...said, signature: await keystore.sign(epochStatementMessage(device, said)) }
  }
  const epochSeed = filled(32, 0x22)
  const statement = await state(1, { size: 0, root: primitives.sha256() }, epochSeed)
  const trust = parseTrust(primitives, trustText, 'trust.json')
  return { device, certificates, trust, trustText, epochSeed, statement, state }
}

export function baseOf({ device, certificates, statement }: Device) {
  return {
    version: 1,
    device,
    certificates,
    statement,
    successors: [],
    bootId: filled(16, 0x66),
    firmwareHash: filled(32, 0x77),
    keyStore: 'software',
    policy: { hash: filled(32, 0x88), kind: 'demo' },
    profile: { id: 'demo', hash: filled(32, 0x99) },
  } as const
}

export interface SegmentPlan {
  readonly id?: number
  readonly sequence?: number
  readonly seconds?: number
  readonly ended?: boolean
  readonly previous?: SegmentHeader['previous']
  readonly replaces?: SegmentHeader['replaces']
  readonly ledger?: SegmentHeader['ledger']
  /** First second of footage. */
  readonly fromSecond?: number
  readonly payloadBytes?: number
}

export interface SealedSegment {
  /** Entry groups as the sealer handed them out. */
  readonly pieces: readonly Bytes[]
  readonly file: Bytes
  readonly header: SegmentHeader
  readonly headerLeafHash: Bytes
  readonly size: number
  readonly root: Bytes
  readonly key: Bytes
}

export const fragmentOf = (second: number, bytes = 12): Bytes =>
  concatBytes(utf8(`second ${second}`), filled(Math.max(0, bytes - 9), second & 0xff))

/** A sealed segment of `seconds` video fragments, a checkpoint behind each. */
export function sealSegment(device: Device, plan: SegmentPlan = {}): SealedSegment {
  const { id = 1, sequence = 0, seconds = 2, ended = true, fromSecond = 0 } = plan
  const segmentId = filled(16, id)
  const key = filled(32, 0x40 + id)
  const envelope = key.slice()
  const header: SegmentHeader = {
    ...baseOf(device),
    file: 'segment',
    segmentId,
    keyCommitment: keyCommitment(primitives, key, segmentId),
    envelope: { hash: primitives.sha256(envelope), kind: 'x25519' },
    recording: { id: filled(16, 0xaa), sequence },
    previous: plan.previous ?? null,
    replaces: plan.replaces ?? null,
    ledger: plan.ledger ?? { size: 0, root: primitives.sha256() },
  }
  const sign = (message: Uint8Array): Bytes => primitives.ed25519Signer(device.epochSeed)(message)
  const sealer = createSealer({ primitives, header, segmentKey: key.slice(), envelope, sign })
  const chunk = (us: number, kind: SealedChunk['kind'], durationUs: number, plaintext: Bytes): Bytes =>
    sealer.chunk({
      ...{ track: 'video', kind, stamp: at(us), durationUs, plaintext },
      ...{ syncFirst: kind === 'media', discontinuity: false, preRecord: false },
    })
  const startUs = fromSecond * 1_000_000
  const pieces = [sealer.begin(at(startUs)), chunk(startUs, 'init', 0, utf8('init'))]
  for (let second = fromSecond; second < fromSecond + seconds; second++) {
    const us = second * 1_000_000
    const durable = sealer.size
    pieces.push(chunk(us, 'media', 1_000_000, fragmentOf(second, plan.payloadBytes)))
    pieces.push(sealer.checkpoint({ stamp: at(us + 1_000_000), durable }))
  }
  const endUs = startUs + seconds * 1_000_000
  if (ended) pieces.push(sealer.end({ stamp: at(endUs), cause: 'stopped', durable: sealer.size }))
  return {
    pieces,
    file: concatBytes(...pieces),
    header,
    headerLeafHash: sealer.headerLeafHash(),
    size: sealer.size,
    root: sealer.root(),
    key,
  }
}

type Plain = Exclude<LedgerEvent, { type: 'volume' | 'epoch' }>

/** One ledger volume with these events, each under a checkpoint of its own. */
export function sealVolume(
  device: Device,
  events: readonly Plain[],
  from: { readonly volume: number; readonly size: number; readonly frontier: readonly Bytes[] } & {
    readonly root: Bytes
    readonly previousVolume: Bytes | null
  } = { volume: 0, size: 0, frontier: [], root: primitives.sha256(), previousVolume: null },
) {
  const { volume: number, previousVolume, ...start } = from
  const header = { ...baseOf(device), file: 'ledger', volume: number, start, previousVolume } as const
  const sign = (message: Uint8Array): Bytes => primitives.ed25519Signer(device.epochSeed)(message)
  const volume = createVolume({ primitives, header, sign })
  const pieces = [volume.begin(at(0))]
  for (const event of events) {
    const durable = volume.size
    pieces.push(concatBytes(volume.event(event, at(0)), volume.checkpoint({ stamp: at(0), durable })))
  }
  return {
    pieces,
    file: concatBytes(...pieces),
    size: volume.size,
    root: volume.root(),
    frontier: volume.frontier(),
  }
}
