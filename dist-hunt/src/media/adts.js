/**
 * AAC frames out of an ADTS stream (ISO/IEC 14496-3 §1.A.3.2) that comes in pieces, and the
 * AudioSpecificConfig (§1.6.2.1) that says the same once for all.
 *
 * Promises: the same frames for any piece sizes; after noise a header counts only if another one
 * follows its frame; memory bounded by two frames and a piece, wiped as it is let go of. It knows no time
 * (src/media/audioclock.ts does), checks no CRC and takes one AAC block per frame, as encoders write it.
 */
import { equalBytes } from '../bytes.js';
import { createBuffer } from './buffer.js';
const HEADER_BYTES = 7;
const CRC_BYTES = 2;
/** frame_length has 13 bits. */
const FRAME_BYTES_MAX = 8191;
const PIECE_BYTES_MAX = 16 * 1024;
/** ISO/IEC 14496-3 table 1.18. */
const SAMPLE_RATES = [
    96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350,
];
const RATE_IN_FULL = 15;
/** The header at `at`; undefined where there is none that can be played. */
export function parseAdtsHeader(bytes, at = 0) {
    const [first, second, third, fourth, fifth, sixth, seventh] = bytes.subarray(at, at + HEADER_BYTES);
    if (third === undefined || fourth === undefined || fifth === undefined)
        return undefined;
    if (first !== 0xff || second === undefined || (second & 0xf6) !== 0xf0)
        return undefined;
    if (sixth === undefined || seventh === undefined || (seventh & 3) !== 0)
        return undefined;
    const headerBytes = HEADER_BYTES + ((second & 1) === 0 ? CRC_BYTES : 0);
    const frameBytes = ((fourth & 3) << 11) | (fifth << 3) | (sixth >> 5);
    const channels = ((third & 1) << 2) | (fourth >> 6);
    const rateIndex = (third >> 2) & 15;
    if (frameBytes <= headerBytes || channels === 0 || SAMPLE_RATES[rateIndex] === undefined)
        return undefined;
    return { frameBytes, headerBytes, configuration: specificConfig((third >> 6) + 1, rateIndex, channels) };
}
/**
 * The format an AudioSpecificConfig describes, with its two canonical bytes: extensions behind
 * them (signalled SBR) are cut off. Undefined where it is not AAC of one to seven channel layouts.
 */
export function audioFormatOfConfiguration(configuration) {
    const [first, second] = configuration;
    if (first === undefined || second === undefined)
        return undefined;
    const objectType = first >> 3;
    const rateIndex = ((first & 7) << 1) | (second >> 7);
    const channels = (second >> 3) & 15;
    const sampleRate = SAMPLE_RATES[rateIndex];
    if (objectType < 1 || objectType > 4 || rateIndex === RATE_IN_FULL || sampleRate === undefined)
        return undefined;
    // The low bits say 960 samples a frame, or a core coder: not AAC as anybody sends it.
    if (channels < 1 || channels > 7 || (second & 7) !== 0)
        return undefined;
    return {
        track: 'audio',
        codec: `mp4a.40.${objectType}`,
        sampleRate,
        // Configuration 7 is 7.1.
        channels: channels === 7 ? 8 : channels,
        configuration: specificConfig(objectType, rateIndex, channels),
    };
}
export function createAdtsParser(sink) {
    const window = createBuffer(2 * FRAME_BYTES_MAX + 2 * PIECE_BYTES_MAX);
    let configuration;
    /** The last frame ended exactly where the window begins. */
    let inStep = false;
    /** Bytes of the frame that begins at `at`; 0 where none does; undefined while more bytes are needed to tell. */
    function frameAt(bytes, at, atEnd) {
        if (bytes.length - at < HEADER_BYTES)
            return atEnd ? 0 : undefined;
        const header = parseAdtsHeader(bytes, at);
        if (header === undefined)
            return 0;
        const next = at + header.frameBytes;
        if (inStep || atEnd)
            return next <= bytes.length ? header.frameBytes : atEnd ? 0 : undefined;
        if (next + HEADER_BYTES > bytes.length)
            return undefined;
        return parseAdtsHeader(bytes, next) === undefined ? 0 : header.frameBytes;
    }
    function emit(frame) {
        const header = parseAdtsHeader(frame);
        const format = header === undefined ? undefined : audioFormatOfConfiguration(header.configuration);
        if (header === undefined || format === undefined)
            return;
        if (configuration === undefined || !equalBytes(configuration, format.configuration))
            sink.format(format);
        configuration = format.configuration;
        sink.emit(frame.subarray(header.headerBytes));
    }
    function parse(atEnd) {
        const bytes = window.view();
        let at = 0;
        let skipped = 0;
        while (at < bytes.length) {
            const length = frameAt(bytes, at, atEnd);
            if (length === undefined)
                break;
            if (length > 0)
                emit(bytes.subarray(at, at + length));
            else
                skipped++;
            inStep = length > 0;
            at += Math.max(1, length);
        }
        if (skipped > 0)
            sink.skipped?.(skipped);
        window.keep(at);
    }
    return {
        push(piece) {
            for (let at = 0; at < piece.length; at += PIECE_BYTES_MAX) {
                window.append(piece.subarray(at, at + PIECE_BYTES_MAX));
                parse(false);
            }
        },
        flush() {
            parse(true);
            inStep = false;
        },
        wipe() {
            window.clear();
            configuration = undefined;
            inStep = false;
        },
    };
}
function specificConfig(objectType, rateIndex, channels) {
    return Uint8Array.of((objectType << 3) | (rateIndex >> 1), ((rateIndex & 1) << 7) | (channels << 3));
}
