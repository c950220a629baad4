/**
 * Samples of one H.264 track out of a fragmented MP4 that comes in pieces (ISO/IEC 14496-12), as ffmpeg writes it.
 *
 *   ftyp moov (moof mdat)*   →   configuration, then each sample with its time
 *
 * Pure. Promises: the same for any piece sizes; lengths are checked before anything is kept, memory is bounded by one
 * fragment of a picture; bytes are overwritten once handed on; what it cannot read is a sentence, never an error.
 */
import { viewOf } from '../../src/bytes.js';
import { createBuffer } from '../../src/media/buffer.js';
import { UNIT_BYTES_MAX } from '../../src/unit.js';
const HEADER_BYTES = 8;
const HEAD_BOX_BYTES_MAX = 64 * 1024;
const PIECE_BYTES_MAX = 64 * 1024;
const SAMPLES_MAX = 64;
/** ISO/IEC 14496-12 §8.5.2, §12.1.3: fields of a visual sample entry before its boxes. */
const VISUAL_ENTRY_BYTES = 78;
const DEFAULT_DURATION = 0x8;
const DEFAULT_SIZE = 0x10;
export function createFragmentedReader(sink) {
    const window = createBuffer(UNIT_BYTES_MAX + HEAD_BOX_BYTES_MAX + 2 * PIECE_BYTES_MAX);
    let timescale = 0;
    let fragment;
    let fault;
    function takeBox(type, body) {
        if (type === 'moov') {
            const found = parseMovie(body);
            if (found === undefined)
                return 'a movie header without one H.264 track';
            timescale = found.timescale;
            sink.configuration(found.record);
        }
        else if (type === 'moof') {
            fragment = parseFragment(body);
            if (fragment === undefined)
                return 'a fragment that cannot be read';
        }
        else if (type === 'mdat')
            return takeSamples(body);
        return undefined;
    }
    function takeSamples(body) {
        if (fragment === undefined || timescale === 0)
            return 'media without its header';
        let at = 0;
        let time = fragment.baseTime;
        for (const { bytes, duration } of fragment.samples) {
            if (at + bytes > body.length)
                return 'a fragment shorter than its samples';
            sink.sample(body.subarray(at, at + bytes), Math.round((time * 1_000_000) / timescale));
            at += bytes;
            time += duration;
        }
        fragment = undefined;
        return undefined;
    }
    function parse() {
        const bytes = window.view();
        let at = 0;
        while (fault === undefined && bytes.length - at >= HEADER_BYTES) {
            const size = viewOf(bytes).getUint32(at);
            const type = typeAt(bytes, at + 4);
            const most = type === 'mdat' ? UNIT_BYTES_MAX + HEADER_BYTES : HEAD_BOX_BYTES_MAX;
            if (size < HEADER_BYTES || size > most)
                fault = `a box "${type}" of ${size} bytes`;
            if (fault !== undefined || bytes.length - at < size)
                break;
            fault = takeBox(type, bytes.subarray(at + HEADER_BYTES, at + size));
            at += size;
        }
        window.keep(at);
    }
    return {
        push(piece) {
            for (let at = 0; at < piece.length && fault === undefined; at += PIECE_BYTES_MAX) {
                window.append(piece.subarray(at, at + PIECE_BYTES_MAX));
                parse();
            }
            if (fault !== undefined)
                window.clear();
            return fault;
        },
        wipe: () => window.clear(),
    };
}
function typeAt(bytes, at) {
    return String.fromCharCode(...bytes.subarray(at, at + 4)).replace(/[^\x20-\x7e]/g, '?');
}
/** Bodies of the boxes of one type, in a box of boxes; stops at what does not fit. */
function children(body, type, from = 0) {
    const found = [];
    for (let at = from; at + HEADER_BYTES <= body.length;) {
        const size = viewOf(body).getUint32(at);
        if (size < HEADER_BYTES || at + size > body.length)
            break;
        if (typeAt(body, at + 4) === type)
            found.push(body.subarray(at + HEADER_BYTES, at + size));
        at += size;
    }
    return found;
}
function inside(body, ...path) {
    return path.reduce((box, type) => box && children(box, type)[0], body);
}
function parseMovie(body) {
    const media = inside(body, 'trak', 'mdia');
    const header = inside(media, 'mdhd');
    const descriptions = inside(media, 'minf', 'stbl', 'stsd');
    const entry = descriptions && children(descriptions, 'avc1', 8)[0];
    const record = entry && children(entry, 'avcC', VISUAL_ENTRY_BYTES)[0];
    if (header === undefined || record === undefined)
        return undefined;
    const timescale = numberAt(header, header[0] === 1 ? 20 : 12);
    return timescale === undefined || timescale === 0 ? undefined : { timescale, record };
}
function parseFragment(body) {
    const track = inside(body, 'traf');
    const header = track && inside(track, 'tfhd');
    const decodeTime = track && inside(track, 'tfdt');
    const run = track && inside(track, 'trun');
    if (header === undefined || decodeTime === undefined || run === undefined)
        return undefined;
    const defaults = defaultsOf(header);
    const baseTime = decodeTime[0] === 1 && decodeTime.length >= 12
        ? Number(viewOf(decodeTime).getBigUint64(4))
        : numberAt(decodeTime, 4);
    const count = numberAt(run, 4) ?? 0;
    if (baseTime === undefined || count === 0 || count > SAMPLES_MAX)
        return undefined;
    const flags = (numberAt(run, 0) ?? 0) & 0xffffff;
    const samples = [];
    let at = 8 + (flags & 0x1 ? 4 : 0) + (flags & 0x4 ? 4 : 0);
    for (let index = 0; index < count; index++) {
        const field = (flag, otherwise) => {
            if ((flags & flag) === 0)
                return otherwise;
            at += 4;
            return numberAt(run, at - 4);
        };
        const duration = field(0x100, defaults.duration);
        const bytes = field(0x200, defaults.bytes);
        field(0x400, 0);
        field(0x800, 0);
        if (duration === undefined || bytes === undefined)
            return undefined;
        samples.push({ bytes, duration });
    }
    return { baseTime, samples };
}
/** ISO/IEC 14496-12 §8.8.7: fields stand there only where their flag does. */
function defaultsOf(header) {
    const flags = (numberAt(header, 0) ?? 0) & 0xffffff;
    let at = 8 + (flags & 0x1 ? 8 : 0) + (flags & 0x2 ? 4 : 0);
    const next = (flag) => {
        if ((flags & flag) === 0)
            return undefined;
        at += 4;
        return numberAt(header, at - 4);
    };
    return { duration: next(DEFAULT_DURATION), bytes: next(DEFAULT_SIZE) };
}
function numberAt(bytes, at) {
    return at + 4 <= bytes.length ? viewOf(bytes).getUint32(at) : undefined;
}
