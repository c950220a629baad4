/**
 * Bytes as every room passes them on, and the few things all rooms do with them.
 *
 * Integers on disk and on the wire are big-endian. Nothing here allocates from a
 * length it was given by a stranger: callers check against their named maximum first.
 */
const encoder = new TextEncoder();
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
export function concatBytes(...parts) {
    const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
        out.set(part, at);
        at += part.length;
    }
    return out;
}
/** Compares contents. Not constant-time: for public values only. */
export function equalBytes(a, b) {
    return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
export function utf8(text) {
    return encoder.encode(text);
}
/** Strict UTF-8: undefined where the bytes are not text. A byte-order mark is kept, so text re-encodes to the same bytes. */
export function textOf(bytes) {
    try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    }
    catch (error) {
        if (error instanceof TypeError)
            return undefined;
        throw error;
    }
}
export function hexOf(bytes) {
    let text = '';
    for (const byte of bytes)
        text += HEX[byte];
    return text;
}
/** Bytes of lower- or upper-case hexadecimal text; undefined where it is not that. */
export function bytesOfHex(text) {
    if (text.length % 2 !== 0 || !/^[0-9a-fA-F]*$/.test(text))
        return undefined;
    const out = new Uint8Array(text.length / 2);
    for (let index = 0; index < out.length; index++)
        out[index] = Number.parseInt(text.slice(index * 2, index * 2 + 2), 16);
    return out;
}
export function viewOf(bytes) {
    return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
/** Overwrites with zeros: for key material and media once they are no longer needed. */
export function wipe(...parts) {
    for (const part of parts)
        part.fill(0);
}
