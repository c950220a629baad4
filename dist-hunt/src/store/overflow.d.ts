/**
 * What found no room in memory, as one growing gap for each track, until something of that track does again.
 *
 * Counts only; the fragments themselves are wiped where they are dropped.
 */
import type { Track } from '../unit.ts';
import type { SegmentChunk, SegmentGap } from './segment.ts';
/** Of a fragment, what is counted. */
export interface Lost extends Pick<SegmentChunk, 'track' | 'fromUs' | 'durUs'> {
    readonly frames: number;
}
export interface Overflow {
    add(fragment: Lost): void;
    /** The gap of this track, which ends with it; undefined where nothing was lost. */
    take(track: Track): SegmentGap | undefined;
    /** Tracks that lost something. */
    readonly tracks: readonly Track[];
}
export declare function createOverflow(): Overflow;
