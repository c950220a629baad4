/**
 * One segment on its way to disk: seals, appends, signs, and knows what is durable.
 *
 *   chunk ─► sealer ─► appender ─► disk        checkpoint after each video fragment,
 *                                   │          else after 1 s or 4 MiB, each followed by a sync
 *                       durable ◄───┘
 *
 * A segment is written once and forward; after any error it is abandoned and never touched
 * again (recording.ts then opens the next, which `replaces` what was not durable).
 */
import type { Clock, DiskFile } from '../../hal/hal.ts';
import type { Bytes } from '../bytes.ts';
import type { Cbor } from '../crypto/cbor.ts';
import type { Cause } from '../crypto/leaf.ts';
import type { Sealer } from '../crypto/seal.ts';
import type { Stamp } from '../crypto/stamp.ts';
import type { Track } from '../unit.ts';
export interface SegmentChunk {
    readonly track: Track;
    readonly kind: 'init' | 'media';
    /** Not altered; the caller keeps it until it is durable. */
    readonly plaintext: Uint8Array;
    /** Of the first sample, monotonic µs. */
    readonly fromUs: number;
    readonly durUs: number;
    readonly syncFirst: boolean;
    readonly discontinuity: boolean;
    readonly preRecord: boolean;
}
export interface SegmentGap {
    readonly track: Track;
    readonly fromUs: number;
    readonly toUs: number;
    readonly cause: Cause;
    readonly framesLost: number;
}
/** Public facts only: it stands in the clear. */
export interface SegmentNote {
    readonly type: string;
    readonly atUs: number;
    readonly [field: string]: Cbor;
}
export interface SegmentEvents {
    /** All leaves below `leaves` are signed and durable. */
    durable(leaves: number): void;
    failed(error: unknown): void;
}
export interface SegmentEnd {
    readonly size: number;
    readonly root: Bytes;
    readonly fileBytes: number;
}
export interface SegmentWriter {
    readonly id: Bytes;
    /** Leaves sealed so far. */
    readonly leaves: number;
    readonly durableLeaves: number;
    readonly fileBytes: number;
    /** Resolves when handed to the disk; rejects with the first error of this segment. */
    chunk(chunk: SegmentChunk): Promise<void>;
    gap(gap: SegmentGap): Promise<void>;
    note(note: SegmentNote): Promise<void>;
    /** Signs what is not signed yet, if it is old or large enough, or if `now` says so. */
    checkpoint(now: boolean): Promise<void>;
    /** END and the last checkpoint, durable when resolved. */
    end(cause: Cause): Promise<SegmentEnd>;
    /** Wipes the keys and lets go of the file as it is. */
    abandon(): Promise<void>;
}
export declare function createSegmentWriter(clock: Clock, sealer: Sealer, file: DiskFile, events: SegmentEvents, 
/** It signs nothing any more. */
released: () => void): SegmentWriter & {
    begin(): Promise<void>;
};
/** A monotonic instant labelled with what the wall clock says of it now; 0 where it says nothing. */
export declare function stampAt(clock: Clock, monotonicUs: number): Stamp;
