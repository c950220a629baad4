/**
 * The words between camera and station over HTTPS: paths, headers and JSON, each with its shape. docs/offload.md.
 *
 * Binary values are base64, hashes hexadecimal. What does not have its shape is refused before anything is done.
 */
import * as v from 'valibot';
import { textOf, utf8 } from '../bytes.js';
import { base64Of, bytesOfBase64 } from '../crypto/base64.js';
import { ZeugeError } from '../errors.js';
import { HOLDINGS_MAX } from './target.js';
export const PATHS = {
    clock: '/v1/clock',
    holdings: '/v1/holdings',
    witness: '/v1/witness',
    units: '/v1/units/',
};
export const HEADERS = { bytes: 'zeuge-bytes', offset: 'zeuge-offset', volume: 'zeuge-volume' };
/** A question or answer in JSON. */
export const JSON_BYTES_MAX = 512 * 1024;
const PROOF_MAX = 64;
const TEXT_MAX = 128 * 1024;
export const SHA256 = /^[0-9a-f]{64}$/;
const text = v.pipe(v.string(), v.maxLength(TEXT_MAX));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const base64 = v.pipe(v.string(), v.maxLength(8192), v.check((value) => bytesOfBase64(value) !== undefined, 'is not base64'), v.transform((value) => bytesOfBase64(value)));
const clockQuestion = v.strictObject({ bootId: base64, askedUs: count });
const clockAnswer = v.strictObject({ stationUs: count, signature: base64, station: text });
const holdingsQuestion = v.strictObject({
    units: v.pipe(v.array(v.pipe(v.string(), v.regex(SHA256))), v.maxLength(HOLDINGS_MAX)),
});
const holding = v.variant('state', [
    v.strictObject({ state: v.literal('absent'), bytes: count }),
    v.strictObject({ state: v.literal('held'), receipt: v.optional(text) }),
    v.strictObject({ state: v.literal('apart'), why: text }),
]);
const holdingsAnswer = v.strictObject({ holdings: v.pipe(v.array(holding), v.maxLength(HOLDINGS_MAX)) });
const witnessQuestion = v.strictObject({
    oldSize: count,
    proof: v.pipe(v.array(base64), v.maxLength(PROOF_MAX)),
    checkpoint: text,
});
const witnessAnswer = v.variant('state', [
    v.strictObject({ state: v.literal('cosigned'), cosignature: text, station: text }),
    v.strictObject({ state: v.literal('other'), size: count }),
    v.strictObject({ state: v.literal('refused'), why: text }),
]);
export const clockCodec = {
    question: ({ bootId, askedUs }) => jsonOf({ bootId: base64Of(bootId), askedUs }),
    parseQuestion: (bytes) => read(clockQuestion, bytes),
    answer: ({ stationUs, signature, station }) => jsonOf({ stationUs, signature: base64Of(signature), station }),
    parseAnswer: (bytes) => read(clockAnswer, bytes),
};
export const holdingsCodec = {
    question: (units) => jsonOf({ units }),
    parseQuestion: (bytes) => read(holdingsQuestion, bytes).units,
    answer: (holdings) => jsonOf({ holdings: holdings.map(plain) }),
    parseAnswer: (bytes) => read(holdingsAnswer, bytes).holdings.map(holdingOf),
};
export const holdingCodec = {
    answer: (one) => jsonOf(plain(one)),
    parseAnswer: (bytes) => holdingOf(read(holding, bytes)),
};
export const witnessCodec = {
    question: ({ oldSize, proof, checkpoint }) => jsonOf({ oldSize, proof: proof.map((hash) => base64Of(hash)), checkpoint }),
    parseQuestion: (bytes) => read(witnessQuestion, bytes),
    answer: (answer) => jsonOf(answer),
    parseAnswer: (bytes) => read(witnessAnswer, bytes),
};
function plain(one) {
    return one.state === 'held'
        ? { state: 'held', ...(one.receipt && { receipt: textOf(one.receipt) ?? '' }) }
        : one;
}
function holdingOf(one) {
    if (one.state !== 'held')
        return one;
    return { state: 'held', ...(one.receipt !== undefined && { receipt: utf8(one.receipt) }) };
}
function jsonOf(value) {
    return JSON.stringify(value);
}
/** STATION_REFUSED where the bytes are not JSON of this shape. */
function read(shape, bytes) {
    const result = v.safeParse(shape, parsed(bytes));
    if (result.success)
        return result.output;
    const [issue] = result.issues;
    throw new ZeugeError('STATION_REFUSED', `not the words of this protocol: ${v.getDotPath(issue) ?? 'the whole'}`);
}
function parsed(bytes) {
    try {
        return bytes.length <= JSON_BYTES_MAX ? JSON.parse(textOf(bytes) ?? '') : undefined;
    }
    catch (error) {
        if (error instanceof SyntaxError)
            return undefined;
        throw error;
    }
}
