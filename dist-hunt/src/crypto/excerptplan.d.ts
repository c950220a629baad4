/**
 * Makes an excerpt of a recording: what goes in, and the bytes of it.
 *
 *   each segment   HEADER, init chunks │ every entry from the first to the last with media of the interval
 *   between two    the run goes on to the end of one segment and from the beginning of the next
 *
 * Every entry of the run is there; bodies only where they were asked for (and GAP and EVENT, which are
 * in the clear). The ENVELOPE never is, nor any key but those of the disclosed chunks themselves.
 */
import { type Bytes } from '../bytes.ts';
import type { Primitives } from '../primitives.ts';
import { type Unwrap } from './open.ts';
import { type IndexedEntry, type IndexedSegment, type Interval } from './segmentindex.ts';
import { type TrackWord } from './tally.ts';
export interface ExcerptChoice extends Interval {
    /** The one that is disclosed; all of them where it is absent. */
    readonly track?: TrackWord;
}
export interface PlannedPart {
    readonly segment: IndexedSegment;
    readonly items: readonly {
        readonly entry: IndexedEntry;
        readonly disclosed: boolean;
    }[];
}
/**
 * @param segments of one recording.
 * NOTHING_TO_OPEN where the interval holds no media; EVIDENCE_UNSOUND where a segment in it is missing.
 */
export declare function planExcerpt(segments: readonly IndexedSegment[], choice: ExcerptChoice): readonly PlannedPart[];
/** Hands the excerpt to `write`, entry by entry; with `unwrap`, the disclosed chunks' own keys too. */
export declare function writeExcerpt(primitives: Primitives, parts: readonly PlannedPart[], write: (part: Bytes) => Promise<void>, unwrap?: Unwrap): Promise<void>;
