/**
 * Chunks of one or several files as a film needs them: each moment once, in order, with its init.
 *
 * Where chunks and keys come from (a segment and its envelope, an excerpt) is the caller's; whether they are
 * genuine too. Opening them is chunkopener.ts's.
 */
import { type Bytes, wipe } from '../bytes.ts'
import { assert, ZeugeError } from '../errors.ts'
import type { Primitives } from '../primitives.ts'
import { type ChunkOpener, chunkOpenerHere } from './chunkopener.ts'
import { HEAD_BYTES, type Head } from './entry.ts'
import { KINDS } from './leaf.ts'
import type { RatchetStep } from './ratchet.ts'
import type { EvidenceFile } from './source.ts'
import { type TrackWord, trackWord } from './tally.ts'

const NOTHING: Bytes = new Uint8Array(0)
/** Read and opened at once, or one chunk that is larger; two more than the opener has hands are in memory. */
const BATCH_BYTES_MAX = 4 * 1024 * 1024

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
  /** In playback order. The keys are wiped behind it, and it runs no more, unless it is to be run `again`. */
  parts(options?: PlaybackOptions): AsyncGenerator<OpenedChunk>
  /** Signed chunks that did not open under their own key. */
  readonly refused: number
}

export interface PlaybackOptions {
  /** Only what ends behind it, monotonic µs. */
  readonly fromUs?: number
  /** The keys stay. */
  readonly again?: boolean
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
  opener: ChunkOpener = chunkOpenerHere(primitives),
): Promise<OpenedRecording> {
  let refused = 0
  const refuse = (): void => {
    refused++
  }
  const placed: PlacedSource[] = []
  const here = chunkOpenerHere(primitives)
  for (const source of sources) placed.push(await place(here, source, refuse))
  const places = inPlaybackOrder(placed)
  const [first] = places
  if (first === undefined) throw new ZeugeError('NOTHING_TO_OPEN', `${name}: no signed picture or sound`)
  return {
    inits: placed.flatMap(({ inits }) => inits).filter((init) => init.length > 0),
    fromUs: usOf(first.head),
    untilUs: places.reduce((latest, { head }) => Math.max(latest, endUs(head)), 0),
    chunks: places.length,
    mediaBytes: places.reduce((sum, { head }) => sum + head.leaf.plaintextBytes, 0),
    parts({ fromUs = 0, again = false } = {}) {
      const wanted = places.filter(({ head }) => endUs(head) > fromUs)
      return parts(opener, again ? [] : sources, wanted, refuse)
    },
    get refused() {
      return refused
    },
  }
}

/** @param done whose keys are wiped behind it */
async function* parts(
  opener: ChunkOpener,
  done: readonly ChunkSource[],
  places: readonly ChunkPlace[],
  refuse: () => void,
): AsyncGenerator<OpenedChunk> {
  try {
    for await (const { place, fragment } of openAhead(opener, places)) {
      const init = place.source.inits[place.init]
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
    for (const { steps } of done) for (const { key, salt } of steps.values()) wipe(key, salt)
  }
}

/** Opens the init chunks and gives every fragment its own. */
async function place(here: ChunkOpener, source: ChunkSource, refuse: () => void): Promise<PlacedSource> {
  const placed: PlacedSource = { ...source, inits: [], media: [] }
  const latest = new Map<number, number>()
  for (const { head, offset } of source.chunks) {
    const { track, kind } = head.leaf
    const chunk: ChunkPlace = { source: placed, head, offset, init: latest.get(track) ?? -1 }
    if (kind !== KINDS.init) {
      placed.media.push(chunk)
      continue
    }
    const [init] = (await openPlaces(here, [chunk], new Uint8Array(head.bodyBytes))).fragments
    if (init === undefined) refuse()
    latest.set(track, placed.inits.push(init ?? new Uint8Array(0)) - 1)
  }
  return placed
}

/** The fragments in order, the next few batches opened while the consumer is busy with this one. */
async function* openAhead(
  opener: ChunkOpener,
  places: readonly ChunkPlace[],
): AsyncGenerator<{ readonly place: ChunkPlace; readonly fragment: Bytes | undefined }> {
  const batches = batchesOf(places)
  // The last of one batch may still be in use while the next is played and those after it are opened.
  const free: Bytes[] = Array.from({ length: opener.hands + 2 }, () => NOTHING)
  const running: ReturnType<typeof openPlaces>[] = []
  let used: Bytes | undefined
  let begun = 0
  const begin = (): void => {
    const batch = batches[begun]
    const memory = batch && free.shift()
    if (batch === undefined || memory === undefined) return
    begun++
    const opening = openPlaces(opener, batch, fitting(memory, batch))
    // Looked at in its turn; until then a failure is nobody's news.
    opening.catch(() => undefined)
    running.push(opening)
  }
  try {
    for (const batch of batches) {
      while (running.length < opener.hands && begun < batches.length && free.length > 0) begin()
      const opened = await running.shift()
      if (opened === undefined) return
      begin()
      for (const [at, place] of batch.entries()) yield { place, fragment: opened.fragments[at] }
      if (used !== undefined) free.push(used)
      used = opened.memory
    }
  } finally {
    // Where the consumer stopped early, what is under way must neither outlive this nor fail unheard.
    await Promise.allSettled(running)
  }
}

function fitting(memory: Bytes, batch: readonly ChunkPlace[]): Bytes {
  const wanted = batch.reduce((sum, { head }) => sum + head.bodyBytes, 0)
  return memory.length < wanted ? new Uint8Array(wanted) : memory
}

/** Chunks of one source. One without a key stays closed. */
async function openPlaces(
  opener: ChunkOpener,
  places: readonly ChunkPlace[],
  memory: Bytes,
): Promise<{ readonly memory: Bytes; readonly fragments: readonly (Bytes | undefined)[] }> {
  const [first] = places
  assert(first, 'a batch of nothing')
  const { file, headerHash, steps } = first.source
  const keyed = places.flatMap((place) => {
    const { leaf, leafBytes } = place.head
    const step = steps.get(leaf.counter)
    const offset = place.offset + HEAD_BYTES
    return step === undefined
      ? []
      : [{ place, chunk: { leaf, leafBytes: Uint8Array.from(leafBytes), offset, step } }]
  })
  const opened = await opener.open(file, { headerHash, chunks: keyed.map(({ chunk }) => chunk), memory })
  const fragments = new Map(
    keyed.map(({ place }, index) => {
      const found = opened.plaintexts[index]
      return [place, found && opened.memory.subarray(found.at, found.at + found.bytes)]
    }),
  )
  return { memory: opened.memory, fragments: places.map((place) => fragments.get(place)) }
}

/** Neighbours of one segment, so that its file is opened once for several; each batch holds one body or a few small ones. */
function batchesOf(places: readonly ChunkPlace[]): readonly (readonly ChunkPlace[])[] {
  const batches: ChunkPlace[][] = []
  let bytes = 0
  for (const place of places) {
    const batch = batches.at(-1)
    const isNeighbour = batch?.[0]?.source === place.source
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

function endUs(head: Head): number {
  return usOf(head) + head.leaf.durationUs
}
