/**
 * Deterministic CBOR (RFC 8949 §4.2.1): each value has one encoding, any other is refused.
 *
 * Integers within ±2^53−1, byte strings, text, arrays, maps with plain text keys, booleans
 * and null. No floats, tags, undefined or indefinite lengths, so that a reader in any
 * language gets the same values. Shapes (which keys, how long) are the caller's question.
 */
import { decode, encode, rfc8949EncodeOptions, Tokenizer, Type } from 'cborg';
import { equalBytes } from '../bytes.js';
import { assert } from '../errors.js';
/** Arrays and maps inside one another. */
export const CBOR_DEPTH_MAX = 8;
/** Nothing larger is written or read. */
export const CBOR_BYTES_MAX = 64 * 1024;
/** Map keys: starts with a letter, so no name of a prototype's member can be one. */
const KEY = /^[a-zA-Z][a-zA-Z0-9-]{0,63}$/;
const DECODE_OPTIONS = {
    strict: true,
    allowIndefinite: false,
    allowUndefined: false,
    allowInfinity: false,
    allowNaN: false,
    allowBigInt: false,
    rejectDuplicateMapKeys: true,
};
/** `object` admits interfaces, which TypeScript does not see as maps; what does not fit is a bug of the caller. */
export function encodeCbor(value) {
    assert(isCbor(value, CBOR_DEPTH_MAX), 'a value deterministic CBOR has no place for');
    const bytes = encode(value, rfc8949EncodeOptions);
    assert(bytes.length <= CBOR_BYTES_MAX, `CBOR of ${bytes.length} bytes, at most ${CBOR_BYTES_MAX}`);
    return new Uint8Array(bytes);
}
/** The value, or undefined where the bytes are not its one deterministic encoding. */
export function decodeCbor(bytes) {
    if (bytes.length > CBOR_BYTES_MAX)
        return undefined;
    const value = decodeLoosely(bytes);
    if (!isCbor(value, CBOR_DEPTH_MAX))
        return undefined;
    return equalBytes(encode(value, rfc8949EncodeOptions), bytes) ? value : undefined;
}
function decodeLoosely(bytes) {
    try {
        return decode(bytes, { ...DECODE_OPTIONS, tokenizer: boundedTokens(bytes) });
    }
    catch (error) {
        // cborg reports every kind of bad input as a plain Error
        if (error instanceof Error)
            return undefined;
        throw error;
    }
}
/** cborg's tokens, refused beyond CBOR_DEPTH_MAX: cborg itself recurses as deep as the input asks. */
function boundedTokens(bytes) {
    const tokens = new Tokenizer(bytes, DECODE_OPTIONS);
    const open = [];
    return {
        done: () => tokens.done(),
        pos: () => tokens.pos(),
        next: () => {
            const token = tokens.next();
            const last = open.length - 1;
            if (last >= 0)
                open[last] = (open[last] ?? 0) - 1;
            if (Type.equals(token.type, Type.array))
                open.push(token.value);
            if (Type.equals(token.type, Type.map))
                open.push(token.value * 2);
            if (open.length > CBOR_DEPTH_MAX)
                throw new Error(`CBOR nested deeper than ${CBOR_DEPTH_MAX}`);
            while (open.length > 0 && (open[open.length - 1] ?? 0) <= 0)
                open.pop();
            return token;
        },
    };
}
function isCbor(value, depth) {
    if (value === null || typeof value === 'boolean')
        return true;
    if (typeof value === 'number')
        return Number.isSafeInteger(value) && !Object.is(value, -0);
    // A lone surrogate has no UTF-8 and would come back as another text
    if (typeof value === 'string')
        return !/\p{Surrogate}/u.test(value);
    if (typeof value !== 'object')
        return false;
    if (value instanceof Uint8Array)
        return true;
    if (depth === 0)
        return false;
    if (Array.isArray(value))
        return value.every((item) => isCbor(item, depth - 1));
    return Object.entries(value).every(([key, item]) => KEY.test(key) && isCbor(item, depth - 1));
}
