/**
 * Ledger events about leaving the camera: who witnessed its ledger, what was handed over, what was erased for it.
 *
 * What others signed stands in them whole, so that whoever has the ledger can check it without the camera.
 */
import * as v from 'valibot';
import { COSIGNATURE_CHARS_MAX } from './cosign.js';
import { RECORDING_ID_BYTES } from './header.js';
import { HASH_BYTES, SEGMENT_ID_BYTES } from './leaf.js';
import { RECEIPT_BYTES_MAX } from './receipt.js';
import { bytesShape, bytesUpTo, countShape } from './shape.js';
const file = {
    recording: bytesShape(RECORDING_ID_BYTES),
    segment: bytesShape(SEGMENT_ID_BYTES),
    sha256: bytesShape(HASH_BYTES),
};
const line = (charsMax) => v.pipe(v.string(), v.minLength(1), v.maxLength(charsMax));
export const FLEET_SHAPES = {
    witnessed: v.strictObject({
        type: v.literal('witnessed'),
        size: countShape,
        cosignature: line(COSIGNATURE_CHARS_MAX),
        station: v.nullable(line(RECEIPT_BYTES_MAX)),
    }),
    offloaded: v.strictObject({
        type: v.literal('offloaded'),
        ...file,
        receipt: bytesUpTo(RECEIPT_BYTES_MAX),
    }),
    erased: v.strictObject({ type: v.literal('erased'), ...file }),
};
