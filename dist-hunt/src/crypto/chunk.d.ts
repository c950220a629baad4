/**
 * The body of CHUNK and END: AES-256-GCM under a key of its own, bound to its leaf and HEADER.
 *
 *   nonce = 00×7 ‖ u32 i ‖ last        AAD = SHA-256(HEADER body) ‖ leaf[0..96)
 *   commitment (in the leaf) = HMAC-SHA-256(salt_i, plaintext)
 *
 * The commitment makes GCM committing: another key that fits the tag does not fit it.
 */
import type { Bytes } from '../bytes.ts';
import type { Primitives } from '../primitives.ts';
import type { Leaf } from './leaf.ts';
import type { RatchetStep } from './ratchet.ts';
export interface SealedEntry {
    /** Preamble, leaf and body in one buffer. */
    readonly entry: Bytes;
    readonly leafBytes: Uint8Array;
}
/** What a sealed leaf says beyond what sealing itself finds out. */
export type ChunkLeaf = Omit<Leaf, 'counter' | 'plaintextBytes' | 'bodyBytes' | 'commitment' | 'bodyHash'>;
/** The whole entry of one CHUNK or END. The secrets of `step` are wiped: they were for this message only. */
export declare function sealChunk(primitives: Primitives, step: RatchetStep, headerHash: Uint8Array, leaf: ChunkLeaf, leafIndex: number, plaintext: Uint8Array): SealedEntry;
/**
 * The plaintext; undefined unless the tag AND the leaf's commitment match, so that what is released is
 * what was committed to. The caller has compared the body with `leaf.bodyHash` or does not care who broke it.
 * @param into as of aes256GcmOpen; may be the beginning of `body`
 */
export declare function openChunk(primitives: Primitives, step: RatchetStep, headerHash: Uint8Array, leaf: Leaf, leafBytes: Uint8Array, body: Uint8Array, into?: Bytes): Bytes | undefined;
export declare function chunkNonce(index: number, last: boolean): Bytes;
export declare function chunkAad(headerHash: Uint8Array, leafBytes: Uint8Array): Bytes;
