/**
 * Ledger events: what the device did, as deterministic CBOR maps with a `type`.
 *
 * Known types are checked field by field; a type this version does not know is kept whole as
 * `other`, so that an old reader still reads a newer ledger. Pseudonymous: no names.
 */
import * as v from 'valibot';
import { assert } from '../errors.js';
import { decodeCbor, encodeCbor } from './cbor.js';
import { BEHAVIOUR_SHAPES } from './deviceevent.js';
import { FLEET_SHAPES } from './fleetevent.js';
import { BOOT_ID_BYTES, DEVICE_ID, epochStatementShape, PUBLIC_KEY_BYTES, RECORDING_ID_BYTES, } from './header.js';
import { BODY_BYTES_MAX, CAUSES, HASH_BYTES, SEGMENT_ID_BYTES } from './leaf.js';
import { SIGNATURE_BYTES } from './note.js';
import { bytesShape, countShape } from './shape.js';
export const ABANDONED_MAX = 64;
const hash = bytesShape(HASH_BYTES);
const recording = bytesShape(RECORDING_ID_BYTES);
const segment = bytesShape(SEGMENT_ID_BYTES);
const resetCause = v.picklist(['power-on', 'watchdog', 'software', 'unknown']);
const abandoned = v.strictObject({ volume: countShape, size: countShape, bytes: countShape, hash });
const CAUSE_WORDS = Object.keys(CAUSES);
const SHAPES = {
    volume: v.strictObject({
        type: v.literal('volume'),
        volume: countShape,
        headerLeafHash: hash,
        abandoned: v.pipe(v.array(abandoned), v.maxLength(ABANDONED_MAX)),
    }),
    genesis: v.strictObject({ type: v.literal('genesis'), device: v.pipe(v.string(), v.regex(DEVICE_ID)) }),
    boot: v.strictObject({
        type: v.literal('boot'),
        bootId: bytesShape(BOOT_ID_BYTES),
        counter: countShape,
        resetCause,
    }),
    epoch: v.variant('by', [
        v.strictObject({
            type: v.literal('epoch'),
            by: v.literal('predecessor'),
            publicKey: bytesShape(PUBLIC_KEY_BYTES),
            signature: bytesShape(SIGNATURE_BYTES),
        }),
        v.strictObject({ type: v.literal('epoch'), by: v.literal('device'), statement: epochStatementShape }),
    ]),
    opened: v.strictObject({
        type: v.literal('opened'),
        recording,
        sequence: countShape,
        segment,
        headerLeafHash: hash,
    }),
    closed: v.strictObject({
        type: v.literal('closed'),
        recording,
        segment,
        size: countShape,
        root: hash,
        bytes: countShape,
        fileHash: v.nullable(hash),
        cause: v.picklist(CAUSE_WORDS),
    }),
    recovered: v.strictObject({
        type: v.literal('recovered'),
        recording,
        segment,
        size: countShape,
        root: hash,
        unsignedEntries: countShape,
        tornBytes: countShape,
        tornHash: hash,
        resetCause,
    }),
    'volume-closed': v.strictObject({ type: v.literal('volume-closed') }),
    ...BEHAVIOUR_SHAPES,
    ...FLEET_SHAPES,
};
const TYPE_WORD = /^[a-z][a-z0-9-]{0,31}$/;
/** The EVENT's body. An event that parseLedgerEvent would refuse is a bug of the caller. */
export function encodeLedgerEvent(event) {
    const map = event.type === 'other' ? { ...event.fields, type: event.name } : event;
    const body = encodeCbor(map);
    assert(body.length <= BODY_BYTES_MAX.EVENT, `ledger event of ${body.length} bytes, at most 64 KiB`);
    const back = parseLedgerEvent(body);
    assert(back?.type === event.type, `a ledger event "${event.type}" that breaks the rules of docs/format.md`);
    return body;
}
/** The event, or undefined where the body is not the one encoding of an event. */
export function parseLedgerEvent(body) {
    const value = decodeCbor(body);
    if (!isMap(value))
        return undefined;
    const { type, ...fields } = value;
    if (typeof type !== 'string' || !TYPE_WORD.test(type) || type === 'other')
        return undefined;
    if (!isKnown(type))
        return { type: 'other', name: type, fields };
    return v.is(SHAPES[type], value) ? value : undefined;
}
function isKnown(type) {
    return Object.hasOwn(SHAPES, type);
}
function isMap(value) {
    return (typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array));
}
