/**
 * A tiny segment and a tiny ledger with fixed keys: the worked example of docs/format.md and
 * the material of the tests around it. Certificates are placeholders; nothing here is random.
 */
import { p256 } from '@noble/curves/nist.js'
import { nodePrimitives } from '../../hal/primitives/node.ts'
import type { Bytes } from '../../src/bytes.ts'
import { utf8 } from '../../src/bytes.ts'
import type { EpochStatement, SegmentHeader, VolumeHeader } from '../../src/crypto/header.ts'
import { epochStatementMessage, successorMessage } from '../../src/crypto/header.ts'
import { keyCommitment } from '../../src/crypto/ratchet.ts'
import type { Sealer } from '../../src/crypto/seal.ts'
import { createSealer } from '../../src/crypto/seal.ts'
import type { Stamp } from '../../src/crypto/stamp.ts'
import type { Primitives } from '../../src/primitives.ts'

export const filled = (length: number, byte: number): Bytes => new Uint8Array(length).fill(byte)

export const DEVICE = 'zg-00c0ffee'
export const DEVICE_SECRET = filled(32, 0x11)
export const EPOCH_SEED = filled(32, 0x22)
export const SUCCESSOR_SEED = filled(32, 0x33)
export const SEGMENT_KEY = filled(32, 0x44)
export const SEGMENT_ID = filled(16, 0x55)
export const ENVELOPE = utf8('age-encryption.org/v1\n')
export const START: Stamp = { monotonicUs: 5_000_000, wallUs: 1_790_000_000_000_000, clock: 'rtc' }

export const at = (offsetUs: number): Stamp => ({
  ...START,
  monotonicUs: START.monotonicUs + offsetUs,
  wallUs: START.wallUs + offsetUs,
})

export function signer(primitives: Primitives, seed: Bytes) {
  return {
    publicKey: primitives.ed25519PublicKey(seed),
    sign: primitives.ed25519Signer(seed),
  }
}

function statement(primitives: Primitives): EpochStatement {
  const said = {
    counter: 7,
    ledgerSize: 0,
    ledgerRoot: primitives.sha256(),
    publicKey: primitives.ed25519PublicKey(EPOCH_SEED),
  }
  const message = epochStatementMessage(DEVICE, said)
  return { ...said, signature: p256.sign(message, DEVICE_SECRET, { lowS: false }) as Bytes }
}

function base(primitives: Primitives) {
  return {
    version: 1,
    device: DEVICE,
    certificates: [new Uint8Array([0x30, 0x00])],
    statement: statement(primitives),
    bootId: filled(16, 0x66),
    firmwareHash: filled(32, 0x77),
    keyStore: 'software',
    policy: { hash: filled(32, 0x88), kind: 'demo' },
    profile: { id: 'demo', hash: filled(32, 0x99) },
  } as const
}

export function segmentHeader(primitives: Primitives = nodePrimitives): SegmentHeader {
  const epoch = signer(primitives, EPOCH_SEED)
  const publicKey = primitives.ed25519PublicKey(SUCCESSOR_SEED)
  const handover = { device: DEVICE, counter: 7, index: 1, predecessor: epoch.publicKey, publicKey }
  return {
    ...base(primitives),
    file: 'segment',
    successors: [{ publicKey, signature: epoch.sign(successorMessage(handover)) }],
    segmentId: SEGMENT_ID,
    keyCommitment: keyCommitment(primitives, SEGMENT_KEY, SEGMENT_ID),
    envelope: { hash: primitives.sha256(ENVELOPE), kind: 'x25519' },
    recording: { id: filled(16, 0xaa), sequence: 0 },
    previous: null,
    replaces: null,
    ledger: { size: 3, root: filled(32, 0xbb) },
  }
}

export function volumeHeader(primitives: Primitives = nodePrimitives): VolumeHeader {
  return {
    ...base(primitives),
    file: 'ledger',
    successors: [],
    volume: 0,
    start: { size: 0, root: primitives.sha256(), frontier: [] },
    previousVolume: null,
  }
}

export function openSealer(primitives: Primitives = nodePrimitives): Sealer {
  return createSealer({
    primitives,
    header: segmentHeader(primitives),
    segmentKey: SEGMENT_KEY.slice(),
    envelope: ENVELOPE,
    sign: signer(primitives, SUCCESSOR_SEED).sign,
  })
}

/** The file of the worked example, entry groups as the sealer hands them out. */
export function samplePieces(primitives: Primitives = nodePrimitives): readonly Bytes[] {
  const sealer = openSealer(primitives)
  const chunk = { track: 'video', discontinuity: false, preRecord: false } as const
  return [
    sealer.begin(START),
    sealer.chunk({
      ...chunk,
      kind: 'init',
      stamp: START,
      durationUs: 0,
      syncFirst: false,
      plaintext: utf8('init'),
    }),
    sealer.chunk({
      ...chunk,
      kind: 'media',
      stamp: START,
      durationUs: 1_000_000,
      syncFirst: true,
      plaintext: utf8('first second'),
    }),
    sealer.checkpoint({ stamp: at(1_000_000), durable: 3 }),
    sealer.gap({
      track: 'video',
      stamp: at(1_500_000),
      fromUs: 6_000_000,
      toUs: 6_500_000,
      cause: 'slow-disk',
      framesLost: 15,
    }),
    sealer.end({ stamp: at(1_500_000), cause: 'stopped', durable: 6 }),
  ]
}
