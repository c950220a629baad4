/**
 * What a verified segment holds: chunks, times, gaps, and holes in time that nobody declared.
 *
 * Counting only; none of it decides a verdict. While the pre-record ring drains, its chunks stand
 * between live ones, so times are compared per track and lane (pre-record, live), not in file order.
 * Values are never changed in place: a checkpoint keeps the tally that it signs.
 */
import type { Bytes } from '../bytes.ts'
import { parseGap } from './gap.ts'
import { causeOfNumber, KINDS, type Leaf, TRACKS } from './leaf.ts'
import { type LeafRange, RANGES_MAX, withLeaf } from './leafranges.ts'
import { parseSegmentEvent, type SegmentMoment, type Started } from './segmentevent.ts'

/** Longer lists are cut; the counts beside them go on. */
export const LIST_MAX = 256
/** A pause between two fragments of a lane below this is the camera's rhythm, not a hole. */
const HOLE_NS_MIN = 200_000_000n

export type TrackWord = keyof typeof TRACKS
export const TRACK_WORDS = Object.keys(TRACKS) as readonly TrackWord[]

export interface DeclaredGap {
  readonly entry: number
  readonly track: TrackWord
  readonly fromUs: number
  readonly toUs: number
  readonly cause: string
  readonly framesLost: number
}

export interface Hole {
  readonly entry: number
  readonly track: TrackWord
  readonly fromUs: number
  readonly toUs: number
}

export interface Tally {
  readonly chunks: number
  readonly preRecordChunks: number
  /** Fragments of the track metadata, its init segments left out. */
  readonly metadataChunks: number
  readonly gaps: number
  readonly events: number
  /** How the recording began, as far as this segment says it. */
  readonly started?: Started
  /** Markers and whatever else was noted beside the media. */
  readonly moments: readonly SegmentMoment[]
  readonly elided: number
  /** Which ones; cut at RANGES_MAX, and then no longer all of them. */
  readonly elidedLeaves: readonly LeafRange[]
  readonly mediaBytes: number
  /** Monotonic µs of the first and behind the last sample. */
  readonly fromUs?: number
  readonly untilUs?: number
  /** Unix µs of the same instants, by the camera's clock. */
  readonly fromWallUs?: number
  readonly untilWallUs?: number
  readonly gapList: readonly DeclaredGap[]
  readonly holes: readonly Hole[]
  /** Entries whose time lies before that of their predecessor in the same lane. */
  readonly backwards: readonly number[]
  readonly lanes: ReadonlyMap<string, { readonly fromNs: bigint; readonly untilNs: bigint }>
}

export const NO_TALLY: Tally = {
  chunks: 0,
  preRecordChunks: 0,
  metadataChunks: 0,
  gaps: 0,
  events: 0,
  moments: [],
  elided: 0,
  elidedLeaves: [],
  mediaBytes: 0,
  gapList: [],
  holes: [],
  backwards: [],
  lanes: new Map(),
}

/** The tally with one more entry. `body` is that of a GAP or an EVENT. */
export function count(
  tally: Tally,
  entry: number,
  leaf: Leaf,
  elided: boolean,
  body: Bytes | undefined,
): Tally {
  const next = elided ? countElided(tally, entry) : tally
  if (leaf.type === 'EVENT') return countEvent(next, entry, body)
  if (leaf.type === 'GAP') return countGap(next, entry, leaf, body)
  return leaf.type === 'CHUNK' ? countChunk(next, entry, leaf) : next
}

function countElided(tally: Tally, entry: number): Tally {
  const leaves = withLeaf(tally.elidedLeaves, entry)
  const elidedLeaves = leaves.length <= RANGES_MAX ? leaves : tally.elidedLeaves
  return { ...tally, elided: tally.elided + 1, elidedLeaves }
}

function countEvent(tally: Tally, entry: number, body: Bytes | undefined): Tally {
  const next = { ...tally, events: tally.events + 1 }
  const event = body === undefined ? undefined : parseSegmentEvent(body)
  if (event === undefined) return next
  const { type, atUs, started } = event
  if (started !== undefined) return { ...next, started: tally.started ?? started }
  return { ...next, moments: added(tally.moments, { entry, type, atUs }) }
}

function countGap(tally: Tally, entry: number, leaf: Leaf, body: Bytes | undefined): Tally {
  const gap = body === undefined ? undefined : parseGap(body)
  const gaps = tally.gaps + 1
  if (gap === undefined) return { ...tally, gaps }
  const cause = causeOfNumber(leaf.kind) ?? String(leaf.kind)
  return { ...tally, gaps, gapList: added(tally.gapList, { entry, track: trackWord(leaf), ...gap, cause }) }
}

function countChunk(tally: Tally, entry: number, leaf: Leaf): Tally {
  const next = {
    ...tally,
    chunks: tally.chunks + 1,
    preRecordChunks: tally.preRecordChunks + (leaf.flags.preRecord ? 1 : 0),
    metadataChunks: tally.metadataChunks + (leaf.kind === KINDS.metadata ? 1 : 0),
    mediaBytes: tally.mediaBytes + leaf.plaintextBytes,
  }
  return leaf.kind === KINDS.init ? next : countTimes(next, entry, leaf)
}

function countTimes(tally: Tally, entry: number, leaf: Leaf): Tally {
  const fromNs = leaf.monotonicNs
  const untilNs = fromNs + BigInt(leaf.durationUs) * 1000n
  const key = `${leaf.track} ${leaf.flags.preRecord}`
  const lane = tally.lanes.get(key)
  // Metadata is there when there is something to tell: a pause in it is its rhythm, however long.
  const isSteady = leaf.track !== TRACKS.metadata
  const hole =
    isSteady && lane !== undefined && !leaf.flags.discontinuity && fromNs > lane.untilNs + HOLE_NS_MIN
  const from = usOf(fromNs)
  const until = usOf(untilNs)
  const isFirst = tally.fromUs === undefined || from < tally.fromUs
  const isLast = tally.untilUs === undefined || until > tally.untilUs
  const wall = leaf.unixUs === 0n ? undefined : Number(leaf.unixUs)
  return {
    ...tally,
    ...(isFirst && { fromUs: from, ...(wall !== undefined && { fromWallUs: wall }) }),
    ...(isLast && { untilUs: until, ...(wall !== undefined && { untilWallUs: wall + leaf.durationUs }) }),
    holes: hole
      ? added(tally.holes, { entry, track: trackWord(leaf), fromUs: usOf(lane.untilNs), toUs: from })
      : tally.holes,
    backwards: lane !== undefined && fromNs < lane.fromNs ? added(tally.backwards, entry) : tally.backwards,
    lanes: new Map(tally.lanes).set(key, { fromNs, untilNs }),
  }
}

/** Holes that no GAP of their track speaks of. A GAP may stand before or behind the hole it explains. */
export function undeclared(tally: Tally): readonly Hole[] {
  return tally.holes.filter(
    (hole) =>
      !tally.gapList.some(
        (gap) =>
          (gap.track === hole.track || gap.track === 'none') &&
          gap.fromUs < hole.toUs &&
          gap.toUs > hole.fromUs,
      ),
  )
}

export function trackWord(leaf: Leaf): TrackWord {
  return TRACK_WORDS.find((word) => TRACKS[word] === leaf.track) ?? 'none'
}

function usOf(ns: bigint): number {
  return Number(ns / 1000n)
}

function added<T>(list: readonly T[], item: T): readonly T[] {
  return list.length < LIST_MAX ? [...list, item] : list
}
