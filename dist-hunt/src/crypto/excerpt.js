/**
 * Excerpts as they lie in a file: chosen entries of one or several segments, each with the proof that it
 * stands where it says, under the last checkpoint of its segment.
 *
 *   excerpt = magic(8) u32 parts part…
 *   part    = u32 note bytes ‖ u32 items ‖ note ‖ item…                 one for each segment
 *   item    = u8 keyed ‖ [key 32 ‖ salt 32] ‖ u8 hashes ‖ hash 32… ‖ preamble leaf body
 *
 * Reading and writing only; what it proves is verifyexcerpt.ts's question. docs/format.md, "Excerpt".
 */
import { concatBytes, equalBytes, viewOf } from '../bytes.js';
import { assert } from '../errors.js';
import { BODY_BYTES_MAX, HASH_BYTES } from './leaf.js';
import { createScanner } from './scan.js';
import { PROOF_MAX } from './tree.js';
export const EXCERPT_MAGIC = new Uint8Array([0x89, 0x5a, 0x45, 0x58, 0x0d, 0x0a, 0x1a, 0x0a]);
export const EXCERPT_SUFFIX = '.zex';
/** Segments of one excerpt. */
export const EXCERPT_PARTS_MAX = 4096;
export const EXCERPT_ITEMS_MAX = 1_000_000;
const KEY_BYTES = 32;
const PART_HEAD_BYTES = 8;
export async function isExcerpt(source) {
    return equalBytes(await source.read(0, EXCERPT_MAGIC.length), EXCERPT_MAGIC);
}
export function excerptHead(parts) {
    assert(parts > 0 && parts <= EXCERPT_PARTS_MAX, `an excerpt of ${parts} parts`);
    return concatBytes(EXCERPT_MAGIC, u32(parts));
}
export function partHead(note, items) {
    assert(items > 0 && items <= EXCERPT_ITEMS_MAX, `a part of ${items} items`);
    return concatBytes(u32(note.length), u32(items), note);
}
/** What precedes the entry in its item. */
export function itemHead(proof, keys) {
    assert(proof.length <= PROOF_MAX, `a proof of ${proof.length} hashes`);
    const secret = keys === undefined ? [Uint8Array.of(0)] : [Uint8Array.of(1), keys.key, keys.salt];
    return concatBytes(...secret, Uint8Array.of(proof.length), ...proof);
}
/** Goes through an excerpt once, in memory that does not grow with it. The first problem ends it. */
export async function walkExcerpt(primitives, source, visitor) {
    const scanner = createScanner(primitives, source);
    const broken = (offset, detail) => ({ what: 'excerpt', offset, detail });
    const start = (await scanner.bytesAt(0, EXCERPT_MAGIC.length + 4)).slice();
    if (start.length < EXCERPT_MAGIC.length + 4)
        return broken(start.length, CUT);
    const parts = viewOf(start).getUint32(EXCERPT_MAGIC.length);
    if (parts === 0 || parts > EXCERPT_PARTS_MAX)
        return broken(EXCERPT_MAGIC.length, `${parts} parts`);
    let at = start.length;
    for (let part = 0; part < parts; part++) {
        const head = (await scanner.bytesAt(at, PART_HEAD_BYTES)).slice();
        if (head.length < PART_HEAD_BYTES)
            return broken(at, CUT);
        const [noteBytes, items] = [viewOf(head).getUint32(0), viewOf(head).getUint32(4)];
        if (noteBytes > BODY_BYTES_MAX.CHECKPOINT || items === 0 || items > EXCERPT_ITEMS_MAX)
            return broken(at, `a part of ${items} items and a note of ${noteBytes} bytes`);
        const note = (await scanner.bytesAt(at + PART_HEAD_BYTES, noteBytes)).slice();
        if (note.length < noteBytes)
            return broken(at, CUT);
        visitor.part(note, items);
        at += PART_HEAD_BYTES + noteBytes;
        for (let item = 0; item < items; item++) {
            const result = await readItem(scanner, at, visitor);
            if (!result.ok)
                return result.problem;
            const problem = visitor.item(result.item);
            if (problem !== undefined)
                return { ...problem, offset: result.item.entry.offset };
            at = result.item.entry.end;
            visitor.progress?.(at);
        }
        const problem = visitor.partEnd();
        if (problem !== undefined)
            return { ...problem, offset: at };
    }
    return at === source.bytes ? undefined : broken(at, 'something stands behind the last part');
}
const CUT = 'the file ends inside a part';
async function readItem(scanner, at, { keep }) {
    const fail = (what, detail) => ({
        ok: false,
        problem: { what, offset: at, detail },
    });
    const headMax = 2 + 2 * KEY_BYTES + PROOF_MAX * HASH_BYTES;
    const bytes = (await scanner.bytesAt(at, headMax)).slice();
    const keyed = bytes[0];
    const hashesAt = keyed === 1 ? 1 + 2 * KEY_BYTES : 1;
    const hashes = bytes[hashesAt];
    if (keyed === undefined || hashes === undefined)
        return fail('excerpt', CUT);
    if (keyed > 1 || hashes > PROOF_MAX)
        return fail('excerpt', `an item with ${hashes} hashes and mark ${keyed}`);
    const entryAt = at + hashesAt + 1 + hashes * HASH_BYTES;
    const proof = Array.from({ length: hashes }, (_, index) => {
        const from = hashesAt + 1 + index * HASH_BYTES;
        return bytes.slice(from, from + HASH_BYTES);
    });
    const result = await scanner.entryAt(entryAt, (head) => keep(head, keyed === 1));
    if (result === undefined)
        return fail('excerpt', CUT);
    if (!result.ok)
        return fail(result.fault, 'an entry is damaged or cut off');
    const keys = { key: bytes.slice(1, 1 + KEY_BYTES), salt: bytes.slice(1 + KEY_BYTES, 1 + 2 * KEY_BYTES) };
    return { ok: true, item: { entry: result.entry, proof, ...(keyed === 1 && { keys }) } };
}
function u32(value) {
    const bytes = new Uint8Array(4);
    viewOf(bytes).setUint32(0, value);
    return bytes;
}
