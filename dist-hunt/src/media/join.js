/**
 * One playable file out of initialisation segments and fragments of several tracks.
 *
 *   inits ─► ftyp + moov with every track ─► fragments, numbered anew ─► mfra
 *
 * Promises: samples are passed on bit for bit, in the order given (which is to be their order in
 * time); missing fragments stay missing; the same parts give the same bytes. It holds one fragment.
 * Where the picture's format changes, its parameter sets go back into the stream, before the first
 * sample that needs them (avc3), because players do not follow sample descriptions through fragments;
 * another sound format is another track. What is no fragment of ours is left out and counted.
 */
import { concatBytes, equalBytes, viewOf } from '../bytes.js';
import { box, boxBytes, boxHeader, encodeBoxes, findBox, fullBox, parseBoxes, u8, u32, u64, } from './boxes.js';
import { fileType, movie, sampleDescriptions, TRACK_ID } from './init.js';
import { movieFragment, parseFragment } from './moof.js';
import { parseAvcConfiguration } from './sps.js';
const INITS_MAX = 256;
/** 18 hours of a key frame each second; a longer file plays without the rest of them too. */
const MARKS_MAX = 65_536;
/** Where the track id stands in a version 0 tkhd and in a trex. */
const TKHD_ID_AT = 12;
const TREX_ID_AT = 4;
/** Undefined where none of `inits` is an initialisation segment of ours. Repeats among them are welcome. */
export function createJoin(inits, options = {}) {
    const formats = formatsOf(inits);
    if (formats.length === 0)
        return undefined;
    const header = encodeBoxes(fileType(), joinedMovie(formats, options));
    const marks = [];
    let shown = formats.find(({ id }) => id === TRACK_ID.video);
    let originUs = options.fromZero === true ? undefined : 0;
    let offset = header.length;
    let sequence = 0;
    let leftOut = 0;
    function rewrite({ init, fragment }) {
        const format = formats.find((one) => equalBytes(one.init, init));
        const parsed = parseFragment(fragment);
        const ownId = parsed === undefined ? undefined : TRACK_ID[parsed.track];
        if (format === undefined || parsed === undefined || ownId !== trackId(format.trak))
            return undefined;
        const isVideo = parsed.track === 'video';
        const sets = isVideo && format !== shown ? parameterSets(format.description) : new Uint8Array(0);
        if (isVideo)
            shown = format;
        const [first] = parsed.samples;
        originUs ??= first?.ptsUs ?? 0;
        const startUs = Math.max(0, (first?.ptsUs ?? 0) - originUs);
        if (isVideo && first?.key === true && marks.length < MARKS_MAX)
            marks.push({ timeUs: startUs, offset });
        sequence++;
        const pieces = fragmentPieces(parsed, format.id, sequence, sets, startUs);
        offset += bytesOf(pieces);
        return pieces;
    }
    return {
        head: () => header.slice(),
        fragment(part) {
            const pieces = rewrite(part);
            if (pieces === undefined)
                leftOut++;
            return pieces;
        },
        tail: () => encodeBoxes(randomAccess(marks)),
        get leftOut() {
            return leftOut;
        },
    };
}
/** The whole file piece by piece; nothing at all where `inits` holds none. */
export async function* joinFragments(inits, parts, options = {}) {
    const join = createJoin(inits, options);
    if (join === undefined)
        return;
    yield join.head();
    for await (const part of parts) {
        const pieces = join.fragment(part);
        if (pieces !== undefined)
            yield concatBytes(...pieces);
    }
    yield join.tail();
}
function formatsOf(inits) {
    const formats = [];
    let nextId = TRACK_ID.audio;
    for (const init of inits) {
        if (formats.some((one) => equalBytes(one.init, init)))
            continue;
        if (formats.length === INITS_MAX)
            break;
        const moov = findBox(parseBoxes(init) ?? [], 'moov');
        const trak = findBox(moov?.boxes ?? [], 'trak');
        const extension = findBox(moov?.boxes ?? [], 'mvex', 'trex');
        const description = findBox(trak?.boxes ?? [], 'mdia', 'minf', 'stbl', 'stsd')?.boxes[0];
        if (trak === undefined || extension === undefined || extension.payload.length < 8)
            continue;
        const ownId = trackId(trak);
        if (ownId === undefined || description === undefined)
            continue;
        formats.push({ init, id: ownId === TRACK_ID.video ? ownId : nextId++, trak, extension, description });
    }
    return formats.sort((a, b) => a.id - b.id);
}
function trackId(trak) {
    const header = findBox(trak.boxes, 'tkhd')?.payload;
    return header === undefined || header.length < TKHD_ID_AT + 4
        ? undefined
        : viewOf(header).getUint32(TKHD_ID_AT);
}
function joinedMovie(formats, { durUs }) {
    const tracks = formats.filter(({ id }, index) => formats[index - 1]?.id !== id);
    const length = durUs === undefined ? [] : [fullBox('mehd', 1, 0, u64(durUs))];
    return movie(tracks.map((track) => {
        const changes = formats.filter(({ id }) => id === track.id).length > 1;
        return adapted(track.trak, track.id, changes);
    }), [...length, ...tracks.map(({ extension, id }) => withId(extension, TREX_ID_AT, id))]);
}
/** The track under its new id; `changes`: with parameter sets in the stream too (ISO/IEC 14496-15 §5.4.2.1). */
function adapted(one, id, changes) {
    if (one.type === 'tkhd')
        return withId(one, TKHD_ID_AT, id);
    if (one.type === 'stsd')
        return sampleDescriptions(one.boxes.map((entry) => (changes ? { ...entry, type: 'avc3' } : entry)));
    return { ...one, boxes: one.boxes.map((inner) => adapted(inner, id, changes)) };
}
function withId(one, at, id) {
    const payload = one.payload.slice();
    viewOf(payload).setUint32(at, id);
    return { ...one, payload };
}
/** As NAL units behind their lengths; none where the description has none. */
function parameterSets(description) {
    const record = findBox(description.boxes, 'avcC');
    const sets = record === undefined ? undefined : parseAvcConfiguration(record.payload);
    const nals = [...(sets?.sps ?? []), ...(sets?.pps ?? [])];
    return concatBytes(...nals.flatMap((nal) => [Uint8Array.of(0, 0, nal.length >> 8, nal.length & 0xff), nal]));
}
function fragmentPieces({ track, samples, payload }, id, sequence, sets, startUs) {
    const [first, ...others] = samples;
    const grown = first === undefined ? [] : [{ ...first, bytes: first.bytes + sets.length }, ...others];
    const moof = movieFragment(track, sequence, startUs, grown, id);
    return [encodeBoxes(moof), boxHeader('mdat', sets.length + payload.length), sets, payload];
}
function bytesOf(pieces) {
    return pieces.reduce((sum, { length }) => sum + length, 0);
}
/** ISO/IEC 14496-12 §8.8.9 to 8.8.11: each mark is sample 1 of run 1 of track fragment 1. */
function randomAccess(marks) {
    const entries = marks.flatMap(({ timeUs, offset }) => [u64(timeUs), u64(offset), u8(1), u8(1), u8(1)]);
    const index = fullBox('tfra', 1, 0, u32(TRACK_ID.video), u32(0), u32(marks.length), ...entries);
    const whole = (bytes) => box('mfra', undefined, [index, fullBox('mfro', 0, 0, u32(bytes))]);
    return whole(boxBytes(whole(0)));
}
