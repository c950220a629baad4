/**
 * Chunks of one or several files as a film needs them: each moment once, in order, with its init.
 *
 * Plaintext is released only after the tag and the leaf's commitment matched. Where chunks and keys come
 * from (a segment and its envelope, an excerpt) is the caller's; whether they are genuine too.
 */
import { type Bytes } from '../bytes.ts';
import type { Primitives } from '../primitives.ts';
import { type Head } from './entry.ts';
import type { RatchetStep } from './ratchet.ts';
import type { EvidenceFile } from './source.ts';
import { type TrackWord } from './tally.ts';
export interface OpenedChunk {
    readonly track: TrackWord;
    /** Initialisation segment of the format it is in. */
    readonly init: Bytes;
    /** Lent, and for the consumer to wipe: overwritten from the second time on that another one is asked for. */
    readonly fragment: Bytes;
    /** Monotonic µs of its first sample. */
    readonly fromUs: number;
    readonly durUs: number;
}
export interface OpenedRecording {
    /** All formats, in the order they were used. */
    readonly inits: readonly Bytes[];
    /** Monotonic µs of the first sample and behind the last. */
    readonly fromUs: number;
    readonly untilUs: number;
    readonly chunks: number;
    readonly mediaBytes: number;
    /** In playback order. May be run through once; the keys are wiped as it goes. */
    parts(): AsyncGenerator<OpenedChunk>;
    /** Signed chunks that did not open under their own key. */
    readonly refused: number;
}
/** Chunks of one segment, wherever they lie. */
export interface ChunkSource {
    readonly file: EvidenceFile;
    /** Number of the segment in its recording. */
    readonly sequence: number;
    readonly headerHash: Bytes;
    /** By counter of the chunk; wiped in the end. */
    readonly steps: ReadonlyMap<number, RatchetStep>;
    /** In file order, none of them elided. */
    readonly chunks: readonly {
        readonly head: Head;
        readonly offset: number;
    }[];
}
/** NOTHING_TO_OPEN where there is no fragment. */
export declare function createPlayback(primitives: Primitives, name: string, sources: readonly ChunkSource[]): Promise<OpenedRecording>;
