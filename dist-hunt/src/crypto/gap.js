/**
 * GAP bodies: from when to when media of a track is missing, and how many frames.
 *
 * Which track and why is in the leaf; its times are those of the writing, not of the gap.
 */
import * as v from 'valibot';
import { decodeCbor, encodeCbor } from './cbor.js';
import { countShape } from './shape.js';
const gap = v.pipe(v.strictObject({ fromUs: countShape, toUs: countShape, framesLost: countShape }), v.check((value) => value.fromUs <= value.toUs));
export function encodeGap({ fromUs, toUs, framesLost }) {
    return encodeCbor({ fromUs, toUs, framesLost });
}
export function parseGap(body) {
    const value = decodeCbor(body);
    return v.is(gap, value) ? value : undefined;
}
