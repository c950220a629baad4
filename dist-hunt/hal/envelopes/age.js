/**
 * Envelopes as age v1 files (https://age-encryption.org/v1), for the segment key.
 *
 * Whoever holds one identity opens them with this file or with the age program itself (classic:
 * 1.1 or newer, hybrid: 1.3 or newer). Promises at least two recipients and never a mixture of
 * classic and hybrid ones: a classic recipient would undo what the hybrid one is for. Deliberately
 * no passphrases, plugins or other recipient kinds.
 */
import { Decrypter, Encrypter, generateHybridIdentity, generateX25519Identity, identityToRecipient, } from 'age-encryption';
import { concatBytes, equalBytes, utf8 } from '../../src/bytes.js';
import { ZeugeError } from '../../src/errors.js';
export const RECIPIENTS_MIN = 2;
export const RECIPIENTS_MAX = 16;
/** As the container's ENVELOPE entry (docs/format.md). */
export const ENVELOPE_BYTES_MAX = 64 * 1024;
const IDENTITY_FILE_BYTES_MAX = 64 * 1024;
const CLASSIC = /^age1[02-9ac-hj-np-z]{58}$/;
const HYBRID = /^age1pq1[02-9ac-hj-np-z]{1900,2100}$/;
const IDENTITY = /^AGE-SECRET-KEY-(PQ-)?1[02-9AC-HJ-NP-Z]{58}$/;
const MAGIC = utf8('age-encryption.org/v1\n');
/** First line of a recipient stanza, up to its type (age-encryption.org/v1, "Header"). */
const STANZA = /^-> ([!-~]+)/;
/**
 * Wraps for all of `recipients` (age1… or age1pq1…). RECIPIENTS_TOO_FEW, RECIPIENTS_MIXED, KEY_INVALID.
 * @param recipientsMin 1 only for copies of a key that lies safe elsewhere too
 */
export function openAgeEnvelopes(recipients, recipientsMin = RECIPIENTS_MIN) {
    const distinct = [...new Set(recipients)];
    const kinds = new Set(distinct.map(kindOf));
    if (distinct.length < recipientsMin)
        throw new ZeugeError('RECIPIENTS_TOO_FEW', `${distinct.length} different recipient(s) given; with fewer than ${recipientsMin} a lost key would lose the evidence`);
    if (distinct.length > RECIPIENTS_MAX)
        throw new ZeugeError('KEY_INVALID', `${distinct.length} recipients given, at most ${RECIPIENTS_MAX} are possible`);
    const [kind, ...others] = kinds;
    if (kind === undefined || others.length > 0)
        throw new ZeugeError('RECIPIENTS_MIXED', 'recipients are partly classic (age1…) and partly hybrid (age1pq1…); give all of one kind');
    const encrypter = new Encrypter();
    for (const recipient of distinct)
        addRecipient(encrypter, recipient);
    return { kind, wrap: async (secret) => concatBytes(await encrypter.encrypt(secret)) };
}
/** The secret in `envelope`, or undefined where none of `identities` opens it or it is not an age file. */
export async function unwrapAge(envelope, identities) {
    if (envelope.length > ENVELOPE_BYTES_MAX || !equalBytes(envelope.subarray(0, MAGIC.length), MAGIC))
        return undefined;
    for (const identity of identities) {
        const decrypter = new Decrypter();
        decrypter.addIdentity(identity);
        try {
            return concatBytes(await decrypter.decrypt(concatBytes(envelope)));
        }
        catch (error) {
            // The library says "no identity matched" and "broken file" with plain errors alike; for us both mean: not opened.
            if (!(error instanceof Error))
                throw error;
        }
    }
    return undefined;
}
/**
 * Whom an age file is for, by its stanzas alone: one kind, `mixed` (other kinds included), or undefined
 * where it is no age file. Nothing is decrypted, so nothing is proven: the file may still be damaged.
 */
export function kindOfEnvelope(envelope) {
    if (envelope.length > ENVELOPE_BYTES_MAX || !equalBytes(envelope.subarray(0, MAGIC.length), MAGIC))
        return undefined;
    const [header, ...behind] = new TextDecoder('latin1').decode(envelope).split('\n---');
    if (header === undefined || behind.length === 0)
        return undefined;
    const types = header.split('\n').flatMap((line) => STANZA.exec(line)?.[1] ?? []);
    const [type, ...others] = new Set(types);
    if (type === undefined)
        return undefined;
    if (others.length > 0)
        return 'mixed';
    return type === 'X25519' ? 'x25519' : type === 'mlkem768x25519' ? type : 'mixed';
}
/**
 * Identities of a file as age-keygen writes it: `#` comments, empty lines, one AGE-SECRET-KEY-…
 * a line. KEY_INVALID with the line where anything else stands in it.
 */
export function parseIdentities(text, name) {
    const lines = linesOf(text, name);
    for (const { line, number } of lines)
        if (!IDENTITY.test(line))
            throw new ZeugeError('KEY_INVALID', `${name} line ${number} is not an age identity (AGE-SECRET-KEY-1…)`);
    if (lines.length === 0)
        throw new ZeugeError('KEY_INVALID', `${name} holds no age identity (AGE-SECRET-KEY-1…)`);
    return lines.map(({ line }) => line);
}
/** Recipients of a file with comments, one age1… a line. KEY_INVALID with the line. */
export function parseRecipients(text, name) {
    const lines = linesOf(text, name);
    for (const { line, number } of lines)
        if (!CLASSIC.test(line) && !HYBRID.test(line))
            throw new ZeugeError('KEY_INVALID', `${name} line ${number} is not an age recipient (age1… or age1pq1…)`);
    return lines.map(({ line }) => line);
}
export async function newAgeKey(kind) {
    const identity = await (kind === 'x25519' ? generateX25519Identity() : generateHybridIdentity());
    return { identity, recipient: await identityToRecipient(identity) };
}
function linesOf(text, name) {
    if (text.length > IDENTITY_FILE_BYTES_MAX)
        throw new ZeugeError('KEY_INVALID', `${name} has ${text.length} characters, more than a key file can have`);
    return text
        .split('\n')
        .map((line, index) => ({ line: line.trim(), number: index + 1 }))
        .filter(({ line }) => line !== '' && !line.startsWith('#'));
}
function kindOf(recipient) {
    if (CLASSIC.test(recipient))
        return 'x25519';
    if (HYBRID.test(recipient))
        return 'mlkem768x25519';
    throw new ZeugeError('KEY_INVALID', `"${recipient.slice(0, 80)}" is not an age recipient (age1… or age1pq1…)`);
}
function addRecipient(encrypter, recipient) {
    try {
        encrypter.addRecipient(recipient);
    }
    catch (cause) {
        throw new ZeugeError('KEY_INVALID', `the recipient ${recipient.slice(0, 20)}… has a wrong checksum: a typing error?`, {
            cause,
        });
    }
}
