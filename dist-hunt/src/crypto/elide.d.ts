/**
 * Takes bodies out of a segment: a copy in which the chosen ones are gone and everything else is as it was.
 *
 *   entry  preamble leaf body   ─►   preamble' leaf        elided bit 1, stored bytes 0, CRC mended
 *
 * Leaves stay, so the Merkle tree and all checkpoints still verify. What no signature covers (the torn
 * tail of an open-ended segment) is not copied: it may hold what is to go, and nobody could vouch for
 * the rest. The statement that makes the copy authorised is elision.ts's.
 */
import type { Bytes } from '../bytes.ts';
import { type LeafRange } from './leafranges.ts';
import { type IndexedSegment, type Interval } from './segmentindex.ts';
import { type TrackWord } from './tally.ts';
export interface MediaChoice extends Interval {
    /** Every track where it is absent. */
    readonly track?: TrackWord;
}
/** The fragments with samples in the interval; empty where there are none left to take out. */
export declare function chooseMedia(segment: IndexedSegment, choice: MediaChoice): readonly LeafRange[];
/** Those of `leaves` whose bodies are still there. USAGE where one must stay or does not exist. */
export declare function chooseLeaves(segment: IndexedSegment, leaves: readonly LeafRange[]): readonly LeafRange[];
/** Hands the copy to `write`, entry by entry. */
export declare function copyWithout({ file, entries }: IndexedSegment, leaves: readonly LeafRange[], write: (part: Bytes) => Promise<void>): Promise<void>;
