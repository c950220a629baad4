/**
 * Takes in the bytes of one unit: written, hashed and verified while they come, resumable where they stopped.
 *
 *   body ─► 256 KiB ─► incoming/<sha256> ─► hash
 *                            └─► verifier (growing.ts) ─► judgement        all there: fdatasync
 *
 * Memory is a piece and what the verifier reads, whatever is sent. What comes beyond the length that was named, or has
 * another hash, is thrown away; what came before a connection broke stays for the next attempt.
 */
import type { StationDisk } from '../../hal/stationdisk.ts'
import { type Bytes, hexOf } from '../bytes.ts'
import { ZeugeError } from '../errors.ts'
import type { Primitives } from '../primitives.ts'
import { createGrowing, PIECES_AT_HAND } from './growing.ts'
import { hashInto, PIECE_BYTES } from './hash.ts'
import { INCOMING_DIRECTORY, judgeUnit, type UnitJudgement, type UnitQuestion } from './judgeunit.ts'

export interface ArriveParts {
  readonly disk: StationDisk
  readonly primitives: Primitives
}

export interface Arriving {
  readonly sha256: string
  readonly bytes: number
  readonly offset: number
  readonly body: AsyncIterable<Uint8Array>
}

export type Arrived =
  /** Durable under `incomingName`, and what it is. */
  | { readonly whole: true; readonly judgement: UnitJudgement }
  /** So many bytes are there. */
  | { readonly whole: false; readonly bytes: number }

export function incomingName(sha256: string): string {
  return `${INCOMING_DIRECTORY}/${sha256}`
}

/** STATION_REFUSED where more comes than was named; DISK_… where it cannot be written. */
export async function arrive(
  { disk, primitives }: ArriveParts,
  { sha256, bytes, offset, body }: Arriving,
  question: UnitQuestion,
): Promise<Arrived> {
  const name = incomingName(sha256)
  const hash = primitives.sha256Stream()
  const file = await disk.resume(name)
  let there = offset
  const growing = createGrowing(bytes, there, (from, length) => disk.read(name, from, length))
  let judging: Promise<UnitJudgement> | undefined
  try {
    await hashInto(hash, disk, name, offset)
    judging = judgeUnit(primitives, growing.source, question)
    // Looked at when all is there; until then its error is nobody's news.
    judging.catch(() => undefined)
    for await (const piece of gathered(body)) {
      if (there + piece.length > bytes)
        throw new ZeugeError('STATION_REFUSED', `more than the ${bytes} bytes that were named for ${sha256}`)
      const written = appendAll(file, piece)
      hash.update(piece)
      await written
      there += piece.length
      growing.grew(piece)
    }
    if (there < bytes) return { whole: false, bytes: there }
    await file.sync()
    if (hexOf(hash.digest()) !== sha256) {
      await file.close()
      await disk.remove(name)
      return { whole: false, bytes: 0 }
    }
    return { whole: true, judgement: await judging }
  } catch (error) {
    if (error instanceof ZeugeError && error.code === 'STATION_REFUSED') await disk.remove(name)
    throw error
  } finally {
    growing.ended()
    await judging?.catch(() => undefined)
    await file.close()
  }
}

async function appendAll(
  file: { append(bytes: Uint8Array): Promise<number> },
  bytes: Uint8Array,
): Promise<void> {
  for (let at = 0; at < bytes.length; ) at += await file.append(at === 0 ? bytes : bytes.subarray(at))
}

/**
 * The same bytes in fewer pieces: a network hands over 16 KiB at a time. Each is lent until PIECES_AT_HAND more have been
 * asked for. A body that breaks off gives what it gave.
 */
async function* gathered(body: AsyncIterable<Uint8Array>): AsyncGenerator<Bytes> {
  const memories: Bytes[] = []
  let turn = 0
  let filled = 0
  let broke: { readonly error: unknown } | undefined
  const memory = (): Bytes => {
    const at = turn % (PIECES_AT_HAND + 1)
    const lent = memories[at] ?? new Uint8Array(PIECE_BYTES)
    memories[at] = lent
    return lent
  }
  try {
    for await (const part of body)
      for (let at = 0; at < part.length; ) {
        const taken = part.subarray(at, at + PIECE_BYTES - filled)
        memory().set(taken, filled)
        filled += taken.length
        at += taken.length
        if (filled < PIECE_BYTES) continue
        yield memory()
        turn++
        filled = 0
      }
  } catch (error) {
    broke = { error }
  }
  if (filled > 0) yield memory().subarray(0, filled)
  // A connection that broke is an end like any other; a bug of ours is not.
  if (broke !== undefined && !(broke.error instanceof Error && 'code' in broke.error)) throw broke.error
}
