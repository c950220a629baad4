/**
 * Excerpts as they lie in a file: chosen entries of one or several segments, each with the proof that it
 * stands where it says, under the last checkpoint of its segment.
 *
 *   excerpt = magic(8) u32 parts part…
 *   part    = u32 note bytes ‖ u32 items ‖ note ‖ item…                 one for each segment
 *   item    = u8 keyed ‖ [key 32 ‖ salt 32] ‖ u8 hashes ‖ hash 32… ‖ preamble leaf body
 *
 * Reading and writing only; what it proves is verifyexcerpt.ts's question. docs/format.md, "Excerpt".
 */
import { type Bytes } from '../bytes.ts';
import type { Primitives } from '../primitives.ts';
import type { Head } from './entry.ts';
import type { RatchetStep } from './ratchet.ts';
import { type ScanFault, type ScannedEntry } from './scan.ts';
import type { ByteSource } from './source.ts';
import type { TrackWord } from './tally.ts';
export declare const EXCERPT_MAGIC: Bytes;
export declare const EXCERPT_SUFFIX = ".zex";
/** Segments of one excerpt. */
export declare const EXCERPT_PARTS_MAX = 4096;
export declare const EXCERPT_ITEMS_MAX = 1000000;
/** A chunk's own key and salt, which open it and nothing else. */
export type ChunkKey = Pick<RatchetStep, 'key' | 'salt'>;
export interface ExcerptItem {
    readonly entry: ScannedEntry;
    readonly proof: readonly Bytes[];
    readonly keys?: ChunkKey;
}
export type ExcerptFault = ScanFault | 'excerpt' | 'proof' | 'header' | 'checkpoint' | 'chunk key';
export interface ExcerptProblem {
    readonly what: ExcerptFault;
    readonly offset: number;
    readonly detail: string;
    /** Number of the entry in its segment, where it is known. */
    readonly entry?: number;
}
/** What of one segment is in the excerpt. */
export interface ExcerptPart {
    readonly segment: string;
    readonly sequence: number;
    /** First and last entry of the run; each one between them is here. */
    readonly fromEntry: number;
    readonly toEntry: number;
    /** Entries of the whole segment under its last checkpoint. */
    readonly entries: number;
}
/** An entry of which only the leaf is here. */
export interface Withheld {
    readonly segment: string;
    readonly entry: number;
    readonly type: string;
    readonly track: TrackWord;
    readonly fromUs: number;
    readonly durUs: number;
    readonly bodyBytes: number;
}
export interface ExcerptReport {
    readonly parts: readonly ExcerptPart[];
    readonly disclosedChunks: number;
    /** Chunks that can be opened with the keys in the excerpt. */
    readonly keyedChunks: number;
    readonly withheldChunks: number;
    /** Cut at LIST_MAX. */
    readonly withheld: readonly Withheld[];
    /** All of them, by track. */
    readonly withheldTracks: readonly WithheldTrack[];
}
export interface WithheldTrack {
    readonly track: TrackWord;
    readonly chunks: number;
    readonly durUs: number;
}
export interface ExcerptVisitor {
    /** Bodies wanted by `item`. */
    keep(head: Head, keyed: boolean): boolean;
    part(note: Bytes, items: number): void;
    /** What is wrong with the item ends the walk. */
    item(item: ExcerptItem): Omit<ExcerptProblem, 'offset'> | undefined;
    /** Behind the last item of a part. */
    partEnd(): Omit<ExcerptProblem, 'offset'> | undefined;
    progress?(doneBytes: number): void;
}
export declare function isExcerpt(source: ByteSource): Promise<boolean>;
export declare function excerptHead(parts: number): Bytes;
export declare function partHead(note: Bytes, items: number): Bytes;
/** What precedes the entry in its item. */
export declare function itemHead(proof: readonly Bytes[], keys: ChunkKey | undefined): Bytes;
/** Goes through an excerpt once, in memory that does not grow with it. The first problem ends it. */
export declare function walkExcerpt(primitives: Primitives, source: ByteSource, visitor: ExcerptVisitor): Promise<ExcerptProblem | undefined>;
