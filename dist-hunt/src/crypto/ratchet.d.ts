/**
 * The key ratchet of a segment: each chunk has a key of its own, and a key that was used
 * cannot be computed again from what is left in memory.
 *
 *   segment key = ck_0
 *   HKDF-SHA-256(ck_i, salt "", "zeuge/v1 step" ‖ 0 ‖ segment id ‖ u64 i, 96) = key_i ‖ salt_i ‖ ck_{i+1}
 */
import type { Bytes } from '../bytes.ts';
import type { Primitives } from '../primitives.ts';
export declare const SEGMENT_KEY_BYTES = 32;
export interface RatchetStep {
    readonly index: number;
    /** AES-256 key for exactly one message. */
    readonly key: Bytes;
    /** HMAC key of the plaintext's commitment. */
    readonly salt: Bytes;
}
export interface Ratchet {
    /** The next chunk's secrets, the caller's to wipe; the chain key they came from is gone. */
    step(): RatchetStep;
    /** Ends it: the chain key is overwritten. Idempotent. */
    wipe(): void;
}
/** Takes `segmentKey` over: its bytes are overwritten by the first step. */
export declare function createRatchet(primitives: Primitives, segmentKey: Bytes, segmentId: Uint8Array): Ratchet;
/** What binds a segment key to its HEADER before any ciphertext is touched. */
export declare function keyCommitment(primitives: Primitives, segmentKey: Uint8Array, segmentId: Uint8Array): Bytes;
/** The secrets of chunk `index`; `segmentKey` stays as it is. For many chunks in a row step a ratchet instead. */
export declare function chunkSecretsAt(primitives: Primitives, segmentKey: Uint8Array, segmentId: Uint8Array, index: number): RatchetStep;
