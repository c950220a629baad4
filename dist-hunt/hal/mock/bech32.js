/**
 * Bech32 (BIP 173) as age writes its keys: `age1…` and `AGE-SECRET-KEY-1…`, 32 bytes each.
 * Only what the simulated envelopes need; real recipients are read by hal/envelopes.
 */
import { concatBytes, utf8 } from '../../src/bytes.js';
import { ZeugeError } from '../../src/errors.js';
const ALPHABET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const GENERATORS = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
const CHECKSUM_WORDS = 6;
const TEXT_CHARACTERS_MAX = 90;
const KEY_BYTES = 32;
/** `prefix` in lower case, without its separator. */
export function bech32Of(prefix, bytes) {
    const words = regroup(bytes, 8, 5, true);
    const sum = polymod([...expand(prefix), ...words, ...new Array(CHECKSUM_WORDS).fill(0)]) ^ 1;
    for (let index = 0; index < CHECKSUM_WORDS; index++)
        words.push((sum >>> (5 * (CHECKSUM_WORDS - 1 - index))) & 31);
    return `${prefix}1${words.map((word) => ALPHABET[word]).join('')}`;
}
/** The 32 bytes of a key, or KEY_INVALID. */
export function keyOfBech32(prefix, text) {
    const lower = text.toLowerCase();
    const words = [...lower.slice(prefix.length + 1)].map((character) => ALPHABET.indexOf(character));
    const bytes = regroup(words.slice(0, -CHECKSUM_WORDS), 5, 8, false);
    const good = text.length <= TEXT_CHARACTERS_MAX &&
        lower.startsWith(`${prefix}1`) &&
        words.every((word) => word >= 0) &&
        polymod([...expand(prefix), ...words]) === 1 &&
        bytes.length === KEY_BYTES;
    if (!good)
        throw new ZeugeError('KEY_INVALID', `this is not a key that begins with ${prefix}1; copy it again as a whole`);
    return concatBytes(Uint8Array.from(bytes));
}
function expand(prefix) {
    const codes = [...utf8(prefix)];
    return [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31)];
}
function polymod(words) {
    let sum = 1;
    for (const word of words) {
        const top = sum >>> 25;
        sum = ((sum & 0x1ffffff) << 5) ^ word;
        for (const [bit, generator] of GENERATORS.entries())
            if ((top >>> bit) & 1)
                sum ^= generator;
    }
    return sum >>> 0;
}
function regroup(input, from, to, pad) {
    const out = [];
    let held = 0;
    let bits = 0;
    for (const word of input) {
        held = ((held << from) | word) & 0xfff;
        for (bits += from; bits >= to; bits -= to)
            out.push((held >>> (bits - to)) & ((1 << to) - 1));
    }
    if (pad && bits > 0)
        out.push((held << (to - bits)) & ((1 << to) - 1));
    return out;
}
