/**
 * Reads entries one after the other from a source of any size, in memory that does not grow with it.
 *
 *   source ─ pieces of 1 MiB ─► head (160 bytes) ─► body: hashed as it streams, kept only where asked
 *
 * Promises that a length is checked against its type's maximum before anything is allocated and that a
 * body is handed out only if its hash is the leaf's. Says whether an entry is whole and consistent in
 * itself; whether it is in its place (order, counters, signatures) is survey.ts's question.
 */
import { type Bytes, equalBytes } from '../bytes.ts'
import type { Primitives } from '../primitives.ts'
import { ENTRY_MAGIC, HEAD_BYTES, type Head, parseHead } from './entry.ts'
import type { ByteSource } from './source.ts'

const PIECE_BYTES = 1024 * 1024
/** Of a piece that was not used up, in front of the next. */
const REST_BYTES_MAX = 4096
/** For who skips most bodies. */
export const SMALL_PIECE_BYTES = 32 * 1024
/** A search behind a bad entry goes no further: four times the largest segment. */
export const SEARCH_BYTES_MAX = 256 * 1024 * 1024

export interface ScannedEntry {
  readonly head: Head
  /** Of the preamble, in the file. */
  readonly offset: number
  /** Of the next entry. */
  readonly end: number
  /** Present where `keep` asked for it and it is not elided. */
  readonly body?: Bytes
}

export type ScanFault = 'the file ends inside an entry' | 'not an entry' | 'body hash'

export type ScanResult =
  | { readonly ok: true; readonly entry: ScannedEntry }
  | { readonly ok: false; readonly fault: ScanFault }

export interface Scanner {
  readonly bytes: number
  /**
   * The entry at `offset`, or why there is none; undefined at the end of the file. What `skip` names is
   * neither read nor hashed: for who checks that body by other means.
   */
  entryAt(
    offset: number,
    keep: (head: Head) => boolean,
    skip?: (head: Head) => boolean,
  ): Promise<ScanResult | undefined>
  /** Where the next preamble at or behind `offset` may begin, below `limit`; undefined where there is none. */
  nextPreamble(offset: number, limit: number): Promise<number | undefined>
  /** Whether all bytes of [from, to) are zero. */
  isZero(from: number, to: number): Promise<boolean>
  /** SHA-256 of [from, to). */
  hash(from: number, to: number): Promise<Bytes>
  /** Up to `length` bytes; lent until the next call. */
  bytesAt(offset: number, length: number): Promise<Uint8Array>
}

/** @param pieceBytes read at once, where there are so many; at most PIECE_BYTES */
export function createScanner(primitives: Primitives, source: ByteSource, pieceBytes = PIECE_BYTES): Scanner {
  const pieces = createPieces(source, pieceBytes)

  async function hash(from: number, to: number): Promise<Bytes> {
    const stream = primitives.sha256Stream()
    await pieces.each(from, to, (part) => {
      stream.update(part)
      return true
    })
    return stream.digest()
  }

  return {
    bytes: source.bytes,
    hash,
    bytesAt: pieces.exactly,
    async entryAt(offset, keep, skip) {
      if (offset >= source.bytes) return undefined
      const start = (await pieces.exactly(offset, HEAD_BYTES)).slice()
      if (start.length < HEAD_BYTES) return { ok: false, fault: 'the file ends inside an entry' }
      const head = parseHead(start)
      if (head === undefined) return { ok: false, fault: 'not an entry' }
      const bodyAt = offset + HEAD_BYTES
      const end = bodyAt + head.bodyBytes
      if (end > source.bytes) return { ok: false, fault: 'the file ends inside an entry' }
      const plain = { head, offset, end }
      if (head.elided || skip?.(head) === true) return { ok: true, entry: plain }
      if (!keep(head)) {
        const good = equalBytes(await hash(bodyAt, end), head.leaf.bodyHash)
        return good ? { ok: true, entry: plain } : { ok: false, fault: 'body hash' }
      }
      const body = (await pieces.exactly(bodyAt, head.bodyBytes)).slice() as Bytes
      if (body.length !== head.bodyBytes || !equalBytes(primitives.sha256(body), head.leaf.bodyHash))
        return { ok: false, fault: 'body hash' }
      return { ok: true, entry: { ...plain, body } }
    },
    async nextPreamble(offset, limit) {
      const end = Math.min(limit, source.bytes)
      for (let at = offset; at < end; ) {
        const part = await pieces.view(at, ENTRY_MAGIC.length)
        const found = indexOfMagic(part)
        if (found >= 0) return at + found < end ? at + found : undefined
        if (part.length < ENTRY_MAGIC.length) return undefined
        at += part.length - ENTRY_MAGIC.length + 1
      }
      return undefined
    },
    isZero: (from, to) => pieces.each(from, to, isZero),
  }
}

/** Random access through one piece of the source, so that reading forward asks for each byte about once. */
function createPieces(source: ByteSource, pieceBytes: number) {
  let piece: Uint8Array = new Uint8Array(0)
  let pieceAt = 0
  const ahead = createReadAhead(source, pieceBytes)

  /** At least `least` bytes from `offset` (fewer at the end of the file), as many as are at hand; lent until the next call. */
  async function view(offset: number, least: number): Promise<Uint8Array> {
    const from = offset - pieceAt
    if (from >= 0 && from + least <= piece.length) return piece.subarray(from)
    const rest = from >= 0 && from <= piece.length ? piece.subarray(from) : undefined
    piece = (rest && (await ahead.join(rest, offset, least))) ?? (await ahead.load(offset, least))
    pieceAt = offset
    return piece
  }

  return {
    view,
    /** `length` bytes from `offset`, fewer at the end of the file. */
    exactly: async (offset: number, length: number): Promise<Uint8Array> =>
      (await view(offset, length)).subarray(0, length),
    /** Passes [from, to) on in pieces; false where `take` says so or the source ends before. */
    async each(from: number, to: number, take: (part: Uint8Array) => boolean): Promise<boolean> {
      for (let at = from; at < to; ) {
        const part = (await view(at, 1)).subarray(0, to - at)
        if (part.length === 0 || !take(part)) return false
        at += part.length
      }
      return true
    },
  }
}

/**
 * Pieces in two memories in turn: while one is hashed, who reads forward has the next one read. Only whole
 * pieces of a source that reads into given memory; others are read when they are asked for.
 */
function createReadAhead(source: ByteSource, pieceBytes: number) {
  const memories: Bytes[] = []
  let turn = 0
  let next: { readonly at: number; readonly memory: Bytes; readonly filled: Promise<number> } | undefined

  function start(at: number): void {
    const wanted = Math.min(pieceBytes, source.bytes - at)
    if (source.readInto === undefined || pieceBytes <= SMALL_PIECE_BYTES || wanted <= 0) return
    const memory = memoryInTurn()
    const filled = source.readInto(memory.subarray(REST_BYTES_MAX, REST_BYTES_MAX + wanted), at)
    // Looked at by who joins it; a medium that fails there is nobody's news before.
    filled.catch(() => undefined)
    next = { at, memory, filled }
  }

  function memoryInTurn(): Bytes {
    turn = 1 - turn
    const memory = memories[turn] ?? new Uint8Array(REST_BYTES_MAX + pieceBytes)
    memories[turn] = memory
    return memory
  }

  /** What is being read must not be in the memory that is given out again. */
  async function settle(): Promise<void> {
    await Promise.allSettled([next?.filled])
    next = undefined
  }

  return {
    /** `rest` and the piece behind it, where that is being read and is enough. */
    async join(rest: Uint8Array, offset: number, least: number): Promise<Uint8Array | undefined> {
      if (rest.length > REST_BYTES_MAX) return undefined
      const at = offset + rest.length
      if (next?.at !== at) {
        // The second piece in a row: from here on it is worth it.
        await settle()
        start(at)
      }
      if (next === undefined) return undefined
      const { memory, filled } = next
      next = undefined
      const bytes = await filled
      if (rest.length + bytes < least) return undefined
      memory.set(rest, REST_BYTES_MAX - rest.length)
      start(at + bytes)
      return memory.subarray(REST_BYTES_MAX - rest.length, REST_BYTES_MAX + bytes)
    },
    async load(offset: number, least: number): Promise<Uint8Array> {
      await settle()
      const wanted = Math.min(Math.max(pieceBytes, least), Math.max(0, source.bytes - offset))
      if (wanted === 0) return new Uint8Array(0)
      if (source.readInto === undefined || wanted > pieceBytes) return source.read(offset, wanted)
      const memory = memoryInTurn().subarray(0, wanted)
      return memory.subarray(0, await source.readInto(memory, offset))
    },
  }
}

function isZero(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte !== 0) return false
  return true
}

function indexOfMagic(bytes: Uint8Array): number {
  const [first = 0, second, third, fourth] = ENTRY_MAGIC
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1))
    if (bytes[at + 1] === second && bytes[at + 2] === third && bytes[at + 3] === fourth) return at
  return -1
}
