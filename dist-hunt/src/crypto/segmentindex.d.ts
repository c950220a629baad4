/**
 * The signed entries of one segment with their places: what elision and excerpts are made from.
 *
 * Holds heads and leaf hashes, never bodies. Refuses evidence that was altered: nothing that is made
 * of it could be believed. Who signed it is the verifier's question.
 */
import type { Bytes } from '../bytes.ts';
import type { Primitives } from '../primitives.ts';
import type { Head } from './entry.ts';
import type { SegmentHeader } from './header.ts';
import type { EvidenceFile } from './source.ts';
import { type Survey } from './survey.ts';
export interface IndexedEntry {
    readonly head: Head;
    /** Of the preamble, in the file. */
    readonly offset: number;
    readonly leafHash: Bytes;
}
export interface IndexedSegment {
    readonly file: EvidenceFile;
    readonly header: SegmentHeader;
    readonly headerHash: Bytes;
    readonly envelope?: Bytes;
    readonly signed: NonNullable<Survey['signed']>;
    /** All leaves under signatures, the last CHECKPOINT's own included; place in the list = leaf index. */
    readonly entries: readonly IndexedEntry[];
}
/** Monotonic µs, `fromUs` included, `toUs` not. */
export interface Interval {
    readonly fromUs: number;
    readonly toUs: number;
}
/** Undefined where nothing is signed. EVIDENCE_UNSOUND where it was altered or is no segment. */
export declare function indexSegment(primitives: Primitives, file: EvidenceFile): Promise<IndexedSegment | undefined>;
/** A fragment that has samples in the interval; init segments have none. */
export declare function isMediaIn({ head }: IndexedEntry, { fromUs, toUs }: Interval): boolean;
