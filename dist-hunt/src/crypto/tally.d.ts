/**
 * What a verified segment holds: chunks, times, gaps, and holes in time that nobody declared.
 *
 * Counting only; none of it decides a verdict. While the pre-record ring drains, its chunks stand
 * between live ones, so times are compared per track and lane (pre-record, live), not in file order.
 * Values are never changed in place: a checkpoint keeps the tally that it signs.
 */
import type { Bytes } from '../bytes.ts';
import { type Leaf, TRACKS } from './leaf.ts';
import { type LeafRange } from './leafranges.ts';
import { type SegmentMoment, type Started } from './segmentevent.ts';
/** Longer lists are cut; the counts beside them go on. */
export declare const LIST_MAX = 256;
export type TrackWord = keyof typeof TRACKS;
export declare const TRACK_WORDS: readonly TrackWord[];
export interface DeclaredGap {
    readonly entry: number;
    readonly track: TrackWord;
    readonly fromUs: number;
    readonly toUs: number;
    readonly cause: string;
    readonly framesLost: number;
}
export interface Hole {
    readonly entry: number;
    readonly track: TrackWord;
    readonly fromUs: number;
    readonly toUs: number;
}
export interface Tally {
    readonly chunks: number;
    readonly preRecordChunks: number;
    readonly gaps: number;
    readonly events: number;
    /** How the recording began, as far as this segment says it. */
    readonly started?: Started;
    /** Markers and whatever else was noted beside the media. */
    readonly moments: readonly SegmentMoment[];
    readonly elided: number;
    /** Which ones; cut at RANGES_MAX, and then no longer all of them. */
    readonly elidedLeaves: readonly LeafRange[];
    readonly mediaBytes: number;
    /** Monotonic µs of the first and behind the last sample. */
    readonly fromUs?: number;
    readonly untilUs?: number;
    /** Unix µs of the same instants, by the camera's clock. */
    readonly fromWallUs?: number;
    readonly untilWallUs?: number;
    readonly gapList: readonly DeclaredGap[];
    readonly holes: readonly Hole[];
    /** Entries whose time lies before that of their predecessor in the same lane. */
    readonly backwards: readonly number[];
    readonly lanes: ReadonlyMap<string, {
        readonly fromNs: bigint;
        readonly untilNs: bigint;
    }>;
}
export declare const NO_TALLY: Tally;
/** The tally with one more entry. `body` is that of a GAP or an EVENT. */
export declare function count(tally: Tally, entry: number, leaf: Leaf, elided: boolean, body: Bytes | undefined): Tally;
/** Holes that no GAP of their track speaks of. A GAP may stand before or behind the hole it explains. */
export declare function undeclared(tally: Tally): readonly Hole[];
export declare function trackWord(leaf: Leaf): TrackWord;
