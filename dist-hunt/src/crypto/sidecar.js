/**
 * Sidecars: the segment keys of a recording for somebody who was no recipient when it was made.
 *
 *   age file ─► { version 1, file "sidecar", segments: [{ segment, keyCommitment, key }] }   deterministic CBOR
 *
 * The footage is not touched. Each key is bound to its segment by id and key commitment, both checked
 * on use. Age itself is hal/envelopes; a classic sidecar for a hybrid segment would undo what the hybrid
 * recipients are for and is refused, when it is made and when it is used.
 */
import * as v from 'valibot';
import { equalBytes, hexOf, wipe } from '../bytes.js';
import { assert, ZeugeError } from '../errors.js';
import { decodeCbor, encodeCbor } from './cbor.js';
import { MAGIC } from './entry.js';
import { parseHeader } from './header.js';
import { HASH_BYTES, SEGMENT_ID_BYTES } from './leaf.js';
import { segmentKeyOf } from './open.js';
import { SEGMENT_KEY_BYTES } from './ratchet.js';
import { createScanner } from './scan.js';
import { bytesShape } from './shape.js';
/** Six hours of segments; a longer recording takes several sidecars. */
export const SIDECAR_SEGMENTS_MAX = 400;
const shape = v.strictObject({
    version: v.literal(1),
    file: v.literal('sidecar'),
    segments: v.pipe(v.array(v.strictObject({
        segment: bytesShape(SEGMENT_ID_BYTES),
        keyCommitment: bytesShape(HASH_BYTES),
        key: bytesShape(SEGMENT_KEY_BYTES),
    })), v.minLength(1), v.maxLength(SIDECAR_SEGMENTS_MAX)),
});
/** The plaintext of a sidecar. */
export function encodeSidecar(segments) {
    const value = { version: 1, file: 'sidecar', segments };
    assert(v.is(shape, value), `a sidecar of ${segments.length} segments`);
    return encodeCbor(value);
}
/** Undefined where the bytes are not the one encoding of a sidecar. */
export function parseSidecar(bytes) {
    const value = decodeCbor(bytes);
    return v.is(shape, value) ? value.segments : undefined;
}
/**
 * The keys of these segments, for a sidecar; the caller wipes them. KEY_WRONG where `unwrap` does not
 * give one, EVIDENCE_UNSOUND where a file does not begin as a segment does, USAGE for too many.
 */
export async function collectKeys(primitives, files, unwrap, target) {
    if (files.length > SIDECAR_SEGMENTS_MAX)
        throw new ZeugeError('USAGE', `${files.length} segments, at most ${SIDECAR_SEGMENTS_MAX} in one sidecar`);
    const keys = [];
    try {
        for (const file of files) {
            const { header, envelope } = await beginningOf(primitives, file);
            refuseWeaker(file.file, header, target);
            const key = await segmentKeyOf(primitives, file.file, envelope, header, unwrap);
            keys.push({ segment: header.segmentId, keyCommitment: header.keyCommitment, key });
        }
    }
    catch (error) {
        for (const { key } of keys)
            wipe(key);
        throw error;
    }
    return keys;
}
/** Takes keys from a sidecar instead of the envelope. RECIPIENTS_MIXED where it is weaker than the segment. */
export function unwrapFrom(sidecar, kind, name) {
    return async (_, header) => {
        refuseWeaker(name, header, kind);
        const found = sidecar.find(({ segment }) => equalBytes(segment, header.segmentId));
        return found !== undefined && equalBytes(found.keyCommitment, header.keyCommitment)
            ? found.key.slice()
            : undefined;
    };
}
function refuseWeaker(name, { envelope, segmentId }, kind) {
    if (envelope.kind !== 'mlkem768x25519' || kind === 'mlkem768x25519')
        return;
    throw new ZeugeError('RECIPIENTS_MIXED', `${name}: segment ${hexOf(segmentId)} is sealed for hybrid recipients; a classic sidecar would undo that: use an age1pq1… recipient`);
}
/** HEADER and ENVELOPE only; the key commitment says whether they are the right ones. */
function beginningOf(primitives, file) {
    return file.with(async (source) => {
        const scanner = createScanner(primitives, source);
        const hasMagic = equalBytes(await scanner.bytesAt(0, MAGIC.length), MAGIC);
        const first = hasMagic ? await scanner.entryAt(MAGIC.length, isBeginning) : undefined;
        const second = first?.ok ? await scanner.entryAt(first.entry.end, isBeginning) : undefined;
        const header = first?.ok && first.entry.body !== undefined ? parseHeader(first.entry.body) : undefined;
        if (header?.file !== 'segment' || !second?.ok || second.entry.head.leaf.type !== 'ENVELOPE')
            throw new ZeugeError('EVIDENCE_UNSOUND', `${file.file}: does not begin as a segment does`);
        const { body } = second.entry;
        return { header, ...(body !== undefined && { envelope: body }) };
    });
}
function isBeginning({ leaf }) {
    return leaf.type === 'HEADER' || leaf.type === 'ENVELOPE';
}
