/**
 * The leaf: 128 bytes that say everything about one entry, and the data of its Merkle leaf.
 *
 * Canonical by construction: each leaf has exactly one encoding, and parseLeaf answers
 * undefined to everything that encodeLeaf could not have written. Whether the values fit
 * together across entries (counters, times, hashes) is the verifier's question, not asked here.
 * docs/format.md, "Leaf".
 */
import type { Bytes } from '../bytes.ts';
export declare const LEAF_BYTES = 128;
/** The part of a leaf that is authenticated together with a chunk's ciphertext. */
export declare const LEAF_AAD_BYTES = 96;
export declare const SEGMENT_ID_BYTES = 16;
export declare const HASH_BYTES = 32;
/** AES-GCM's tag, at the end of the body of CHUNK and END. */
export declare const TAG_BYTES = 16;
/** CHUNK and END together: a key is never reached by a counter above this. */
export declare const CHUNKS_MAX = 65536;
export declare const ENTRY_TYPES: {
    readonly HEADER: 1;
    readonly ENVELOPE: 2;
    readonly CHUNK: 3;
    readonly GAP: 4;
    readonly EVENT: 5;
    readonly CHECKPOINT: 6;
    readonly END: 7;
};
export type EntryType = keyof typeof ENTRY_TYPES;
/** Largest body of each type, checked before writing and after reading. */
export declare const BODY_BYTES_MAX: Readonly<Record<EntryType, number>>;
/** Whose samples a CHUNK holds, or a GAP lacks. */
export declare const TRACKS: {
    readonly none: 0;
    readonly video: 1;
    readonly audio: 2;
    readonly metadata: 3;
};
export type TrackNumber = (typeof TRACKS)[keyof typeof TRACKS];
/** What a CHUNK's plaintext is; a fragment's kind follows from its track. */
export declare const KINDS: {
    readonly init: 1;
    readonly video: 2;
    readonly audio: 3;
    readonly metadata: 4;
};
/** Why media is missing (GAP) or why the segment ends (END), in the leaf's `kind`. */
export declare const CAUSES: {
    readonly none: 0;
    readonly stopped: 1;
    readonly rollover: 2;
    readonly 'camera-lost': 3;
    readonly 'camera-restarted': 4;
    readonly 'slow-disk': 5;
    readonly 'storage-failed': 6;
    readonly 'storage-full': 7;
    readonly 'battery-critical': 8;
    readonly docked: 9;
    readonly shutdown: 10;
    readonly 'maximum-length': 11;
    readonly 'microphone-lost': 12;
    readonly muted: 13;
};
export type Cause = keyof typeof CAUSES;
/** Where the wall clock's value came from; the same words as the board's `ClockState`. */
export declare const CLOCK_STATES: readonly ['unset', 'rtc', 'network', 'gnss'];
export type ClockWord = (typeof CLOCK_STATES)[number];
export interface LeafFlags {
    /** CHUNK: its first sample is a sync sample. */
    readonly syncFirst: boolean;
    /** CHUNK: samples are missing before it. */
    readonly discontinuity: boolean;
    /** CHUNK: from the pre-record ring. */
    readonly preRecord: boolean;
    /** CHUNK: made while something did not work as it should. */
    readonly degraded: boolean;
    /** END, and only END. */
    readonly final: boolean;
}
export interface Leaf {
    /** 16 bytes; in a ledger the device id, see `ledgerId`. */
    readonly segmentId: Bytes;
    /** CHUNK and END: the ratchet's index; else the ordinal of this type in its file, from 0. */
    readonly counter: number;
    readonly type: EntryType;
    readonly flags: LeafFlags;
    readonly track: TrackNumber;
    /** Of the first sample, or of the event; comparable within one boot id. */
    readonly monotonicNs: bigint;
    /** Unix time of the same instant in microseconds, signed; 0 where unknown. */
    readonly unixUs: bigint;
    readonly durationUs: number;
    readonly clock: ClockWord;
    /** CHUNK and END: bytes before encryption; else 0. */
    readonly plaintextBytes: number;
    /** Bytes of the body as first written. */
    readonly bodyBytes: number;
    /** CHUNK: one of KINDS; GAP and END: one of CAUSES; else 0. */
    readonly kind: number;
    /** CHUNK and END: HMAC-SHA-256(salt, plaintext); else 32 zero bytes. */
    readonly commitment: Bytes;
    /** SHA-256 of the body as first written. */
    readonly bodyHash: Bytes;
}
export declare const NO_FLAGS: LeafFlags;
export declare function typeOfNumber(number: number): EntryType | undefined;
export declare function causeOfNumber(number: number): Cause | undefined;
/** 128 bytes. A leaf that parseLeaf would refuse is a bug of the caller. */
export declare function encodeLeaf(leaf: Leaf): Bytes;
/** The leaf, with copies of its byte fields; undefined where the 128 bytes are not canonical. */
export declare function parseLeaf(bytes: Uint8Array): Leaf | undefined;
