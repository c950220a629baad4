/**
 * Opens a recording: decrypts what is validly signed, in playback order.
 *
 *   segments ─ survey ─► signed chunks ─ sort by time, each (track, time) once ─► init + fragment
 *
 * The key commitment is checked before any ciphertext is touched, and plaintext is released only after
 * the tag and the leaf's commitment matched. Nothing behind the last valid checkpoint is opened. What a
 * verdict allows is the caller's decision; making a film of the fragments is src/media's craft.
 */
import { type Bytes, equalBytes, wipe } from '../bytes.ts'
import { ZeugeError } from '../errors.ts'
import type { Primitives } from '../primitives.ts'
import { openChunk } from './chunk.ts'
import { HEAD_BYTES, type Head } from './entry.ts'
import type { SegmentHeader } from './header.ts'
import { KINDS } from './leaf.ts'
import { createRatchet, keyCommitment, type RatchetStep, SEGMENT_KEY_BYTES } from './ratchet.ts'
import type { EvidenceFile } from './source.ts'
import { type Survey, surveySegment } from './survey.ts'
import { type TrackWord, trackWord } from './tally.ts'

export interface OpenedChunk {
  readonly track: TrackWord
  /** Initialisation segment of the format it is in. */
  readonly init: Bytes
  readonly fragment: Bytes
  /** Monotonic µs of its first sample. */
  readonly fromUs: number
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

/**
 * The key of a segment, or undefined where no identity opens it. `envelope` is empty where it was taken out
 * of the file; then only who has the key from elsewhere (a sidecar) can answer.
 */
export type Unwrap = (envelope: Bytes, header: SegmentHeader) => Promise<Bytes | undefined>

interface ChunkPlace {
  readonly segment: OpenSegment
  readonly head: Head
  readonly offset: number
  /** Head of the init chunk it follows, by its place in `segment.inits`. */
  readonly init: number
}

interface OpenSegment {
  readonly file: EvidenceFile
  readonly header: SegmentHeader
  readonly headerHash: Bytes
  readonly steps: readonly RatchetStep[]
  readonly inits: Bytes[]
  readonly media: ChunkPlace[]
}

/** KEY_WRONG where `unwrap` does not give the key of every segment; NOTHING_TO_OPEN where nothing is signed. */
export async function openRecording(
  primitives: Primitives,
  files: readonly EvidenceFile[],
  unwrap: Unwrap,
): Promise<OpenedRecording> {
  let refused = 0
  const refuse = (): void => {
    refused++
  }
  const segments: OpenSegment[] = []
  for (const file of files) {
    const segment = await openSegment(primitives, file, unwrap, refuse)
    if (segment !== undefined) segments.push(segment)
  }
  const places = inPlaybackOrder(segments)
  const [first] = places
  if (first === undefined)
    throw new ZeugeError(
      'NOTHING_TO_OPEN',
      `${files.map(({ file }) => file).join(', ')}: no signed picture or sound`,
    )
  return {
    inits: segments.flatMap(({ inits }) => inits).filter((init) => init.length > 0),
    fromUs: usOf(first.head),
    untilUs: places.reduce((latest, { head }) => Math.max(latest, usOf(head) + head.leaf.durationUs), 0),
    chunks: places.length,
    mediaBytes: places.reduce((sum, { head }) => sum + head.leaf.plaintextBytes, 0),
    parts: () => parts(primitives, segments, places, refuse),
    get refused() {
      return refused
    },
  }
}

async function* parts(
  primitives: Primitives,
  segments: readonly OpenSegment[],
  places: readonly ChunkPlace[],
  refuse: () => void,
): AsyncGenerator<OpenedChunk> {
  try {
    for (const place of places) {
      const init = place.segment.inits[place.init]
      const fragment = await release(primitives, place)
      if (init === undefined || init.length === 0 || fragment === undefined) {
        refuse()
        continue
      }
      const { leaf } = place.head
      yield { track: trackWord(leaf), init, fragment, fromUs: usOf(place.head), durUs: leaf.durationUs }
    }
  } finally {
    for (const { steps } of segments) for (const { key, salt } of steps) wipe(key, salt)
  }
}

async function openSegment(
  primitives: Primitives,
  file: EvidenceFile,
  unwrap: Unwrap,
  refuse: () => void,
): Promise<OpenSegment | undefined> {
  const found: { readonly head: Head; readonly offset: number }[] = []
  const survey = await file.with((source) =>
    surveySegment(primitives, source, {
      visit({ head, offset }) {
        if (head.leaf.type === 'CHUNK' && !head.elided) found.push({ head, offset })
      },
    }),
  )
  const { header, headerHash, signed } = survey
  if (header === undefined || headerHash === undefined || signed === undefined) return undefined
  const steps = await chunkSecrets(
    primitives,
    file.file,
    survey,
    header,
    unwrap,
    found.at(-1)?.head.leaf.counter,
  )
  const segment: OpenSegment = { file, header, headerHash, steps, inits: [], media: [] }
  const latest = new Map<number, number>()
  for (const { head, offset } of found) {
    if (head.leafIndex >= signed.checkpoint.size) break
    const { track, kind } = head.leaf
    const place: ChunkPlace = { segment, head, offset, init: latest.get(track) ?? -1 }
    if (kind !== KINDS.init) {
      segment.media.push(place)
      continue
    }
    const init = await release(primitives, place)
    if (init === undefined) refuse()
    latest.set(track, segment.inits.push(init ?? new Uint8Array(0)) - 1)
  }
  return segment
}

/** Every chunk's secrets up to `last`, because playback order is not the ratchet's order. */
async function chunkSecrets(
  primitives: Primitives,
  name: string,
  { envelope }: Survey,
  header: SegmentHeader,
  unwrap: Unwrap,
  last: number | undefined,
): Promise<readonly RatchetStep[]> {
  if (last === undefined) return []
  const key = await segmentKeyOf(primitives, name, envelope, header, unwrap)
  const ratchet = createRatchet(primitives, key, header.segmentId)
  const steps = Array.from({ length: last + 1 }, () => ratchet.step())
  ratchet.wipe()
  return steps
}

/** The key the HEADER commits to, the caller's to wipe. KEY_WRONG where `unwrap` gives another or none. */
export async function segmentKeyOf(
  primitives: Primitives,
  name: string,
  envelope: Bytes | undefined,
  header: SegmentHeader,
  unwrap: Unwrap,
): Promise<Bytes> {
  const key = await unwrap(envelope ?? new Uint8Array(0), header)
  const fits =
    key?.length === SEGMENT_KEY_BYTES &&
    equalBytes(keyCommitment(primitives, key, header.segmentId), header.keyCommitment)
  if (key !== undefined && fits) return key
  const sealed = `sealed for ${header.envelope.kind} recipients, and none of the identities given is theirs`
  const shredded = 'without its envelope, which was taken out; only a sidecar could open it'
  throw new ZeugeError('KEY_WRONG', `${name} is ${envelope === undefined ? shredded : sealed}`)
}

async function release(
  primitives: Primitives,
  { segment, head, offset }: ChunkPlace,
): Promise<Bytes | undefined> {
  const step = segment.steps[head.leaf.counter]
  const body = await segment.file.with((source) => source.read(offset + HEAD_BYTES, head.bodyBytes))
  if (step === undefined) return undefined
  return openChunk(primitives, step, segment.headerHash, head.leaf, head.leafBytes, body)
}

/** By time, then track; where two segments hold the same (track, time), the later one's. */
function inPlaybackOrder(segments: readonly OpenSegment[]): readonly ChunkPlace[] {
  const bySequence = [...segments].sort((a, b) => a.header.recording.sequence - b.header.recording.sequence)
  const chosen = new Map<string, ChunkPlace>()
  for (const { media } of bySequence)
    for (const place of media) chosen.set(`${place.head.leaf.track} ${place.head.leaf.monotonicNs}`, place)
  return [...chosen.values()].sort((a, b) => {
    const [x, y] = [a.head.leaf, b.head.leaf]
    return x.monotonicNs === y.monotonicNs ? x.track - y.track : x.monotonicNs < y.monotonicNs ? -1 : 1
  })
}

function usOf({ leaf }: Head): number {
  return Number(leaf.monotonicNs / 1000n)
}
