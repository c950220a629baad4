/**
 * Chunks of one or several files as a film needs them: each moment once, in order, with its init.
 *
 * Plaintext is released only after the tag and the leaf's commitment matched. Where chunks and keys come
 * from (a segment and its envelope, an excerpt) is the caller's; whether they are genuine too.
 */
import { type Bytes, wipe } from '../bytes.ts'
import { ZeugeError } from '../errors.ts'
import type { Primitives } from '../primitives.ts'
import { openChunk } from './chunk.ts'
import { HEAD_BYTES, type Head } from './entry.ts'
import { KINDS, TAG_BYTES } from './leaf.ts'
import type { RatchetStep } from './ratchet.ts'
import type { ByteSource, EvidenceFile } from './source.ts'
import { type TrackWord, trackWord } from './tally.ts'

const NOTHING: Bytes = new Uint8Array(0)
/** Read at once; three of these are in memory while a recording is played, and at most a chunk of its own size each. */
const BATCH_BYTES_MAX = 4 * 1024 * 1024
const MEMORIES = 3

export interface OpenedChunk {
  readonly track: TrackWord
  /** Initialisation segment of the format it is in. */
  readonly init: Bytes
  /** Lent, and for the consumer to wipe: overwritten from the second time on that another one is asked for. */
  readonly fragment: Bytes
  /** Monotonic µs of its first sample. */
  readonly fromUs: number
  /** Unix µs of the same instant by the camera's clock; null where it had none. */
  readonly fromWallUs: number | null
  readonly durUs: number
}

export interface OpenedRecording {
  /** All formats, in the order they were used. */
  readonly inits: readonly Bytes[]
  /** Monotonic µs of the first sample and behind the last. */
  readonly fromUs: number
  readonly untilUs: number
  readonly chunks: number
  readonly mediaBytes: number
  /** In playback order. May be run through once; the keys are wiped as it goes. */
  parts(): AsyncGenerator<OpenedChunk>
  /** Signed chunks that did not open under their own key. */
  readonly refused: number
}

/** Chunks of one segment, wherever they lie. */
export interface ChunkSource {
  readonly file: EvidenceFile
  /** Number of the segment in its recording. */
  readonly sequence: number
  readonly headerHash: Bytes
  /** By counter of the chunk; wiped in the end. */
  readonly steps: ReadonlyMap<number, RatchetStep>
  /** In file order, none of them elided. */
  readonly chunks: readonly { readonly head: Head; readonly offset: number }[]
}

interface ChunkPlace {
  readonly source: PlacedSource
  readonly head: Head
  readonly offset: number
  /** The init chunk it follows, by its place in `source.inits`. */
  readonly init: number
}

interface PlacedSource extends ChunkSource {
  readonly inits: Bytes[]
  readonly media: ChunkPlace[]
}

/** NOTHING_TO_OPEN where there is no fragment. */
export async function createPlayback(
  primitives: Primitives,
  name: string,
  sources: readonly ChunkSource[],
): Promise<OpenedRecording> {
  let refused = 0
  const refuse = (): void => {
    refused++
  }
  const placed: PlacedSource[] = []
  for (const source of sources) placed.push(await place(primitives, source, refuse))
  const places = inPlaybackOrder(placed)
  const [first] = places
  if (first === undefined) throw new ZeugeError('NOTHING_TO_OPEN', `${name}: no signed picture or sound`)
  return {
    inits: placed.flatMap(({ inits }) => inits).filter((init) => init.length > 0),
    fromUs: usOf(first.head),
    untilUs: places.reduce((latest, { head }) => Math.max(latest, usOf(head) + head.leaf.durationUs), 0),
    chunks: places.length,
    mediaBytes: places.reduce((sum, { head }) => sum + head.leaf.plaintextBytes, 0),
    parts: () => parts(primitives, sources, places, refuse),
    get refused() {
      return refused
    },
  }
}

async function* parts(
  primitives: Primitives,
  sources: readonly ChunkSource[],
  places: readonly ChunkPlace[],
  refuse: () => void,
): AsyncGenerator<OpenedChunk> {
  try {
    for await (const { place, body } of readAhead(places)) {
      const init = place.source.inits[place.init]
      const fragment = release(primitives, place, body)
      if (init === undefined || init.length === 0 || fragment === undefined) {
        refuse()
        continue
      }
      const { leaf } = place.head
      const fromWallUs = leaf.unixUs === 0n ? null : Number(leaf.unixUs)
      const times = { fromUs: usOf(place.head), fromWallUs, durUs: leaf.durationUs }
      yield { track: trackWord(leaf), init, fragment, ...times }
    }
  } finally {
    for (const { steps } of sources) for (const { key, salt } of steps.values()) wipe(key, salt)
  }
}

/** Opens the init chunks and gives every fragment its own. */
async function place(primitives: Primitives, source: ChunkSource, refuse: () => void): Promise<PlacedSource> {
  const placed: PlacedSource = { ...source, inits: [], media: [] }
  const latest = new Map<number, number>()
  for (const { head, offset } of source.chunks) {
    const { track, kind } = head.leaf
    const here: ChunkPlace = { source: placed, head, offset, init: latest.get(track) ?? -1 }
    if (kind !== KINDS.init) {
      placed.media.push(here)
      continue
    }
    const [body] = await bodiesOf([here])
    const init = body && release(primitives, here, body)
    if (init === undefined) refuse()
    latest.set(track, placed.inits.push(init ?? new Uint8Array(0)) - 1)
  }
  return placed
}

function release(primitives: Primitives, place: ChunkPlace, body: Bytes): Bytes | undefined {
  const { source, head } = place
  const step = source.steps.get(head.leaf.counter)
  if (step === undefined) return undefined
  // In place: memory of its own for each chunk costs as much as decrypting it.
  const into = body.subarray(0, Math.max(0, body.length - TAG_BYTES)) as Bytes
  return openChunk(primitives, step, source.headerHash, head.leaf, head.leafBytes, body, into)
}

/** The bodies in order, the next few read while the consumer is busy with these. */
async function* readAhead(
  places: readonly ChunkPlace[],
): AsyncGenerator<{ readonly place: ChunkPlace; readonly body: Bytes }> {
  const batches = batchesOf(places)
  // In turn: the last of one batch may still be in use while the next is played and the one after that is read.
  const memories: Memory[] = Array.from({ length: MEMORIES }, () => ({ bytes: NOTHING }))
  const read = (index: number): Promise<readonly Bytes[]> | undefined => {
    const [batch, memory] = [batches[index], memories[index % memories.length]]
    return batch && bodiesOf(batch, memory)
  }
  let next: Promise<readonly Bytes[]> | undefined
  try {
    for (const [index, batch] of batches.entries()) {
      const bodies = (await (next ?? read(index))) ?? []
      next = read(index + 1)
      for (const [at, place] of batch.entries()) {
        const body = bodies[at]
        if (body !== undefined) yield { place, body }
      }
    }
  } finally {
    // Where the consumer stopped early, a read under way must neither outlive this nor fail unheard.
    await Promise.allSettled([next])
  }
}

/** Neighbours of one file, so that it is opened once for several; each batch holds one body or a few small ones. */
function batchesOf(places: readonly ChunkPlace[]): readonly (readonly ChunkPlace[])[] {
  const batches: ChunkPlace[][] = []
  let bytes = 0
  for (const place of places) {
    const batch = batches.at(-1)
    const isNeighbour = batch?.[0]?.source.file === place.source.file
    const { bodyBytes } = place.head
    bytes += bodyBytes
    if (batch !== undefined && isNeighbour && bytes <= BATCH_BYTES_MAX) batch.push(place)
    else {
      batches.push([place])
      bytes = bodyBytes
    }
  }
  return batches
}

interface Memory {
  bytes: Bytes
}

/** @param memory lent where given: the bodies are parts of it */
async function bodiesOf(batch: readonly ChunkPlace[], memory?: Memory): Promise<readonly Bytes[]> {
  const [first] = batch
  if (first === undefined) return []
  const wanted = batch.reduce((sum, { head }) => sum + head.bodyBytes, 0)
  if (memory !== undefined && memory.bytes.length < wanted) memory.bytes = new Uint8Array(wanted)
  return first.source.file.with(async (source) => {
    const bodies: Bytes[] = []
    let used = 0
    for (const { head, offset } of batch) {
      const from = offset + HEAD_BYTES
      const target = memory?.bytes.subarray(used, used + head.bodyBytes)
      used += head.bodyBytes
      bodies.push(await bodyAt(source, from, head.bodyBytes, target))
    }
    return bodies
  })
}

async function bodyAt(source: ByteSource, from: number, length: number, target?: Bytes): Promise<Bytes> {
  if (target !== undefined && source.readInto !== undefined)
    return target.subarray(0, await source.readInto(target, from))
  const body = await source.read(from, length)
  if (target === undefined) return body
  target.set(body)
  return target.subarray(0, body.length)
}

/** By time, then track; where two segments hold the same (track, time), the later one's. */
function inPlaybackOrder(sources: readonly PlacedSource[]): readonly ChunkPlace[] {
  const bySequence = [...sources].sort((a, b) => a.sequence - b.sequence)
  const chosen = new Map<string, ChunkPlace>()
  for (const { media } of bySequence)
    for (const one of media) chosen.set(`${one.head.leaf.track} ${one.head.leaf.monotonicNs}`, one)
  return [...chosen.values()].sort((a, b) => {
    const [x, y] = [a.head.leaf, b.head.leaf]
    return x.monotonicNs === y.monotonicNs ? x.track - y.track : x.monotonicNs < y.monotonicNs ? -1 : 1
  })
}

function usOf({ leaf }: Head): number {
  return Number(leaf.monotonicNs / 1000n)
}
