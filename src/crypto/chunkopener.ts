/**
 * Reads sealed chunks and opens them: one batch after the other here, or several at once by whoever has more threads.
 *
 *   batch (where, under which keys) ─ read ─► bodies in `memory` ─ openChunk, in place ─► plaintexts
 *
 * A batch is data, and so is what comes of it. Plaintext is released only after tag and commitment matched.
 */
import { type Bytes, wipe } from '../bytes.ts'
import type { Primitives } from '../primitives.ts'
import { openChunk } from './chunk.ts'
import { type Leaf, TAG_BYTES } from './leaf.ts'
import type { RatchetStep } from './ratchet.ts'
import type { ByteSource, EvidenceFile } from './source.ts'

export interface SealedChunk {
  readonly leaf: Leaf
  /** 128 bytes of its own: a view would take what it looks into along to another thread. */
  readonly leafBytes: Bytes
  /** Of its body in the file. */
  readonly offset: number
  readonly step: RatchetStep
}

export interface ChunkBatch {
  readonly headerHash: Bytes
  readonly chunks: readonly SealedChunk[]
  /** At least as long as all bodies; handed over, and back with the answer. */
  readonly memory: Bytes
}

export interface OpenedBatch {
  readonly memory: Bytes
  /** Where in `memory` each plaintext lies; undefined where none was released. */
  readonly plaintexts: readonly ({ readonly at: number; readonly bytes: number } | undefined)[]
}

/** Who opens chunks; may do it in other threads. */
export interface ChunkOpener {
  /** So many batches side by side. */
  readonly hands: number
  open(file: EvidenceFile, batch: ChunkBatch): Promise<OpenedBatch>
}

export function chunkOpenerHere(primitives: Primitives): ChunkOpener {
  return {
    hands: 1,
    open: (file, batch) => file.with((source) => openBatch(primitives, source, batch)),
  }
}

/** The keys stay the caller's to wipe. */
export async function openBatch(
  primitives: Primitives,
  source: ByteSource,
  { headerHash, chunks, memory }: ChunkBatch,
): Promise<OpenedBatch> {
  const plaintexts: OpenedBatch['plaintexts'][number][] = []
  let at = 0
  for (const { leaf, leafBytes, offset, step } of chunks) {
    const body = memory.subarray(at, at + leaf.bodyBytes)
    const read = body.subarray(0, await readInto(source, body, offset))
    // In place: memory of its own for each chunk costs as much as decrypting it.
    const into = read.subarray(0, Math.max(0, read.length - TAG_BYTES))
    const plaintext = openChunk(primitives, step, headerHash, leaf, leafBytes, read, into)
    plaintexts.push(plaintext && { at, bytes: plaintext.length })
    at += leaf.bodyBytes
  }
  return { memory, plaintexts }
}

/** Secrets of a batch that was handed to another thread: the copies there are its own to wipe. */
export function wipeKeys({ chunks }: ChunkBatch): void {
  for (const { step } of chunks) wipe(step.key, step.salt)
}

async function readInto(source: ByteSource, target: Bytes, offset: number): Promise<number> {
  if (source.readInto !== undefined) return source.readInto(target, offset)
  const bytes = await source.read(offset, target.length)
  target.set(bytes)
  return bytes.length
}
