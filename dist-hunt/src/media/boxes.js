/**
 * ISO base media file format boxes (ISO/IEC 14496-12 §4.2) as plain data, a writer that walks
 * them and a reader that gives the same data back.
 *
 * Promises: `parseBoxes(encodeBoxes(x))` is x; the same boxes give the same bytes; undefined,
 * never an error, for bytes that are no boxes. Only the 32-bit size field and only the
 * containers that Zeuge writes are known; any other box is a payload.
 */
import { viewOf } from '../bytes.js';
import { assert } from '../errors.js';
const BOXES_MAX = 4096;
const DEPTH_MAX = 8;
const HEADER_BYTES = 8;
/** Boxes that hold boxes, and the bytes that come before these. */
const CONTAINERS = new Map([
    ...['moov', 'trak', 'mdia', 'minf', 'dinf', 'stbl', 'mvex', 'moof', 'traf', 'mfra'].map((type) => [type, 0]),
    ['dref', 8],
    ['stsd', 8],
    ['avc1', 78],
    ['avc3', 78],
    ['mp4a', 28],
]);
const NOTHING = new Uint8Array(0);
export function box(type, payload = NOTHING, boxes = []) {
    return { type, payload, boxes };
}
/** A box that begins with version and flags (ISO/IEC 14496-12 §4.2.2). */
export function fullBox(type, version, flags, ...fields) {
    return box(type, fieldBytes(u8(version), u24(flags), ...fields));
}
export function u8(value) {
    return { bytes: 1, write: (view, at) => view.setUint8(at, value) };
}
export function u16(value) {
    return { bytes: 2, write: (view, at) => view.setUint16(at, value) };
}
export function u24(value) {
    return {
        bytes: 3,
        write(view, at) {
            view.setUint8(at, value >>> 16);
            view.setUint16(at + 1, value & 0xffff);
        },
    };
}
export function u32(value) {
    return { bytes: 4, write: (view, at) => view.setUint32(at, value) };
}
export function u64(value) {
    return { bytes: 8, write: (view, at) => view.setBigUint64(at, BigInt(value)) };
}
export function ascii(text) {
    return raw(Uint8Array.from(text, (letter) => letter.charCodeAt(0)));
}
export function raw(bytes) {
    return {
        bytes: bytes.length,
        write: (view, at) => new Uint8Array(view.buffer, view.byteOffset + at).set(bytes),
    };
}
/** Zero bytes, for reserved fields. */
export function zeros(bytes) {
    return { bytes, write: () => undefined };
}
export function fieldBytes(...fields) {
    const out = new Uint8Array(fields.reduce((sum, field) => sum + field.bytes, 0));
    const view = viewOf(out);
    let at = 0;
    for (const field of fields) {
        field.write(view, at);
        at += field.bytes;
    }
    return out;
}
export function boxBytes({ payload, boxes }) {
    return HEADER_BYTES + payload.length + boxes.reduce((sum, inner) => sum + boxBytes(inner), 0);
}
/** What stands in front of a payload that is written elsewhere. */
export function boxHeader(type, payloadBytes) {
    return fieldBytes(u32(HEADER_BYTES + payloadBytes), ascii(type));
}
export function encodeBoxes(...boxes) {
    const out = new Uint8Array(boxes.reduce((sum, one) => sum + boxBytes(one), 0));
    writeBoxes(boxes, out, 0);
    return out;
}
/** Writes into `out` from `at` and says where it ended. */
export function writeBoxes(boxes, out, at) {
    let end = at;
    for (const one of boxes) {
        const view = viewOf(out);
        view.setUint32(end, boxBytes(one));
        assert(one.type.length === 4, `box type ${one.type}`);
        for (let index = 0; index < 4; index++)
            view.setUint8(end + 4 + index, one.type.charCodeAt(index));
        out.set(one.payload, end + HEADER_BYTES);
        end = writeBoxes(one.boxes, out, end + HEADER_BYTES + one.payload.length);
    }
    return end;
}
/** The boxes of exactly these bytes, payloads as views; undefined where sizes do not add up or there are too many. */
export function parseBoxes(bytes) {
    let left = BOXES_MAX;
    const parse = (part, depth) => {
        const boxes = [];
        let at = 0;
        while (at < part.length) {
            if (part.length - at < HEADER_BYTES || depth > DEPTH_MAX || left-- === 0)
                return undefined;
            const size = viewOf(part).getUint32(at);
            if (size < HEADER_BYTES || size > part.length - at)
                return undefined;
            const type = String.fromCharCode(...part.subarray(at + 4, at + HEADER_BYTES));
            const body = part.subarray(at + HEADER_BYTES, at + size);
            const payloadBytes = CONTAINERS.get(type) ?? body.length;
            if (payloadBytes > body.length)
                return undefined;
            const inner = parse(body.subarray(payloadBytes), depth + 1);
            if (inner === undefined)
                return undefined;
            boxes.push(box(type, body.subarray(0, payloadBytes), inner));
            at += size;
        }
        return boxes;
    };
    return parse(bytes, 0);
}
/** The box at a path of types, each the first of its kind. */
export function findBox(boxes, ...path) {
    const [type, ...rest] = path;
    const found = boxes.find((one) => one.type === type);
    return found === undefined || rest.length === 0 ? found : findBox(found.boxes, ...rest);
}
