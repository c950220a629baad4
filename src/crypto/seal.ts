/**
 * Seals one segment: HEADER ENVELOPE CHECKPOINT (CHUNK | GAP | EVENT | CHECKPOINT)* END CHECKPOINT.
 *
 * Every call returns the bytes to append to the file next, in the order of the calls. The
 * sealer writes nothing and waits for nothing; what is durable the caller knows and says.
 * Calls out of order are bugs and stop it. The segment key never leaves this file again.
 */
import type { Bytes } from '../bytes.ts'
import { concatBytes, equalBytes } from '../bytes.ts'
import { assert, ZeugeError } from '../errors.ts'
import type { Primitives } from '../primitives.ts'
import type { RecordedTrack } from '../unit.ts'
import { createAppender } from './appender.ts'
import type { Cbor } from './cbor.ts'
import { encodeCbor } from './cbor.ts'
import type { ChunkLeaf } from './chunk.ts'
import { sealChunk } from './chunk.ts'
import { HEAD_BYTES, MAGIC, PREAMBLE_BYTES } from './entry.ts'
import { encodeGap } from './gap.ts'
import type { SegmentHeader } from './header.ts'
import { encodeHeader, epochKeyOf } from './header.ts'
import type { Cause } from './leaf.ts'
import { CAUSES, KINDS, NO_FLAGS, TRACKS } from './leaf.ts'
import { segmentOrigin } from './note.ts'
import { createRatchet, keyCommitment } from './ratchet.ts'
import type { Stamp } from './stamp.ts'
import { leafTimes } from './stamp.ts'
import { createTree, leafHash } from './tree.ts'

export interface SealSetup {
  readonly primitives: Primitives
  /** Complete; its key commitment and envelope hash must be those of the two below. */
  readonly header: SegmentHeader
  /** 32 random bytes, given away: the sealer overwrites them. */
  readonly segmentKey: Bytes
  /** The age file that holds the segment key. */
  readonly envelope: Bytes
  /** Ed25519 by the epoch key the header ends its chain with. */
  sign(message: Uint8Array): Bytes
}

export interface SealedChunk {
  readonly track: RecordedTrack
  readonly kind: 'init' | 'media'
  /** Of the first sample. */
  readonly stamp: Stamp
  readonly durationUs: number
  readonly syncFirst: boolean
  readonly discontinuity: boolean
  readonly preRecord: boolean
  readonly degraded?: boolean
  /** Not changed; the caller wipes it once the entry is durable. */
  readonly plaintext: Uint8Array
}

export interface SealedGap {
  readonly track: RecordedTrack | 'none'
  readonly stamp: Stamp
  readonly fromUs: number
  readonly toUs: number
  readonly cause: Cause
  readonly framesLost: number
}

export interface Sealer {
  readonly segmentId: Bytes
  /** Leaves so far. */
  readonly size: number
  /** Root over all leaves so far. */
  root(): Bytes
  /** Leaf hash of the HEADER, for the ledger's `opened`; known once `begin` was called. */
  headerLeafHash(): Bytes
  /** Magic, HEADER, ENVELOPE, CHECKPOINT. */
  begin(stamp: Stamp): Bytes
  /** One CHUNK, whole, in one buffer. */
  chunk(chunk: SealedChunk): Bytes
  gap(gap: SealedGap): Bytes
  /** An EVENT in the clear: no media, no names. */
  event(payload: Cbor, stamp: Stamp): Bytes
  /** `durable`: leaves covered by a sync that has returned. */
  checkpoint(mark: { readonly stamp: Stamp; readonly durable: number }): Bytes
  /** END and the last CHECKPOINT; the key is gone. */
  end(end: { readonly stamp: Stamp; readonly cause: Cause; readonly durable: number }): Bytes
  /** Gives the segment up: the key is gone, every later call is a bug. Idempotent. */
  wipe(): void
}

const NOTHING = new Uint8Array(0)

/** COMPUTE_FAILED where key and envelope are not those that the header names; the key is then still the caller's to wipe. */
export function createSealer(setup: SealSetup): Sealer {
  const { primitives, header, envelope } = setup
  const { segmentId } = header
  // Made of the same bytes a moment ago: where they differ, one of the two was computed wrongly.
  if (!equalBytes(keyCommitment(primitives, setup.segmentKey, segmentId), header.keyCommitment))
    throw new ZeugeError('COMPUTE_FAILED', 'a key commitment of another key; the segment is begun anew')
  if (!equalBytes(primitives.sha256(envelope), header.envelope.hash))
    throw new ZeugeError('COMPUTE_FAILED', 'an envelope hash of another envelope; the segment is begun anew')
  const headerBody = encodeHeader(header)
  const headerHash = primitives.sha256(headerBody)
  const signer = { publicKey: epochKeyOf(header), sign: setup.sign }
  const tree = createTree(primitives)
  const appender = createAppender(primitives, tree, segmentId, segmentOrigin(header.device, segmentId))
  const ratchet = createRatchet(primitives, setup.segmentKey, segmentId)
  let phase: 'new' | 'open' | 'ended' = 'new'
  let headerLeaf: Bytes | undefined
  /** Where each chunk is opened once more; empty of media in between. */
  let proof: Bytes = new Uint8Array(0)

  const seal = (leaf: ChunkLeaf, plaintext: Uint8Array): Bytes => {
    // Fresh memory for each chunk would cost as much as opening it.
    if (proof.length < plaintext.length) proof = new Uint8Array(plaintext.length)
    const into = proof.subarray(0, plaintext.length)
    const sealed = sealChunk(primitives, ratchet.step(), headerHash, leaf, tree.size, plaintext, into)
    tree.append(sealed.leafBytes)
    return sealed.entry
  }
  const isOpen = (): void => assert(phase === 'open', `a segment that is ${phase}, not open`)
  const stop = (): void => {
    phase = 'ended'
    ratchet.wipe()
  }

  return {
    segmentId,
    get size() {
      return tree.size
    },
    root: () => tree.root(),
    headerLeafHash() {
      assert(headerLeaf, 'a segment that was not begun')
      return headerLeaf
    },
    begin(stamp) {
      assert(phase === 'new', `a segment that is ${phase}, not new`)
      phase = 'open'
      const first = appender.clear({ type: 'HEADER', stamp, body: headerBody })
      headerLeaf = leafHash(primitives, first.subarray(PREAMBLE_BYTES, HEAD_BYTES))
      const second = appender.clear({ type: 'ENVELOPE', stamp, body: envelope })
      return concatBytes(MAGIC, first, second, appender.checkpoint(signer, stamp, 0))
    },
    chunk(chunk) {
      isOpen()
      return seal(chunkLeaf(segmentId, chunk), chunk.plaintext)
    },
    gap({ track, stamp, fromUs, toUs, cause, framesLost }) {
      isOpen()
      assert(fromUs >= 0 && fromUs <= toUs && framesLost >= 0, `a gap from ${fromUs} to ${toUs} µs`)
      const body = encodeGap({ fromUs, toUs, framesLost })
      return appender.clear({ type: 'GAP', stamp, body, track: TRACKS[track], kind: CAUSES[cause] })
    },
    event(payload, stamp) {
      isOpen()
      return appender.clear({ type: 'EVENT', stamp, body: encodeCbor(payload) })
    },
    checkpoint({ stamp, durable }) {
      isOpen()
      return appender.checkpoint(signer, stamp, durable)
    },
    end({ stamp, cause, durable }) {
      isOpen()
      const last = seal(endLeaf(segmentId, stamp, cause), NOTHING)
      stop()
      return concatBytes(last, appender.checkpoint(signer, stamp, durable))
    },
    wipe: stop,
  }
}

function chunkLeaf(segmentId: Bytes, chunk: SealedChunk): ChunkLeaf {
  const { track, stamp, durationUs, syncFirst, discontinuity, preRecord, degraded = false } = chunk
  return {
    segmentId,
    type: 'CHUNK',
    flags: { syncFirst, discontinuity, preRecord, degraded, final: false },
    track: TRACKS[track],
    ...leafTimes(stamp),
    durationUs,
    kind: chunk.kind === 'init' ? KINDS.init : KINDS[track],
  }
}

function endLeaf(segmentId: Bytes, stamp: Stamp, cause: Cause): ChunkLeaf {
  const flags = { ...NO_FLAGS, final: true }
  return { segmentId, type: 'END', flags, track: 0, ...leafTimes(stamp), durationUs: 0, kind: CAUSES[cause] }
}
