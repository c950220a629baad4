/**
 * The part of Ed25519 verification on which libraries differ, decided once for all of ours.
 *
 * Before the equation is computed: S < L, A and R are canonical encodings and neither is of
 * small order (RFC 8032 §5.1.7 leaves room here). The equation itself is then the cofactorless
 * [S]B = R + [k]A, which every implementation of Primitives computes for itself.
 */
/** False where a signature is refused without computing; wrong lengths included. */
export declare function ed25519Acceptable(publicKey: Uint8Array, signature: Uint8Array): boolean;
