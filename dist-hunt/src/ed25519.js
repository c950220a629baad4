/**
 * The part of Ed25519 verification on which libraries differ, decided once for all of ours.
 *
 * Before the equation is computed: S < L, A and R are canonical encodings and neither is of
 * small order (RFC 8032 §5.1.7 leaves room here). The equation itself is then the cofactorless
 * [S]B = R + [k]A, which every implementation of Primitives computes for itself.
 */
const KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;
/** Order of the base point, little-endian: 2^252 + 27742317777372353535851937790883648493. */
const L = littleEndian(2n ** 252n + 27742317777372353535851937790883648493n);
/** The field's prime, little-endian: 2^255 − 19. */
const P = littleEndian(2n ** 255n - 19n);
/** The y coordinates of the eight points of small order (y, with either sign of x). */
const SMALL_ORDER_Y = [
    0n,
    1n,
    2n ** 255n - 20n,
    0x7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7n,
    0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n,
].map(littleEndian);
/** False where a signature is refused without computing; wrong lengths included. */
export function ed25519Acceptable(publicKey, signature) {
    if (publicKey.length !== KEY_BYTES || signature.length !== SIGNATURE_BYTES)
        return false;
    return (isPointAcceptable(publicKey) &&
        isPointAcceptable(signature.subarray(0, KEY_BYTES)) &&
        isBelow(signature.subarray(KEY_BYTES), L));
}
/** y < p and not of small order. Both encodings with x = 0 are of small order, so the sign bit needs no rule of its own. */
function isPointAcceptable(point) {
    const y = Uint8Array.from(point);
    y[31] = (y[31] ?? 0) & 0x7f;
    return isBelow(y, P) && !SMALL_ORDER_Y.some((small) => small.every((byte, index) => byte === y[index]));
}
/** Little-endian comparison; public values, so not constant-time. */
function isBelow(value, limit) {
    for (let index = KEY_BYTES - 1; index >= 0; index--) {
        const difference = (value[index] ?? 0) - (limit[index] ?? 0);
        if (difference !== 0)
            return difference < 0;
    }
    return false;
}
function littleEndian(value) {
    return Uint8Array.from({ length: KEY_BYTES }, (_, index) => Number((value >> BigInt(8 * index)) & 0xffn));
}
