/**
 * A checkpoint of a ledger, kept where the camera is not: what a later ledger must still contain.
 *
 *   the signed note as it stands in the volume
 *   LF base64( CBOR { certificates, statement, successors } ) LF       who may sign it; may be absent
 *
 * A ledger that was set back, forked, or cut and continued does not have the note's root at the note's size.
 * docs/format.md, "Witness". Whether a ledger does is verifyledger.ts's question.
 */
import * as v from 'valibot';
import { concatBytes, equalBytes, textOf, utf8 } from '../bytes.js';
import { assert, ZeugeError } from '../errors.js';
import { base64Of, bytesOfBase64 } from './base64.js';
import { decodeCbor, encodeCbor } from './cbor.js';
import { readChain } from './certificate.js';
import { CERTIFICATE_BYTES_MAX, CERTIFICATES_MAX, epochKeyOf, epochStatementShape, PUBLIC_KEY_BYTES, SUCCESSORS_MAX, } from './header.js';
import { epochFault } from './identity.js';
import { parseCheckpoint, parseNote, SIGNATURE_BYTES, verifyNote } from './note.js';
import { bytesShape, bytesUpTo } from './shape.js';
export const WITNESS_BYTES_MAX = 64 * 1024;
export const WITNESSES_MAX = 64;
const ORIGIN = /^zeuge\/([a-z0-9-]{1,16})\/ledger$/;
const successor = v.strictObject({
    publicKey: bytesShape(PUBLIC_KEY_BYTES),
    signature: bytesShape(SIGNATURE_BYTES),
});
const chainShape = v.strictObject({
    certificates: v.pipe(v.array(bytesUpTo(CERTIFICATE_BYTES_MAX)), v.minLength(1), v.maxLength(CERTIFICATES_MAX)),
    statement: epochStatementShape,
    successors: v.pipe(v.array(successor), v.maxLength(SUCCESSORS_MAX)),
});
/** The file's text. */
export function formatWitness(mark, certificates) {
    const { note, statement, successors } = mark;
    const chain = base64Of(encodeCbor({ certificates, statement, successors }));
    const text = textOf(concatBytes(note, utf8(`\n${chain}\n`)));
    assert(text !== undefined && text.length <= WITNESS_BYTES_MAX, 'a witness file is text and short');
    return text;
}
/** @param file name, for messages and the report. WITNESS_INVALID where it proves nothing it says. */
export function parseWitness(primitives, bytes, file) {
    const text = bytes.length <= WITNESS_BYTES_MAX ? textOf(bytes) : undefined;
    const parts = text?.split('\n\n') ?? [];
    const [said, signature, chainLine] = parts;
    if (said === undefined || signature === undefined || parts.length > 3)
        throw refused(file, 'it is not a signed checkpoint');
    const noteText = `${said}\n\n${signature}`;
    const note = utf8(chainLine === undefined ? noteText : `${noteText}\n`);
    const parsed = parseNote(note);
    const checkpoint = parsed === undefined ? undefined : parseCheckpoint(parsed.text);
    const device = ORIGIN.exec(checkpoint?.origin ?? '')?.[1];
    if (parsed === undefined || checkpoint === undefined || device === undefined)
        throw refused(file, 'it is not a signed checkpoint of a ledger');
    if (parsed.name !== checkpoint.origin)
        throw refused(file, 'it is not signed by the ledger it speaks of');
    const witness = { file, note, device, checkpoint };
    if (chainLine === undefined)
        return witness;
    const chain = parseChain(chainLine);
    if (chain === undefined)
        throw refused(file, 'its key chain is damaged');
    const keys = keysOf(primitives, device, chain);
    if (keys === undefined)
        throw refused(file, 'its key chain does not lead from the device to the note');
    if (!verifyNote(primitives, parsed, keys.epochKey))
        throw refused(file, 'its signature is wrong');
    return { ...witness, deviceKey: keys.deviceKey };
}
export function compareWitness(primitives, { file, device, deviceKey, checkpoint, note }, ledger) {
    const { size, root, wallUs } = checkpoint;
    const parsed = parseNote(note);
    const sameKey = deviceKey === undefined || (ledger.deviceKey !== undefined && equalBytes(deviceKey, ledger.deviceKey));
    const proven = deviceKey === undefined
        ? parsed !== undefined && ledger.keys.some((key) => verifyNote(primitives, parsed, key))
        : sameKey;
    const found = (state, detail) => {
        const wall = wallUs === 0 ? null : wallUs;
        return { file, size, wallUs: wall, state, proven, ...(detail !== undefined && { detail }) };
    };
    if (ledger.device !== undefined && ledger.device !== device)
        return found('stranger', `it is of ${device}, the ledger of ${ledger.device}`);
    if (size > ledger.size)
        return found('rolled-back', `the ledger had ${size} entries when it was signed, ${ledger.size} are here`);
    if (ledger.root === undefined)
        return found('older');
    if (!equalBytes(ledger.root, root))
        return found('forked', `the ledger’s first ${size} entries are not those it was signed over`);
    return found('consistent');
}
function parseChain(line) {
    const bytes = line.endsWith('\n') ? bytesOfBase64(line.slice(0, -1)) : undefined;
    const value = bytes === undefined ? undefined : decodeCbor(bytes);
    return v.is(chainShape, value) ? value : undefined;
}
/** From the device certificate over statement and successors to the key of the note. */
function keysOf(primitives, device, { certificates, statement, successors }) {
    const read = readChain(certificates, device);
    if (!read.ok)
        return undefined;
    const deviceKey = read.certificate.publicKey;
    if (epochFault(primitives, { device, statement, successors }, deviceKey) !== undefined)
        return undefined;
    return { deviceKey, epochKey: epochKeyOf({ statement, successors }) };
}
function refused(file, why) {
    return new ZeugeError('WITNESS_INVALID', `${file}: ${why}; give a file made with "zeuge verify --save-witness" or a CHECKPOINT of a ledger`);
}
