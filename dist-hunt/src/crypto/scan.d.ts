/**
 * Reads entries one after the other from a source of any size, in memory that does not grow with it.
 *
 *   source ─ pieces of 1 MiB ─► head (160 bytes) ─► body: hashed as it streams, kept only where asked
 *
 * Promises that a length is checked against its type's maximum before anything is allocated and that a
 * body is handed out only if its hash is the leaf's. Says whether an entry is whole and consistent in
 * itself; whether it is in its place (order, counters, signatures) is survey.ts's question.
 */
import { type Bytes } from '../bytes.ts';
import type { Primitives } from '../primitives.ts';
import { type Head } from './entry.ts';
import type { ByteSource } from './source.ts';
/** For who skips most bodies. */
export declare const SMALL_PIECE_BYTES: number;
/** A search behind a bad entry goes no further: four times the largest segment. */
export declare const SEARCH_BYTES_MAX: number;
export interface ScannedEntry {
    readonly head: Head;
    /** Of the preamble, in the file. */
    readonly offset: number;
    /** Of the next entry. */
    readonly end: number;
    /** Present where `keep` asked for it and it is not elided. */
    readonly body?: Bytes;
}
export type ScanFault = 'the file ends inside an entry' | 'not an entry' | 'body hash';
export type ScanResult = {
    readonly ok: true;
    readonly entry: ScannedEntry;
} | {
    readonly ok: false;
    readonly fault: ScanFault;
};
export interface Scanner {
    readonly bytes: number;
    /**
     * The entry at `offset`, or why there is none; undefined at the end of the file. What `skip` names is
     * neither read nor hashed: for who checks that body by other means.
     */
    entryAt(offset: number, keep: (head: Head) => boolean, skip?: (head: Head) => boolean): Promise<ScanResult | undefined>;
    /** Where the next preamble at or behind `offset` may begin, below `limit`; undefined where there is none. */
    nextPreamble(offset: number, limit: number): Promise<number | undefined>;
    /** Whether all bytes of [from, to) are zero. */
    isZero(from: number, to: number): Promise<boolean>;
    /** SHA-256 of [from, to). */
    hash(from: number, to: number): Promise<Bytes>;
    /** Up to `length` bytes; lent until the next call. */
    bytesAt(offset: number, length: number): Promise<Uint8Array>;
}
/** @param pieceBytes read at once, where there are so many; at most PIECE_BYTES */
export declare function createScanner(primitives: Primitives, source: ByteSource, pieceBytes?: number): Scanner;
