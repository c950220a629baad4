/**
 * CRC-32C (Castagnoli; RFC 3720 appendix B.4): finds a preamble among torn bytes.
 *
 * Against chance only. Nothing is ever believed because this sum is right.
 */
const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
    let value = index;
    for (let bit = 0; bit < 8; bit++)
        value = value & 1 ? (value >>> 1) ^ 0x82f63b78 : value >>> 1;
    return value;
});
/** Unsigned 32-bit sum over the parts one after the other. */
export function crc32c(...parts) {
    let sum = 0xffffffff;
    for (const part of parts) {
        for (const byte of part)
            sum = (sum >>> 8) ^ (TABLE[(sum ^ byte) & 0xff] ?? 0);
    }
    return (sum ^ 0xffffffff) >>> 0;
}
