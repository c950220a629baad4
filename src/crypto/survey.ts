/**
 * Walks through a segment and says how far it is as it was sealed, and how far that is signed.
 *
 *   magic HEADER ENVELOPE CHECKPOINT (CHUNK | GAP | EVENT | CHECKPOINT)* END CHECKPOINT │ end of file
 *   └──────────── good: in order, hashed, counted ───────┘ └─ bad: the first that is not, and all behind it
 *
 * Never throws at bad bytes, reads only, and trusts no certificate: who the epoch key belongs to is
 * identity.ts's question, what a bad entry means verify.ts's. Recovery at boot uses the same walk.
 */
import { type Bytes, equalBytes } from '../bytes.ts'
import type { Primitives } from '../primitives.ts'
import { HEAD_BYTES, type Head, MAGIC, parseHead } from './entry.ts'
import { epochKeyOf, parseHeader, type SegmentHeader } from './header.ts'
import { BODY_BYTES_MAX, type EntryType } from './leaf.ts'
import { type Checkpoint, segmentOrigin, verifyCheckpoint } from './note.ts'
import {
  createScanner,
  type ScanFault,
  type ScannedEntry,
  type Scanner,
  SEARCH_BYTES_MAX,
  SMALL_PIECE_BYTES,
} from './scan.ts'
import type { ByteSource } from './source.ts'
import { count, NO_TALLY, type Tally } from './tally.ts'
import { createTree, rootOfFrontier, type Tree } from './tree.ts'

/** Signatures tried in a search, so that a forged file cannot keep a verifier busy. */
const SEARCH_SIGNATURES_MAX = 65_536

export type Fault =
  | ScanFault
  | 'magic'
  | 'entry out of place'
  | 'header'
  | 'another segment'
  | 'envelope hash'
  | 'counter'
  | 'checkpoint'
  | 'something behind the end'

export interface BadEntry {
  /** Number of the first bad entry; all before it are good. */
  readonly entry: number
  readonly offset: number
  readonly what: Fault
  /** Largest `durable` of a valid checkpoint of this segment at or behind it. */
  readonly laterDurable: number
  /** Something that only ever follows a durable HEADER stands behind it. */
  readonly laterEntries: boolean
  readonly onlyZeros: boolean
}

export interface Survey {
  /** Whether it begins as a segment does. */
  readonly sealed: boolean
  readonly bytes: number
  readonly header?: SegmentHeader
  /** SHA-256 of the HEADER's body, the first half of every chunk's additional data. */
  readonly headerHash?: Bytes
  readonly headerLeafHash?: Bytes
  readonly envelope?: Bytes
  /** Good entries from the start. */
  readonly entries: number
  /** The last valid checkpoint: what it covers, and the tree with its own leaf. */
  readonly signed?: {
    readonly checkpoint: Checkpoint
    readonly size: number
    readonly root: Bytes
    readonly tally: Tally
  }
  /** Good entries behind the last valid checkpoint's own. */
  readonly unsignedEntries: number
  /** END and its CHECKPOINT are there and good. */
  readonly ended: boolean
  readonly bad?: BadEntry
  /** From the first bad entry to the end of the file. */
  readonly torn: { readonly offset: number; readonly bytes: number }
  /** Everything behind the first `tailFrom` good entries, where there are so many. */
  readonly tail?: { readonly bytes: number; readonly hash: Bytes }
  /** Roots over the first n leaves, for the sizes asked for and reached. */
  readonly roots: ReadonlyMap<number, Bytes>
}

export interface SurveyOptions {
  /** Sizes at which somebody else stated a root. */
  readonly sizes?: readonly number[]
  readonly tailFrom?: number
  /** Bodies wanted by `visit`; small ones are kept anyway. */
  readonly keep?: (head: Head) => boolean
  /**
   * Leaves the bodies of CHUNK and END unread: for an opener, who checks each by tag and commitment when
   * its turn comes. The walk then does not stop at a damaged one.
   */
  readonly headsOnly?: boolean
  /** Read at once; at most, and usually, 1 MiB. */
  readonly pieceBytes?: number
  /** Each good entry in file order, signed or not. */
  readonly visit?: (entry: ScannedEntry) => void | Promise<void>
  readonly progress?: (doneBytes: number) => void
}

interface Walk {
  readonly tree: Tree
  readonly ordinals: Map<EntryType, number>
  readonly roots: Map<number, Bytes>
  header?: SegmentHeader
  envelope?: Bytes
  headerHash?: Bytes
  headerLeafHash?: Bytes
  /** Its root is computed at the end: only the last one is asked for. */
  signed?: Omit<NonNullable<Survey['signed']>, 'root'> & { readonly frontier: readonly Bytes[] }
  tally: Tally
  chunks: number
  ended: 'no' | 'end' | 'signed'
}

export async function surveySegment(
  primitives: Primitives,
  source: ByteSource,
  options: SurveyOptions = {},
): Promise<Survey> {
  const scanner = createScanner(
    primitives,
    source,
    options.headsOnly ? SMALL_PIECE_BYTES : options.pieceBytes,
  )
  const magicGood = equalBytes(await scanner.bytesAt(0, MAGIC.length), MAGIC)
  const first = await scanner.bytesAt(MAGIC.length, HEAD_BYTES)
  const sealed = magicGood || parseHead(first)?.leaf.type === 'HEADER'
  const walk: Walk = {
    tree: createTree(primitives),
    ordinals: new Map(),
    roots: new Map(),
    tally: NO_TALLY,
    chunks: 0,
    ended: 'no',
  }
  let at = magicGood ? MAGIC.length : 0
  let what: Fault | undefined = magicGood ? undefined : 'magic'
  const keep = (head: Head): boolean => isSmall(head) || options.keep?.(head) === true
  const skip = options.headsOnly === true ? (head: Head) => !isSmall(head) : undefined
  const sizes = new Set(options.sizes)
  let tailAt: number | undefined
  while (what === undefined) {
    if (sizes.has(walk.tree.size)) walk.roots.set(walk.tree.size, walk.tree.root())
    if (walk.tree.size === options.tailFrom) tailAt = at
    const result = await scanner.entryAt(at, keep, skip)
    if (result === undefined) break
    what = walk.ended === 'signed' ? 'something behind the end' : undefined
    what ??= result.ok ? admit(primitives, walk, result.entry) : result.fault
    if (what !== undefined || !result.ok) break
    at = result.entry.end
    await options.visit?.(result.entry)
    options.progress?.(at)
  }
  const bad = what === undefined ? undefined : await examine(primitives, scanner, walk, sealed, at, what)
  const { header, headerHash, headerLeafHash, envelope, signed } = walk
  return {
    sealed,
    bytes: source.bytes,
    ...(header && { header }),
    ...(headerHash && { headerHash }),
    ...(headerLeafHash && { headerLeafHash }),
    ...(envelope && { envelope }),
    entries: walk.tree.size,
    ...(signed && { signed: signedOf(primitives, signed) }),
    unsignedEntries: walk.tree.size - (signed?.size ?? 0),
    ended: walk.ended === 'signed' && bad === undefined,
    ...(bad && { bad }),
    torn: { offset: at, bytes: source.bytes - at },
    ...(tailAt !== undefined && {
      tail: { bytes: source.bytes - tailAt, hash: await scanner.hash(tailAt, source.bytes) },
    }),
    roots: walk.roots,
  }
}

function signedOf(
  primitives: Primitives,
  { checkpoint, size, frontier, tally }: NonNullable<Walk['signed']>,
): NonNullable<Survey['signed']> {
  return { checkpoint, size, root: rootOfFrontier(primitives, frontier), tally }
}

/** Everything but media is needed whole; its maxima are small. */
function isSmall({ leaf }: Head): boolean {
  return leaf.type !== 'CHUNK' && leaf.type !== 'END'
}

/** Takes the entry in, or says what is wrong with it; a walk that refused an entry is over. */
function admit(primitives: Primitives, walk: Walk, entry: ScannedEntry): Fault | undefined {
  const { leaf, leafIndex, leafBytes, elided } = entry.head
  const index = walk.tree.size
  if (leafIndex !== index || walk.ended === 'signed') return 'entry out of place'
  const expected = index < BEGINNING.length ? leaf.type === BEGINNING[index] : !ONCE.has(leaf.type)
  if (!expected || (walk.ended === 'end' && leaf.type !== 'CHECKPOINT')) return 'entry out of place'
  if (walk.header !== undefined && !equalBytes(leaf.segmentId, walk.header.segmentId))
    return 'another segment'
  const fault = leaf.type === 'CHECKPOINT' ? undefined : admitContent(primitives, walk, entry)
  if (fault !== undefined) return fault
  if (leaf.counter !== nextCounter(walk, leaf.type)) return 'counter'
  const checkpoint = leaf.type === 'CHECKPOINT' && !elided ? checkpointOf(primitives, walk, entry) : undefined
  if (leaf.type === 'CHECKPOINT' && checkpoint === undefined && !(elided && walk.ended === 'no'))
    return 'checkpoint'
  const hash = walk.tree.append(leafBytes)
  if (leaf.type === 'HEADER') walk.headerLeafHash = hash
  walk.tally = count(walk.tally, index, leaf, elided, entry.body)
  if (leaf.type === 'END') walk.ended = 'end'
  if (checkpoint === undefined) return undefined
  walk.signed = { checkpoint, size: walk.tree.size, frontier: walk.tree.frontier(), tally: walk.tally }
  if (walk.ended === 'end') walk.ended = 'signed'
  return undefined
}

const BEGINNING: readonly EntryType[] = ['HEADER', 'ENVELOPE', 'CHECKPOINT']
const ONCE: ReadonlySet<EntryType> = new Set(['HEADER', 'ENVELOPE'])

function admitContent(primitives: Primitives, walk: Walk, entry: ScannedEntry): Fault | undefined {
  const { leaf } = entry.head
  if (leaf.type === 'HEADER') {
    const header = entry.body === undefined ? undefined : parseHeader(entry.body)
    if (entry.body === undefined || header?.file !== 'segment') return 'header'
    if (!equalBytes(leaf.segmentId, header.segmentId)) return 'another segment'
    walk.header = header
    walk.headerHash = primitives.sha256(entry.body)
  }
  if (leaf.type === 'ENVELOPE') {
    if (walk.header === undefined || !equalBytes(leaf.bodyHash, walk.header.envelope.hash))
      return 'envelope hash'
    if (entry.body !== undefined) walk.envelope = entry.body
  }
  return undefined
}

/** CHUNK and END share one count; every other type has its own. */
function nextCounter(walk: Walk, type: EntryType): number {
  if (type === 'CHUNK' || type === 'END') return walk.chunks++
  const counter = walk.ordinals.get(type) ?? 0
  walk.ordinals.set(type, counter + 1)
  return counter
}

function checkpointOf(primitives: Primitives, walk: Walk, entry: ScannedEntry): Checkpoint | undefined {
  const { header, tree } = walk
  if (header === undefined || entry.body === undefined) return undefined
  const checkpoint = verifiedBy(primitives, header, entry.body)
  if (checkpoint?.size !== tree.size) return undefined
  return equalBytes(checkpoint.root, tree.root()) ? checkpoint : undefined
}

function verifiedBy(primitives: Primitives, header: SegmentHeader, body: Uint8Array): Checkpoint | undefined {
  const origin = segmentOrigin(header.device, header.segmentId)
  return verifyCheckpoint(primitives, body, origin, epochKeyOf(header))
}

/** What stands at and behind the first bad entry (evidence.md, rule for power loss). */
async function examine(
  primitives: Primitives,
  scanner: Scanner,
  walk: Walk,
  sealed: boolean,
  offset: number,
  what: Fault,
): Promise<BadEntry> {
  const entry = walk.tree.size
  if (!sealed) return { entry, offset, what, laterDurable: 0, laterEntries: false, onlyZeros: false }
  const limit = Math.min(scanner.bytes, offset + SEARCH_BYTES_MAX)
  const header = walk.header ?? (await damagedHeader(scanner))
  const isStructural = (head: Head): boolean => head.leafIndex >= BEGINNING.length
  let laterDurable = 0
  let laterEntries = false
  let signatures = 0
  for (let at = await scanner.nextPreamble(offset, limit); at !== undefined; ) {
    const head = parseHead((await scanner.bytesAt(at, HEAD_BYTES)).slice())
    laterEntries ||= head !== undefined && isStructural(head)
    if (head?.leaf.type === 'CHECKPOINT' && header !== undefined && signatures++ < SEARCH_SIGNATURES_MAX) {
      const body = await scanner.bytesAt(at + HEAD_BYTES, head.bodyBytes)
      const checkpoint = verifiedBy(primitives, header, body)
      laterDurable = Math.max(laterDurable, checkpoint?.durable ?? 0)
    }
    if (laterDurable > entry) break
    at = await scanner.nextPreamble(at + 1, limit)
  }
  const onlyZeros = await scanner.isZero(offset, limit)
  return { entry, offset, what, laterDurable, laterEntries, onlyZeros }
}

/** What a HEADER that is not good still says, for its epoch key only: enough to recognise its checkpoints. */
async function damagedHeader(scanner: Scanner): Promise<SegmentHeader | undefined> {
  const head = parseHead((await scanner.bytesAt(MAGIC.length, HEAD_BYTES)).slice())
  if (head?.leaf.type !== 'HEADER') return undefined
  const header = parseHeader(
    (
      await scanner.bytesAt(MAGIC.length + HEAD_BYTES, Math.min(head.bodyBytes, BODY_BYTES_MAX.HEADER))
    ).slice(),
  )
  return header?.file === 'segment' ? header : undefined
}
