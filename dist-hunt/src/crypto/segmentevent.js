/**
 * EVENTs of a segment, as far as a report tells them: how the recording began, and moments in it.
 *
 * Clear CBOR maps with `type` and `atUs` (docs/format.md, "EVENT"). What this version does not know is
 * left out, never refused: an EVENT decides no verdict.
 */
import * as v from 'valibot';
import { hexOf } from '../bytes.js';
import { decodeCbor } from './cbor.js';
import { RECORDING_ID_BYTES } from './header.js';
import { HASH_BYTES } from './leaf.js';
import { bytesShape, countShape } from './shape.js';
const word = v.pipe(v.string(), v.regex(/^[a-zA-Z][a-zA-Z0-9.-]{0,63}$/));
const moment = v.object({ type: word, atUs: countShape });
const notice = v.object({ kind: word, hash: bytesShape(HASH_BYTES), sinceUs: countShape });
const started = v.object({
    atUs: countShape,
    announcedSinceUs: v.nullable(countShape),
    emergency: v.boolean(),
    continues: v.optional(v.nullable(bytesShape(RECORDING_ID_BYTES)), null),
    notice: v.optional(notice),
});
export function parseSegmentEvent(body) {
    const value = decodeCbor(body);
    if (!v.is(moment, value))
        return undefined;
    const { type, atUs } = value;
    const result = type === 'started' ? v.safeParse(started, value) : undefined;
    return result?.success ? { type, atUs, started: startedOf(result.output) } : { type, atUs };
}
function startedOf({ notice: shown, continues, ...start }) {
    return {
        ...start,
        ...(continues !== null && { continues: hexOf(continues) }),
        ...(shown !== undefined && { notice: { ...shown, hash: hexOf(shown.hash) } }),
    };
}
