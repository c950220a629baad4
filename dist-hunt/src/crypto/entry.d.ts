/**
 * Entries as they lie in a file: preamble (32) ‖ leaf (128) ‖ body.
 *
 * The preamble is there to find entries among torn bytes and is never trusted: parseHead
 * answers undefined unless every field is what the leaf and the file's state make it.
 * Bodies are not looked at here. docs/format.md, "Entry".
 */
import type { Bytes } from '../bytes.ts';
import type { Leaf } from './leaf.ts';
/** First bytes of every segment and ledger volume; built like PNG's, so that text transfers break it visibly. */
export declare const MAGIC: Bytes;
/** First bytes of every preamble. */
export declare const ENTRY_MAGIC: Bytes;
export declare const PREAMBLE_BYTES = 32;
/** Preamble and leaf: what precedes a body. */
export declare const HEAD_BYTES: number;
export interface Head {
    readonly leaf: Leaf;
    /** The 128 bytes that are hashed into the tree (a view into what was parsed). */
    readonly leafBytes: Uint8Array;
    readonly leafIndex: number;
    /** The body was taken out later; the leaf still says what it was. */
    readonly elided: boolean;
    /** Body bytes that follow in this file: `leaf.bodyBytes`, or 0 where elided. */
    readonly bodyBytes: number;
}
/** The 160 bytes before a body. `bodyBytes` is what is stored: the leaf's value, or 0 where elided. */
export declare function entryHead(leafBytes: Uint8Array, leafIndex: number, elided: boolean, bodyBytes: number): Bytes;
/** Writes an entry's head to the start of `out`, so that a body can be encrypted or copied in behind it. */
export declare function writeHead(out: Uint8Array, leafBytes: Uint8Array, leafIndex: number, elided: boolean, bodyBytes: number): void;
/** What the first 160 bytes of `bytes` say; undefined unless every byte of them is consistent. */
export declare function parseHead(bytes: Uint8Array): Head | undefined;
