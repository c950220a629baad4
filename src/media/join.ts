/**
 * One playable file out of initialisation segments and fragments of several tracks.
 *
 *   inits ─► ftyp + moov with every track ─► fragments, numbered anew ─► mfra
 *
 * Promises: samples are passed on bit for bit, in the order given (which is to be their order in
 * time); missing fragments stay missing; the same parts give the same bytes. A track whose format
 * changes gets one sample description per format, and its fragments say which is theirs. What is no
 * fragment of a known track is left out and counted. It decrypts nothing and holds one fragment.
 */
import { type Bytes, equalBytes, viewOf } from '../bytes.ts'
import {
  type Box,
  box,
  encodeBoxes,
  fieldBytes,
  findBox,
  fullBox,
  parseBoxes,
  raw,
  u8,
  u32,
  u64,
} from './boxes.ts'
import { fileType, movie, SYNC_SAMPLE, sampleDescriptions, TRACK_ID } from './init.ts'
import { TFHD_BASE_OFFSET, TFHD_DESCRIPTION, TFHD_FLAGS, TRUN_FIRST_FLAGS, TRUN_OFFSET } from './moof.ts'

const INITS_MAX = 256
/** 18 hours of a key frame each second; the file plays without the rest of them too. */
const MARKS_MAX = 65_536

export interface JoinPart {
  /** Initialisation segment of the format the samples are in; one of those the join began with. */
  readonly init: Uint8Array
  /** moof and mdat. */
  readonly fragment: Uint8Array
}

export interface JoinOptions {
  /** Length of the whole, where it is known: players then show it without reading to the end. */
  readonly durUs?: number
}

export interface Join {
  /** ftyp and moov: what the file begins with. */
  head(): Bytes
  /** The fragment as it goes into the file; undefined where it is none, or of no init given. */
  fragment(part: JoinPart): Bytes | undefined
  /** mfra: where the key frames are. What the file ends with. */
  tail(): Bytes
  /** Fragments that were left out. */
  readonly leftOut: number
}

interface JoinedTrack {
  readonly id: number
  readonly trak: Box
  readonly extension: Box
  readonly inits: Uint8Array[]
  readonly descriptions: Box[]
}
interface Mark {
  readonly timeUs: number
  readonly offset: number
}

/** Undefined where none of `inits` is an initialisation segment of ours. Repeats among them are welcome. */
export function createJoin(inits: Iterable<Uint8Array>, options: JoinOptions = {}): Join | undefined {
  const tracks = tracksOf(inits)
  if (tracks.length === 0) return undefined
  const header = encodeBoxes(fileType(), joinedMovie(tracks, options))
  const marks: Mark[] = []
  let offset = header.length
  let sequence = 0
  let leftOut = 0

  function rewrite({ init, fragment }: JoinPart): Bytes | undefined {
    const boxes = parseBoxes(fragment)
    const track = tracks.find(({ inits: known }) => known.some((one) => equalBytes(one, init)))
    const description = (track?.inits.findIndex((one) => equalBytes(one, init)) ?? -1) + 1
    const [moof, mdat, ...rest] = boxes ?? []
    if (track === undefined || moof?.type !== 'moof' || mdat?.type !== 'mdat' || rest.length > 0)
      return undefined
    const renumbered = renumber(moof, track.id, sequence + 1, description)
    if (renumbered === undefined) return undefined
    sequence++
    const timeUs = syncTime(moof)
    if (track.id === TRACK_ID.video && timeUs !== undefined && marks.length < MARKS_MAX)
      marks.push({ timeUs, offset })
    const bytes = encodeBoxes(renumbered, mdat)
    offset += bytes.length
    return bytes
  }

  return {
    head: () => header.slice(),
    fragment(part) {
      const bytes = rewrite(part)
      if (bytes === undefined) leftOut++
      return bytes
    },
    tail: () => encodeBoxes(randomAccess(marks)),
    get leftOut() {
      return leftOut
    },
  }
}

/** The whole file piece by piece; nothing at all where `inits` holds none. */
export async function* joinFragments(
  inits: Iterable<Uint8Array>,
  parts: Iterable<JoinPart> | AsyncIterable<JoinPart>,
  options: JoinOptions = {},
): AsyncGenerator<Bytes> {
  const join = createJoin(inits, options)
  if (join === undefined) return
  yield join.head()
  for await (const part of parts) {
    const bytes = join.fragment(part)
    if (bytes !== undefined) yield bytes
  }
  yield join.tail()
}

function tracksOf(inits: Iterable<Uint8Array>): JoinedTrack[] {
  const tracks: JoinedTrack[] = []
  let seen = 0
  for (const init of inits) {
    if (tracks.some((track) => track.inits.some((one) => equalBytes(one, init)))) continue
    if (++seen > INITS_MAX) break
    const moov = findBox(parseBoxes(init) ?? [], 'moov')
    const trak = findBox(moov?.boxes ?? [], 'trak')
    const extension = findBox(moov?.boxes ?? [], 'mvex', 'trex')
    const description = findBox(trak?.boxes ?? [], 'mdia', 'minf', 'stbl', 'stsd')?.boxes[0]
    const header = findBox(trak?.boxes ?? [], 'tkhd')
    if (trak === undefined || extension === undefined || description === undefined) continue
    if (header === undefined || header.payload.length < 16) continue
    const id = viewOf(header.payload).getUint32(12)
    const known = tracks.find((track) => track.id === id)
    known?.inits.push(init)
    known?.descriptions.push(description)
    if (known === undefined) tracks.push({ id, trak, extension, inits: [init], descriptions: [description] })
  }
  return tracks.sort((a, b) => a.id - b.id)
}

function joinedMovie(tracks: readonly JoinedTrack[], { durUs }: JoinOptions): Box {
  const length = durUs === undefined ? [] : [fullBox('mehd', 1, 0, u64(durUs))]
  return movie(
    tracks.map(({ trak, descriptions }) => withDescriptions(trak, descriptions)),
    [...length, ...tracks.map(({ extension }) => extension)],
  )
}

function withDescriptions(one: Box, descriptions: readonly Box[]): Box {
  if (one.type === 'stsd') return sampleDescriptions(descriptions)
  return box(
    one.type,
    one.payload,
    one.boxes.map((inner) => withDescriptions(inner, descriptions)),
  )
}

/** The moof with its new number and, unless it is the first, its sample description. */
function renumber(moof: Box, id: number, sequence: number, description: number): Box | undefined {
  const [mfhd, traf, ...rest] = moof.boxes
  const [tfhd, ...runs] = traf?.boxes ?? []
  if (mfhd?.type !== 'mfhd' || traf?.type !== 'traf' || tfhd?.type !== 'tfhd' || rest.length > 0)
    return undefined
  if (tfhd.payload.length < 8 || viewOf(tfhd.payload).getUint32(4) !== id) return undefined
  const number = fullBox('mfhd', 0, 0, u32(sequence))
  if (description === 1) return box('moof', undefined, [number, traf])
  if (hasFlag(tfhd.payload, TFHD_BASE_OFFSET | TFHD_DESCRIPTION)) return undefined
  const flags = viewOf(tfhd.payload).getUint32(0)
  const header = box(
    'tfhd',
    fieldBytes(u32(flags | TFHD_DESCRIPTION), u32(id), u32(description), raw(tfhd.payload.subarray(8))),
  )
  const grown = header.payload.length - tfhd.payload.length
  return box('moof', undefined, [
    number,
    box('traf', undefined, [header, ...runs.map((run) => (run.type === 'trun' ? moved(run, grown) : run))]),
  ])
}

/** The run with its data so many bytes further on. */
function moved(run: Box, bytes: number): Box {
  const payload = run.payload.slice()
  const view = viewOf(payload)
  if (payload.length >= 12 && (view.getUint32(0) & TRUN_OFFSET) !== 0)
    view.setUint32(8, view.getUint32(8) + bytes)
  return box('trun', payload)
}

/** Media time of a fragment that begins with a key unit. */
function syncTime(moof: Box): number | undefined {
  const time = findBox(moof.boxes, 'traf', 'tfdt')?.payload
  const header = findBox(moof.boxes, 'traf', 'tfhd')?.payload
  const run = findBox(moof.boxes, 'traf', 'trun')?.payload
  if (time?.length !== 12 || header === undefined || run === undefined || run.length < 16) return undefined
  const firstKey = hasFlag(run, TRUN_FIRST_FLAGS) && viewOf(run).getUint32(12) === SYNC_SAMPLE
  // The default flags are the last field of the tfhd.
  const allKeys = hasFlag(header, TFHD_FLAGS) && viewOf(header).getUint32(header.length - 4) === SYNC_SAMPLE
  return firstKey || allKeys ? Number(viewOf(time).getBigUint64(4)) : undefined
}

function hasFlag(payload: Uint8Array, flag: number): boolean {
  return (viewOf(payload).getUint32(0) & flag) !== 0
}

/** ISO/IEC 14496-12 §8.8.9 to 8.8.11: each mark is sample 1 of run 1 of track fragment 1. */
function randomAccess(marks: readonly Mark[]): Box {
  const entries = marks.flatMap(({ timeUs, offset }) => [u64(timeUs), u64(offset), u8(1), u8(1), u8(1)])
  const index = fullBox('tfra', 1, 0, u32(TRACK_ID.video), u32(0), u32(marks.length), ...entries)
  const bytes = 8 + 8 + index.payload.length + 16
  return box('mfra', undefined, [index, fullBox('mfro', 0, 0, u32(bytes))])
}
