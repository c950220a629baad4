/**
 * Opens a recording: decrypts what is validly signed, in playback order.
 *
 *   segments ─ survey ─► signed chunks ─ sort by time, each (track, time) once ─► init + fragment
 *
 * The key commitment is checked before any ciphertext is touched. Nothing behind the last valid
 * checkpoint is opened. What a verdict allows is the caller's decision; releasing plaintext is
 * playback.ts's, making a film of it src/media's craft.
 */
import { type Bytes, equalBytes } from '../bytes.ts'
import { ZeugeError } from '../errors.ts'
import type { Primitives } from '../primitives.ts'
import type { ChunkOpener } from './chunkopener.ts'
import type { Head } from './entry.ts'
import type { SegmentHeader } from './header.ts'
import { type ChunkSource, createPlayback, type OpenedRecording } from './playback.ts'
import { createRatchet, keyCommitment, type RatchetStep, SEGMENT_KEY_BYTES } from './ratchet.ts'
import type { EvidenceFile } from './source.ts'
import { type Survey, surveySegment } from './survey.ts'

/**
 * The key of a segment, or undefined where no identity opens it. `envelope` is empty where it was taken out
 * of the file; then only who has the key from elsewhere (a sidecar) can answer.
 */
export type Unwrap = (envelope: Bytes, header: SegmentHeader) => Promise<Bytes | undefined>

/**
 * KEY_WRONG where `unwrap` does not give the key of every segment; NOTHING_TO_OPEN where nothing is signed.
 * @param opener who opens the fragments, where not this thread
 */
export async function openRecording(
  primitives: Primitives,
  files: readonly EvidenceFile[],
  unwrap: Unwrap,
  opener?: ChunkOpener,
): Promise<OpenedRecording> {
  const sources: ChunkSource[] = []
  for (const file of files) {
    const source = await openSegment(primitives, file, unwrap)
    if (source !== undefined) sources.push(source)
  }
  return createPlayback(primitives, files.map(({ file }) => file).join(', '), sources, opener)
}

async function openSegment(
  primitives: Primitives,
  file: EvidenceFile,
  unwrap: Unwrap,
): Promise<ChunkSource | undefined> {
  const found: { readonly head: Head; readonly offset: number }[] = []
  const survey = await file.with((source) =>
    surveySegment(primitives, source, {
      headsOnly: true,
      visit({ head, offset }) {
        if (head.leaf.type === 'CHUNK' && !head.elided) found.push({ head, offset })
      },
    }),
  )
  const { header, headerHash, signed } = survey
  if (header === undefined || headerHash === undefined || signed === undefined) return undefined
  const chunks = found.filter(({ head }) => head.leafIndex < signed.checkpoint.size)
  const last = chunks.at(-1)?.head.leaf.counter
  const steps = await chunkSecrets(primitives, file.file, survey, header, unwrap, last)
  return { file, sequence: header.recording.sequence, headerHash, steps, chunks }
}

/** Every chunk's secrets up to `last`, because playback order is not the ratchet's order. */
async function chunkSecrets(
  primitives: Primitives,
  name: string,
  { envelope }: Survey,
  header: SegmentHeader,
  unwrap: Unwrap,
  last: number | undefined,
): Promise<ReadonlyMap<number, RatchetStep>> {
  if (last === undefined) return new Map()
  const key = await segmentKeyOf(primitives, name, envelope, header, unwrap)
  const ratchet = createRatchet(primitives, key, header.segmentId)
  const steps = new Map(Array.from({ length: last + 1 }, (_, index) => [index, ratchet.step()]))
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
