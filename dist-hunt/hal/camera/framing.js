/**
 * Encoded units as bytes: what a child process writes to its parent, and what a tape file holds.
 *
 *   stream  = "ZEmedia" version(1) message*
 *   message = kind(1) track(1) flags(1) zero(1) payload length(4) ptsUs(8) durUs(4) payload
 *
 * Integers are big-endian. Promises: a decoder gives the same calls whatever the piece sizes, checks every
 * length before it allocates, and wipes the bytes it handed on. It does not say whether H.264 is good H.264.
 */
import { concatBytes, textOf, utf8, viewOf, wipe } from '../../src/bytes.js';
import { assert } from '../../src/errors.js';
import { UNIT_BYTES_MAX } from '../../src/unit.js';
/** Opens every stream: seven letters and the version. */
export const STREAM_MAGIC = concatBytes(utf8('ZEmedia'), new Uint8Array([1]));
export const MESSAGE_HEADER_BYTES = 20;
/** Parameter sets of a camera are tens of bytes; a sane bound for a format message. */
export const FORMAT_BYTES_MAX = 4096;
export const REASON_BYTES_MAX = 512;
const CODEC_CHARS_MAX = 64;
const FORMAT = 1;
const UNIT = 2;
const LOST = 3;
const PAYLOAD_BYTES_MAX = {
    [FORMAT]: FORMAT_BYTES_MAX,
    [UNIT]: UNIT_BYTES_MAX,
    [LOST]: REASON_BYTES_MAX,
};
export function encodeFormat(format) {
    const codec = utf8(format.codec);
    assert(codec.length <= CODEC_CHARS_MAX, `codec string of ${codec.length} bytes`);
    const numbers = new Uint8Array(6);
    if (format.track === 'video') {
        viewOf(numbers).setUint16(0, format.width);
        viewOf(numbers).setUint16(2, format.height);
    }
    else {
        viewOf(numbers).setUint32(0, format.sampleRate);
        viewOf(numbers).setUint8(4, format.channels);
    }
    viewOf(numbers).setUint8(5, codec.length);
    return encodeMessage(FORMAT, format.track, concatBytes(numbers, codec, format.configuration));
}
export function encodeUnit(unit) {
    const message = encodeMessage(UNIT, unit.track, unit.data);
    const view = viewOf(message);
    view.setUint8(2, unit.key ? 1 : 0);
    assert(Number.isSafeInteger(unit.ptsUs) && unit.ptsUs >= 0, `ptsUs ${unit.ptsUs}`);
    assert(unit.durUs >= 0 && unit.durUs <= 0xffff_ffff, `durUs ${unit.durUs}`);
    view.setBigUint64(8, BigInt(unit.ptsUs));
    view.setUint32(16, unit.durUs);
    return message;
}
/** The reason is cut to its maximum: a lost camera must be reported, however long its last words. */
export function encodeLost(reason) {
    let text = utf8(reason);
    for (let chars = reason.length; text.length > REASON_BYTES_MAX; chars--)
        text = utf8(reason.slice(0, chars));
    return encodeMessage(LOST, 'video', text);
}
export function createStreamDecoder(sink) {
    const header = new Uint8Array(MESSAGE_HEADER_BYTES);
    let payload = new Uint8Array(64 * 1024);
    let stage = 'magic';
    let have = 0;
    let need = STREAM_MAGIC.length;
    let fault;
    /** One stage is complete: returns what is wrong with it. */
    const advance = () => {
        have = 0;
        if (stage === 'magic') {
            if (STREAM_MAGIC.some((byte, index) => header[index] !== byte))
                return 'not a Zeuge media stream (version 1)';
            stage = 'header';
            need = MESSAGE_HEADER_BYTES;
            return undefined;
        }
        if (stage === 'header') {
            const wrong = headerFault(header);
            if (wrong !== undefined)
                return wrong;
            need = viewOf(header).getUint32(4);
            if (need > payload.length)
                payload = new Uint8Array(Math.min(need * 2, UNIT_BYTES_MAX));
            stage = 'payload';
            return need === 0 ? advance() : undefined;
        }
        const body = payload.subarray(0, need);
        const wrong = deliver(header, body, sink);
        wipe(body);
        stage = 'header';
        need = MESSAGE_HEADER_BYTES;
        return wrong;
    };
    return {
        push(piece) {
            for (let at = 0; at < piece.length && fault === undefined;) {
                const take = Math.min(need - have, piece.length - at);
                const target = stage === 'payload' ? payload : header;
                target.set(piece.subarray(at, at + take), have);
                at += take;
                have += take;
                if (have === need)
                    fault = advance();
            }
            if (fault !== undefined)
                wipe(payload);
            return fault;
        },
        atBoundary: () => fault === undefined && stage === 'header' && have === 0,
        wipe: () => wipe(header, payload),
    };
}
function encodeMessage(kind, track, payload) {
    assert(payload.length <= (PAYLOAD_BYTES_MAX[kind] ?? 0), `payload of ${payload.length} bytes`);
    const header = new Uint8Array(MESSAGE_HEADER_BYTES);
    const view = viewOf(header);
    view.setUint8(0, kind);
    view.setUint8(1, track === 'video' ? 0 : 1);
    view.setUint32(4, payload.length);
    return concatBytes(header, payload);
}
function headerFault(header) {
    const view = viewOf(header);
    const kind = view.getUint8(0);
    const lengthMax = PAYLOAD_BYTES_MAX[kind];
    if (lengthMax === undefined)
        return `unknown message kind ${kind}`;
    if (view.getUint8(1) > 1)
        return `unknown track ${view.getUint8(1)}`;
    if (view.getUint8(2) > 1 || view.getUint8(3) !== 0)
        return 'reserved bits set';
    if (view.getUint32(4) > lengthMax)
        return `message of ${view.getUint32(4)} bytes, at most ${lengthMax} allowed`;
    if (view.getBigUint64(8) > BigInt(Number.MAX_SAFE_INTEGER))
        return 'time stamp out of range';
    return undefined;
}
function deliver(header, body, sink) {
    const view = viewOf(header);
    const track = view.getUint8(1) === 0 ? 'video' : 'audio';
    const kind = view.getUint8(0);
    if (kind === FORMAT) {
        const format = formatOf(track, body);
        if (format === undefined)
            return 'format message cannot be read';
        sink.format(format);
        return undefined;
    }
    if (kind === LOST) {
        sink.lost(textOf(body) ?? 'reason cannot be read');
        return undefined;
    }
    const ptsUs = Number(view.getBigUint64(8));
    sink.unit({ track, ptsUs, durUs: view.getUint32(16), key: view.getUint8(2) === 1, data: body });
    return undefined;
}
function formatOf(track, body) {
    if (body.length < 6)
        return undefined;
    const view = viewOf(body);
    const codecEnd = 6 + view.getUint8(5);
    const codec = textOf(body.subarray(6, codecEnd));
    if (codecEnd > body.length || codecEnd - 6 > CODEC_CHARS_MAX || codec === undefined)
        return undefined;
    const configuration = body.slice(codecEnd);
    return track === 'video'
        ? { track, codec, width: view.getUint16(0), height: view.getUint16(2), configuration }
        : { track, codec, sampleRate: view.getUint32(0), channels: view.getUint8(4), configuration };
}
