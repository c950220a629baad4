/**
 * CRC-32C (Castagnoli; RFC 3720 appendix B.4): finds a preamble among torn bytes.
 *
 * Against chance only. Nothing is ever believed because this sum is right.
 */
/** Unsigned 32-bit sum over the parts one after the other. */
export declare function crc32c(...parts: readonly Uint8Array[]): number;
