import { ascii, box, encodeBoxes, fieldBytes, fullBox, raw, u8, u16, u24, u32, zeros, } from './boxes.js';
export const TIMESCALE = 1_000_000;
export const TRACK_ID = { video: 1, audio: 2 };
/** sample_depends_on and sample_is_non_sync_sample, ISO/IEC 14496-12 §8.8.3.1. */
export const SYNC_SAMPLE = 0x0200_0000;
export const DEPENDENT_SAMPLE = 0x0101_0000;
const ONE_16_16 = 0x0001_0000;
const MATRIX = [ONE_16_16, 0, 0, 0, ONE_16_16, 0, 0, 0, 0x4000_0000].map(u32);
const NEXT_TRACK_UNKNOWN = 0xffff_ffff;
const TRACK_ENABLED_IN_MOVIE = 3;
/** ISO 639-2 "und" in three times five bits. */
const LANGUAGE_UNDETERMINED = 0x55c4;
export function initSegment(format) {
    return encodeBoxes(fileType(), movie([track(format)], [extension(format.track)]));
}
export function fileType() {
    return box('ftyp', fieldBytes(ascii('iso6'), u32(0), ascii('iso6'), ascii('mp41')));
}
export function movie(tracks, extensions) {
    const times = [u32(0), u32(0), u32(TIMESCALE), u32(0)];
    const shown = [u32(ONE_16_16), u16(0x0100), zeros(10), ...MATRIX, zeros(24)];
    const header = fullBox('mvhd', 0, 0, ...times, ...shown, u32(NEXT_TRACK_UNKNOWN));
    return box('moov', undefined, [header, ...tracks, box('mvex', undefined, extensions)]);
}
/** Defaults that fragments need not repeat (ISO/IEC 14496-12 §8.8.3). */
function extension(kind) {
    const flags = kind === 'video' ? DEPENDENT_SAMPLE : SYNC_SAMPLE;
    return fullBox('trex', 0, 0, u32(TRACK_ID[kind]), u32(1), u32(0), u32(0), u32(flags));
}
function track(format) {
    const video = format.track === 'video';
    const size = video
        ? [u32(format.width * ONE_16_16), u32(format.height * ONE_16_16)]
        : [u32(0), u32(0)];
    const identity = [u32(0), u32(0), u32(TRACK_ID[format.track]), zeros(4), u32(0)];
    const shown = [zeros(12), u16(video ? 0 : 0x0100), zeros(2), ...MATRIX, ...size];
    const header = fullBox('tkhd', 0, TRACK_ENABLED_IN_MOVIE, ...identity, ...shown);
    const media = [
        fullBox('mdhd', 0, 0, u32(0), u32(0), u32(TIMESCALE), u32(0), u16(LANGUAGE_UNDETERMINED), u16(0)),
        fullBox('hdlr', 0, 0, u32(0), ascii(video ? 'vide' : 'soun'), zeros(12), u8(0)),
        box('minf', undefined, [
            video ? fullBox('vmhd', 0, 1, zeros(8)) : fullBox('smhd', 0, 0, zeros(4)),
            // One data reference that means "in this file".
            box('dinf', undefined, [box('dref', fieldBytes(u32(0), u32(1)), [fullBox('url ', 0, 1)])]),
            sampleTable(video ? videoEntry(format) : audioEntry(format)),
        ]),
    ];
    return box('trak', undefined, [header, box('mdia', undefined, media)]);
}
/** Empty but for the description: all samples are in fragments. */
function sampleTable(entry) {
    return box('stbl', undefined, [
        sampleDescriptions([entry]),
        fullBox('stts', 0, 0, u32(0)),
        fullBox('stsc', 0, 0, u32(0)),
        fullBox('stsz', 0, 0, u32(0), u32(0)),
        fullBox('stco', 0, 0, u32(0)),
    ]);
}
export function sampleDescriptions(entries) {
    return box('stsd', fieldBytes(u32(0), u32(entries.length)), entries);
}
function videoEntry({ width, height, configuration }) {
    const size = [u16(width), u16(height)];
    // 72 dpi, one frame per sample, no compressor name, 24 bit colour.
    const shown = [u32(0x0048_0000), u32(0x0048_0000), zeros(4), u16(1), zeros(32), u16(0x0018), u16(0xffff)];
    const head = fieldBytes(zeros(6), u16(1), zeros(16), ...size, ...shown);
    return box('avc1', head, [box('avcC', configuration)]);
}
function audioEntry({ channels, sampleRate, configuration }) {
    // 16.16: a rate that does not fit is left to the AudioSpecificConfig.
    const rate = sampleRate <= 0xffff ? sampleRate * ONE_16_16 : 0;
    const head = fieldBytes(zeros(6), u16(1), zeros(8), u16(channels), u16(16), zeros(4), u32(rate));
    // MPEG-4 audio, audio stream; buffer size and bit rates unstated.
    const decoder = descriptor(4, u8(0x40), u8(0x15), u24(0), u32(0), u32(0), descriptor(5, raw(configuration)));
    const stream = descriptor(3, u16(TRACK_ID.audio), u8(0), decoder, descriptor(6, u8(2)));
    return box('mp4a', head, [fullBox('esds', 0, 0, stream)]);
}
/** Tag and one-byte length: ISO/IEC 14496-1 §8.3.3. */
function descriptor(tag, ...fields) {
    const body = fieldBytes(...fields);
    return raw(fieldBytes(u8(tag), u8(body.length), raw(body)));
}
