/**
 * Files as whoever holds the keys could write them: any entries in any order, each signed for and in its place
 * unless it is said otherwise, so that one thing at a time is wrong.
 */

import { nodePrimitives as primitives } from '../../hal/primitives/node.ts'
import { type Bytes, concatBytes } from '../../src/bytes.ts'
import { entryHead, MAGIC } from '../../src/crypto/entry.ts'
import { type EntryType, encodeLeaf, type Leaf, NO_FLAGS, TAG_BYTES } from '../../src/crypto/leaf.ts'
import { type Checkpoint, signCheckpoint } from '../../src/crypto/note.ts'
import { createTree, type TreeStart } from '../../src/crypto/tree.ts'

export interface Forged {
  readonly type: EntryType
  /** Of a CHECKPOINT it is its note. */
  readonly body?: Uint8Array
  /** What the note of a CHECKPOINT says otherwise. */
  readonly says?: Partial<Checkpoint>
  /** Who signs it instead. */
  readonly seed?: Bytes
  readonly leaf?: Partial<Leaf>
  readonly index?: number
  readonly elided?: boolean
  /** Stored in place of the body that was hashed. */
  readonly stored?: Uint8Array
  /** Whether it is no leaf of the tree, as a volume's HEADER. */
  readonly outside?: boolean
}

export interface Book {
  readonly id: Bytes
  readonly origin: string
  readonly seed: Bytes
  readonly start?: TreeStart
}

const OWN: Partial<Record<EntryType, Partial<Leaf>>> = {
  CHUNK: { track: 1, kind: 2 },
  END: { flags: { ...NO_FLAGS, final: true }, kind: 1 },
  GAP: { kind: 1 },
}

/** The entries of such a file, one by one. */
export function forgedEntries(
  { id, origin, seed, start }: Book,
  entries: readonly Forged[],
): readonly Bytes[] {
  const tree = createTree(primitives, start)
  const counters = new Map<string, number>()
  const checkpoint = (says: Partial<Checkpoint> = {}, by = seed): Bytes => {
    const about = {
      origin,
      size: tree.size,
      root: tree.root(),
      monotonicUs: 5,
      wallUs: 6,
      clock: 'rtc',
    } as const
    const made = { ...about, durable: 0, ...says }
    return signCheckpoint(primitives, made, primitives.ed25519PublicKey(by), primitives.ed25519Signer(by))
  }
  return entries.map((entry) => {
    const { type, index = tree.size, elided = false } = entry
    const isSealed = type === 'CHUNK' || type === 'END'
    const body =
      entry.body ?? (type === 'CHECKPOINT' ? checkpoint(entry.says, entry.seed) : new Uint8Array(TAG_BYTES))
    const group = isSealed ? 'sealed' : type
    const counter = counters.get(group) ?? 0
    counters.set(group, counter + 1)
    const leafBytes = encodeLeaf({
      ...{
        segmentId: id,
        counter,
        type,
        flags: NO_FLAGS,
        track: 0,
        monotonicNs: 0n,
        unixUs: 0n,
        durationUs: 0,
      },
      ...{
        clock: 'unset',
        plaintextBytes: isSealed ? body.length - TAG_BYTES : 0,
        bodyBytes: body.length,
        kind: 0,
      },
      ...{ commitment: new Uint8Array(32), bodyHash: primitives.sha256(body) },
      ...OWN[type],
      ...entry.leaf,
    })
    if (entry.outside !== true) tree.append(leafBytes)
    const stored = elided ? new Uint8Array(0) : (entry.stored ?? body)
    return concatBytes(entryHead(leafBytes, index, elided, elided ? 0 : body.length), stored)
  })
}

export const forge = (book: Book, entries: readonly Forged[]): Bytes =>
  concatBytes(MAGIC, ...forgedEntries(book, entries))
