/**
 * The cryptographic primitives everything else is built from, as a port.
 *
 * Synchronous, bytes in, bytes out, no state and no randomness. hal/ implements it
 * with node:crypto (the hot path), src/crypto/noble.ts with @noble (the browser, and
 * the oracle in tests). Both give the same answer for every input.
 */
import type { Bytes } from './bytes.ts';
export interface Primitives {
    /** SHA-256 (FIPS 180-4) over the parts one after the other, 32 bytes. */
    sha256(...parts: readonly Uint8Array[]): Bytes;
    /** SHA-256 of something that is not in memory at once. `digest` may be called once. */
    sha256Stream(): HashStream;
    /** HMAC-SHA-256 (RFC 2104) over the parts one after the other, 32 bytes. */
    hmacSha256(key: Uint8Array, ...parts: readonly Uint8Array[]): Bytes;
    /** HKDF-SHA-256 (RFC 5869): extract with `salt`, expand with `info`. */
    hkdfSha256(key: Uint8Array, salt: Uint8Array, info: Uint8Array, length: number): Bytes;
    /**
     * AES-256-GCM (SP 800-38D): ciphertext ‖ 16-byte tag. `key` 32 bytes, `nonce` 12 bytes.
     * Written to `into` and that returned, where given: plaintext's length and 16 bytes, not overlapping it.
     */
    aes256GcmSeal(key: Uint8Array, nonce: Uint8Array, aad: Uint8Array, plaintext: Uint8Array, into?: Bytes): Bytes;
    /**
     * The plaintext, or undefined where the tag does not match: nothing is released before it was checked. Written
     * to `into` and that returned, where given: 16 bytes less than `sealed`, whose own beginning it may be; wiped
     * where the tag does not match.
     */
    aes256GcmOpen(key: Uint8Array, nonce: Uint8Array, aad: Uint8Array, sealed: Uint8Array, into?: Bytes): Bytes | undefined;
    /** Ed25519 (RFC 8032) public key, 32 bytes, of a 32-byte seed. */
    ed25519PublicKey(seed: Uint8Array): Bytes;
    /**
     * Makes Ed25519 signatures, 64 bytes each. A signer and not one call, because decoding the seed can
     * take longer than signing. Drop it together with the seed.
     */
    ed25519Signer(seed: Uint8Array): (message: Uint8Array) => Bytes;
    /**
     * Ed25519 under one pinned rule: S < L, A and R canonical and neither of small order,
     * then the cofactorless equation. Wrong lengths are false, never an error.
     */
    ed25519Verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean;
    /** ECDSA P-256 with SHA-256; `publicKey` uncompressed (65 bytes), `signature` r‖s (64 bytes), high s accepted. */
    p256Verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean;
}
export interface HashStream {
    update(part: Uint8Array): void;
    digest(): Bytes;
}
