/**
 * HEADER bodies of segments and ledger volumes, and the messages that are signed for them.
 *
 * A HEADER says who recorded (device, certificates, epoch), what it belongs to (recording,
 * ledger, policy) and which keys it is sealed with. One codec: parseHeader(encodeHeader(x))
 * is x, and no other bytes parse to x. Whether the signatures and hashes in it are right is
 * the verifier's question. No names of people, ever. docs/format.md, "HEADER".
 */
import * as v from 'valibot';
import { concatBytes, utf8, viewOf } from '../bytes.js';
import { assert } from '../errors.js';
import { decodeCbor, encodeCbor } from './cbor.js';
import { BODY_BYTES_MAX, HASH_BYTES, SEGMENT_ID_BYTES } from './leaf.js';
import { SIGNATURE_BYTES } from './note.js';
import { bytesShape, bytesUpTo, countShape } from './shape.js';
import { FRONTIER_MAX, frontierLength } from './tree.js';
export const FORMAT_VERSION = 1;
/** Successor epochs that may hang on one epoch statement; then the device signs a new statement. */
export const SUCCESSORS_MAX = 64;
export const CERTIFICATES_MAX = 3;
export const CERTIFICATE_BYTES_MAX = 2048;
export const PUBLIC_KEY_BYTES = 32;
export const RECORDING_ID_BYTES = 16;
export const BOOT_ID_BYTES = 16;
/** First bytes of everything that is signed or derived, so that no value serves two purposes. */
export const LABELS = {
    step: utf8('zeuge/v1 step\0'),
    commit: utf8('zeuge/v1 commit\0'),
    epoch: utf8('zeuge/v1 epoch\0'),
    successor: utf8('zeuge/v1 successor\0'),
    station: utf8('zeuge/v1 station\0'),
    clock: utf8('zeuge/v1 clock\0'),
};
/** Signed by the authority; signed, but for another time by the camera's clock; or nobody signed it. */
export const POLICY_KINDS = ['signed', 'expired', 'demo'];
/** A pseudonym, short enough for the leaf's 16 bytes and plain enough for a note's name. */
export const DEVICE_ID = /^[a-z0-9](?:[a-z0-9-]{0,14}[a-z0-9])?$/;
export const PROFILE_ID = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/;
const hash = bytesShape(HASH_BYTES);
/** What an epoch statement must look like, in a HEADER and in the ledger's `epoch`. */
export const epochStatementShape = v.strictObject({
    counter: countShape,
    ledgerSize: countShape,
    ledgerRoot: hash,
    publicKey: bytesShape(PUBLIC_KEY_BYTES),
    signature: bytesShape(SIGNATURE_BYTES),
});
const base = {
    version: v.literal(FORMAT_VERSION),
    device: v.pipe(v.string(), v.regex(DEVICE_ID)),
    certificates: v.pipe(v.array(bytesUpTo(CERTIFICATE_BYTES_MAX)), v.minLength(1), v.maxLength(CERTIFICATES_MAX)),
    statement: epochStatementShape,
    successors: v.pipe(v.array(v.strictObject({ publicKey: bytesShape(PUBLIC_KEY_BYTES), signature: bytesShape(SIGNATURE_BYTES) })), v.maxLength(SUCCESSORS_MAX)),
    bootId: bytesShape(BOOT_ID_BYTES),
    firmwareHash: hash,
    keyStore: v.picklist(['software', 'tpm', 'secure-element']),
    policy: v.strictObject({ hash, kind: v.picklist(POLICY_KINDS) }),
    profile: v.strictObject({ id: v.pipe(v.string(), v.regex(PROFILE_ID)), hash }),
};
const segmentHeader = v.strictObject({
    ...base,
    file: v.literal('segment'),
    segmentId: bytesShape(SEGMENT_ID_BYTES),
    keyCommitment: hash,
    envelope: v.strictObject({ hash, kind: v.picklist(['x25519', 'mlkem768x25519']) }),
    recording: v.strictObject({ id: bytesShape(RECORDING_ID_BYTES), sequence: countShape }),
    previous: v.nullable(v.strictObject({ id: bytesShape(SEGMENT_ID_BYTES), size: countShape, root: hash })),
    replaces: v.nullable(v.strictObject({ segment: bytesShape(SEGMENT_ID_BYTES), fromLeaf: countShape })),
    ledger: v.strictObject({ size: countShape, root: hash }),
});
const volumeHeader = v.strictObject({
    ...base,
    file: v.literal('ledger'),
    volume: countShape,
    start: v.pipe(v.strictObject({
        size: countShape,
        root: hash,
        frontier: v.pipe(v.array(hash), v.maxLength(FRONTIER_MAX)),
    }), v.check((start) => start.frontier.length === frontierLength(start.size))),
    previousVolume: v.nullable(hash),
});
/** The HEADER's body. A header that parseHeader would refuse is a bug of the caller. */
export function encodeHeader(header) {
    const body = encodeCbor(header);
    assert(body.length <= BODY_BYTES_MAX.HEADER, `HEADER of ${body.length} bytes, at most 16 KiB`);
    assert(parseHeader(body) !== undefined, 'a header that breaks the rules of docs/format.md');
    return body;
}
/** The header, or undefined where the bytes are not the one encoding of a complete header. */
export function parseHeader(bytes) {
    if (bytes.length > BODY_BYTES_MAX.HEADER)
        return undefined;
    const value = decodeCbor(bytes);
    if (v.is(segmentHeader, value))
        return value;
    return v.is(volumeHeader, value) ? value : undefined;
}
/** The epoch key a file begins with: the last successor's, or the statement's own. */
export function epochKeyOf({ successors, statement }) {
    return successors.at(-1)?.publicKey ?? statement.publicKey;
}
/** The leaf's 16-byte id of a ledger: the device id in ASCII, zero bytes behind it. */
export function ledgerId(device) {
    assert(DEVICE_ID.test(device), `device id "${device}"`);
    const id = new Uint8Array(SEGMENT_ID_BYTES);
    id.set(utf8(device));
    return id;
}
/** What the device key signs: label ‖ u8 length ‖ device ‖ u64 counter ‖ u64 ledger size ‖ ledger root ‖ epoch key. */
export function epochStatementMessage(device, statement) {
    const { counter, ledgerSize, ledgerRoot, publicKey } = statement;
    return concatBytes(LABELS.epoch, prefixed(device), u64(counter), u64(ledgerSize), ledgerRoot, publicKey);
}
/**
 * What an epoch key signs for the next one: label ‖ u8 length ‖ device ‖ u64 counter of the statement ‖
 * u64 index (1 for the first successor) ‖ predecessor's key ‖ successor's key.
 */
export function successorMessage(successor) {
    const { device, counter, index, predecessor, publicKey } = successor;
    return concatBytes(LABELS.successor, prefixed(device), u64(counter), u64(index), predecessor, publicKey);
}
function prefixed(text) {
    const bytes = utf8(text);
    assert(bytes.length <= 255, `a text of ${bytes.length} bytes`);
    return concatBytes(new Uint8Array([bytes.length]), bytes);
}
export function u64(value) {
    assert(Number.isSafeInteger(value) && value >= 0, `${value} is no count`);
    const bytes = new Uint8Array(8);
    viewOf(bytes).setBigUint64(0, BigInt(value));
    return bytes;
}
