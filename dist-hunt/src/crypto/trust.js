/**
 * The trust file (`--trust FILE`, JSON): whom a verifier believes, and nothing it was not told.
 *
 *   { "zeugeTrust": 1, "roots": ["-----BEGIN CERTIFICATE-----…"], "revoked": [{ "device": "zg-…", "from": "…Z" }],
 *     "stations": [], "witnesses": [], "elide": [], "policy": [] }
 *
 * The four key lists hold C2SP note verifier keys (name+hash+base64). `elide`: who may take content out
 * of recordings. `stations`: whose receipts count beside those certified by a root. `witnesses`: whose
 * cosignatures count beside those of such stations; theirs are of type 04. `policy`: who may sign what
 * cameras follow. A mistake anywhere is TRUST_INVALID with the field's name.
 */
import * as v from 'valibot';
import { ZeugeError } from '../errors.js';
import { readRootCertificate } from './certificate.js';
import { COSIGNATURE_TYPE } from './cosign.js';
import { CERTIFICATE_BYTES_MAX } from './header.js';
import { parseVerifierKey } from './notekey.js';
export const TRUST_BYTES_MAX = 1024 * 1024;
const ROOTS_MAX = 64;
const REVOKED_MAX = 10_000;
const KEYS_MAX = 256;
const PEM = /^\s*-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----\s*$/;
const keys = v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(8192))), v.maxLength(KEYS_MAX)), []);
const trustShape = v.strictObject({
    zeugeTrust: v.literal(1),
    roots: v.pipe(v.array(v.pipe(v.string(), v.maxLength(2 * CERTIFICATE_BYTES_MAX), v.regex(PEM, 'is not one certificate in PEM'))), v.minLength(1), v.maxLength(ROOTS_MAX)),
    revoked: v.optional(v.pipe(v.array(v.strictObject({
        device: v.pipe(v.string(), v.maxLength(32)),
        from: v.optional(v.pipe(v.string(), v.isoTimestamp())),
    })), v.maxLength(REVOKED_MAX)), []),
    stations: keys,
    witnesses: keys,
    elide: keys,
    policy: keys,
});
/** @param name of the file, for messages. Throws TRUST_INVALID with the field. */
export function parseTrust(primitives, text, name) {
    const { roots, revoked, elide, policy, stations, witnesses } = readShape(text, name);
    return {
        roots: roots.map((pem, index) => rootOf(primitives, pem, `${name}: roots.${index}`)),
        revoked: revoked.map(({ device, from }) => from === undefined ? { device } : { device, fromUs: Date.parse(from) * 1000 }),
        elide: elide.map((key, index) => keyOf(primitives, key, `${name}: elide.${index}`)),
        policy: policy.map((key, index) => keyOf(primitives, key, `${name}: policy.${index}`)),
        stations: stations.map((key, index) => keyOf(primitives, key, `${name}: stations.${index}`)),
        witnesses: witnesses.map((key, index) => keyOf(primitives, key, `${name}: witnesses.${index}`, COSIGNATURE_TYPE)),
    };
}
/** The text of a trust file that pins these roots and believes these keys, and nothing else. */
export function formatTrust(rootPems, { elide = [], policy = [] } = {}) {
    const empty = { revoked: [], stations: [], witnesses: [] };
    return textOf({ zeugeTrust: 1, roots: rootPems, ...empty, elide, policy });
}
/** The text of a trust file that believes one key more. Throws TRUST_INVALID as parseTrust does. */
export function withSignerKey(primitives, text, name, list, key) {
    parseTrust(primitives, text, name);
    const trust = readShape(text, name);
    const longer = textOf({ ...trust, [list]: [...new Set([...trust[list], key])] });
    parseTrust(primitives, longer, name);
    return longer;
}
function textOf(trust) {
    return `${JSON.stringify(trust, null, 2)}\n`;
}
function readShape(text, name) {
    const result = v.safeParse(trustShape, parseJson(text, name));
    if (result.success)
        return result.output;
    const [issue] = result.issues;
    const field = v.getDotPath(issue) ?? 'the file as a whole';
    throw new ZeugeError('TRUST_INVALID', `${name}: ${field}: ${issue.message}`);
}
function keyOf(primitives, text, field, type) {
    const key = parseVerifierKey(primitives, text, type);
    if (key !== undefined)
        return key;
    throw new ZeugeError('TRUST_INVALID', `${field}: is not a verifier key (name+hash+base64, Ed25519)`);
}
function rootOf(primitives, pem, field) {
    const base64 = PEM.exec(pem)?.[1]?.replace(/\s/g, '') ?? '';
    const result = readRootCertificate(primitives, bytesOf(base64, field));
    if (!result.ok)
        throw new ZeugeError('TRUST_INVALID', `${field}: ${result.detail}`);
    return result.certificate;
}
function bytesOf(base64, field) {
    try {
        return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    }
    catch (cause) {
        throw new ZeugeError('TRUST_INVALID', `${field}: its base64 is damaged`, { cause });
    }
}
function parseJson(text, name) {
    if (text.length > TRUST_BYTES_MAX)
        throw new ZeugeError('TRUST_INVALID', `${name} has ${text.length} characters, more than ${TRUST_BYTES_MAX}`);
    try {
        return JSON.parse(text);
    }
    catch (cause) {
        const reason = cause instanceof Error ? cause.message : String(cause);
        throw new ZeugeError('TRUST_INVALID', `${name} is not JSON: ${reason}`, { cause });
    }
}
