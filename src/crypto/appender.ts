/**
 * What segments and ledger volumes have in common: entries appended to a tree, one after the
 * other, and signed checkpoints over all of them.
 *
 * Makes bytes and keeps count; it neither encrypts nor writes, and knows no order of types.
 */
import type { Bytes } from '../bytes.ts'
import { concatBytes } from '../bytes.ts'
import { assert } from '../errors.ts'
import type { Primitives } from '../primitives.ts'
import { entryHead } from './entry.ts'
import type { EntryType, Leaf, TrackNumber } from './leaf.ts'
import { BODY_BYTES_MAX, encodeLeaf, HASH_BYTES, NO_FLAGS } from './leaf.ts'
import { signCheckpoint } from './note.ts'
import type { Stamp } from './stamp.ts'
import { leafTimes } from './stamp.ts'
import type { Tree } from './tree.ts'

/** Who signs checkpoints at the moment. */
export interface Signer {
  readonly publicKey: Bytes
  /** Ed25519 over the message, 64 bytes. */
  sign(message: Uint8Array): Bytes
}

export interface ClearEntry {
  readonly type: Exclude<EntryType, 'CHUNK' | 'END' | 'CHECKPOINT'>
  readonly stamp: Stamp
  readonly body: Uint8Array
  readonly track?: TrackNumber
  readonly kind?: number
}

export interface Appender {
  /** An entry in the clear, as a leaf of the tree. */
  clear(entry: ClearEntry): Bytes
  /** The same, but not a leaf: a volume's HEADER. Its leaf hash is what the volume's first event names. */
  outside(entry: ClearEntry): { readonly entry: Bytes; readonly leafBytes: Bytes }
  /** CHECKPOINT over all leaves so far, and then itself a leaf. */
  checkpoint(signer: Signer, stamp: Stamp, durable: number): Bytes
}

const NO_STAMP: Stamp = { monotonicUs: 0, wallUs: 0, clock: 'unset' }
const NO_COMMITMENT: Bytes = new Uint8Array(HASH_BYTES)

export function createAppender(
  primitives: Primitives,
  tree: Tree,
  segmentId: Bytes,
  origin: string,
): Appender {
  const ordinals = new Map<EntryType, number>()
  const make = (entry: Omit<ClearEntry, 'type'> & { readonly type: EntryType }) => {
    const { type, stamp, body, track = 0, kind = 0 } = entry
    assert(body.length <= BODY_BYTES_MAX[type], `${type} of ${body.length} bytes`)
    const counter = ordinals.get(type) ?? 0
    ordinals.set(type, counter + 1)
    const leaf: Leaf = {
      segmentId,
      counter,
      type,
      flags: NO_FLAGS,
      track,
      ...leafTimes(stamp),
      durationUs: 0,
      plaintextBytes: 0,
      bodyBytes: body.length,
      kind,
      commitment: NO_COMMITMENT,
      bodyHash: primitives.sha256(body),
    }
    const leafBytes = encodeLeaf(leaf)
    return { entry: concatBytes(entryHead(leafBytes, tree.size, false, body.length), body), leafBytes }
  }
  const grow = (made: { entry: Bytes; leafBytes: Bytes }): Bytes => {
    tree.append(made.leafBytes)
    return made.entry
  }
  return {
    clear: (entry) => grow(make(entry)),
    outside: make,
    checkpoint(signer, { monotonicUs, wallUs, clock }, durable) {
      const { size } = tree
      const head = { origin, size, root: tree.root(), monotonicUs, wallUs, clock, durable }
      const body = signCheckpoint(primitives, head, signer.publicKey, signer.sign)
      return grow(make({ type: 'CHECKPOINT', stamp: NO_STAMP, body }))
    },
  }
}
