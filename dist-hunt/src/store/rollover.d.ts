/**
 * When a recording goes on in the next segment: after a minute or 64 MiB, on a key frame where one is near.
 *
 * A segment is one upload and what one key opens. Decides only; recording.ts does it.
 */
import type { SegmentChunk } from './segment.ts';
/** Whether this chunk belongs into a new segment. */
export declare function isFull(segment: {
    readonly openedUs: number;
    readonly writer: {
        readonly fileBytes: number;
    };
}, nowUs: number, chunk: Pick<SegmentChunk, 'track' | 'syncFirst'> & {
    readonly fragment: Uint8Array;
}): boolean;
