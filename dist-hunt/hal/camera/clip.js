/**
 * Camera `clip:FILE`: an MP4, MKV or MPEG-TS file with H.264 (and AAC) as a tape, replayed at its own pace.
 *
 * Promises: the file's access units as they are, only framed as Zeuge frames them (4-byte lengths, parameter
 * sets in the format, no ADTS headers). It converts nothing: what cannot be replayed without re-encoding is
 * refused with the command that converts it. The whole clip is held in memory (CLIP_BYTES_MAX).
 */
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { equalBytes } from '../../src/bytes.js';
import { ZeugeError } from '../../src/errors.js';
import { audioFormatOfConfiguration, parseAdtsHeader } from '../../src/media/adts.js';
import { unitOfAnnexB, unitOfAvcc } from '../../src/media/annexb.js';
import { createParameterSets } from '../../src/media/parameters.js';
import { parseAvcConfiguration } from '../../src/media/sps.js';
import { UNIT_BYTES_MAX } from '../../src/unit.js';
import { tapeOf } from './tape.js';
export const CLIP_BYTES_MAX = 256 * 1024 * 1024;
const AAC_SAMPLES = 1024;
/** FILE_MISSING, FILE_UNREADABLE, or CLIP_UNSUPPORTED with what to do about it. */
export async function readClip(file) {
    const bytes = await readWhole(file);
    const mediabunny = await import('mediabunny');
    const input = new mediabunny.Input({
        formats: mediabunny.ALL_FORMATS,
        source: new mediabunny.BufferSource(bytes),
    });
    try {
        return await readTracks(mediabunny, input, file);
    }
    catch (cause) {
        if (cause instanceof ZeugeError)
            throw cause;
        // The demuxer says so in many ways; all mean that the file ends or breaks in the middle.
        throw new ZeugeError('FILE_UNREADABLE', `${file} is damaged or incomplete; try another copy of it.`, {
            cause,
        });
    }
    finally {
        input.dispose();
    }
}
async function readTracks(mediabunny, input, file) {
    if (!(await input.canRead()))
        throw unsupported(file, 'is not an MP4, MKV or MPEG-TS file');
    const picture = await input.getPrimaryVideoTrack();
    if (picture === null)
        throw unsupported(file, 'has no picture');
    const sound = await input.getPrimaryAudioTrack();
    const units = [
        ...(await readVideo(mediabunny, picture, file)),
        ...(sound === null ? [] : await readAudio(mediabunny, sound, file)),
    ];
    const tape = tapeOf(units);
    if (typeof tape === 'string')
        throw unsupported(file, `cannot be replayed as it is: ${tape}`);
    return tape;
}
async function readVideo(mediabunny, track, file) {
    const codec = await track.getCodec();
    if (codec !== 'avc')
        throw unsupported(file, `has ${codec ?? 'an unknown'} video, not H.264`);
    const record = bytesOf((await track.getDecoderConfig())?.description);
    const lengthBytes = record === undefined ? undefined : parseAvcConfiguration(record)?.lengthBytes;
    const sets = createParameterSets();
    for (const set of record === undefined ? [] : setsOf(record))
        sets.put(set);
    let format = sets.changed();
    const packets = await packetsOf(mediabunny, track, file);
    const units = [];
    for (const [index, packet] of packets.entries()) {
        const next = packets[index + 1];
        if (next !== undefined && next.timestamp <= packet.timestamp)
            throw unsupported(file, `has B frames (picture ${index + 1} is shown before picture ${index})`);
        const lone = lengthBytes === undefined ? unitOfAnnexB(packet.data) : unitOfAvcc(packet.data, lengthBytes);
        if (lone === undefined)
            continue;
        const { data, key, sps, pps } = lone;
        for (const set of [...(sps === undefined ? [] : [sps]), ...pps])
            sets.put(set);
        format = sets.changed() ?? format;
        if (format === undefined)
            continue;
        const ptsUs = microseconds(packet.timestamp);
        const before = packets[index - 1];
        const seconds = next ? next.timestamp - packet.timestamp : packet.duration || lastStep(before, packet);
        const durUs = next ? microseconds(next.timestamp) - ptsUs : microseconds(seconds);
        units.push({ format, unit: { track: 'video', ptsUs, durUs, key, data } });
    }
    return units;
}
async function readAudio(mediabunny, track, file) {
    const codec = await track.getCodec();
    if (codec !== 'aac')
        throw unsupported(file, `has ${codec ?? 'unknown'} sound, not AAC`);
    const described = bytesOf((await track.getDecoderConfig())?.description);
    const units = [];
    let format;
    let configuration;
    for (const packet of await packetsOf(mediabunny, track, file)) {
        const adts = described === undefined ? parseAdtsHeader(packet.data) : undefined;
        const next = described ?? adts?.configuration;
        if (next !== undefined && (configuration === undefined || !equalBytes(configuration, next))) {
            format = audioFormatOfConfiguration(next);
            configuration = next;
        }
        if (format === undefined)
            throw unsupported(file, 'has AAC of a kind that cannot be kept as it is');
        const data = packet.data.slice(adts?.headerBytes ?? 0);
        const durUs = microseconds(packet.duration || AAC_SAMPLES / format.sampleRate);
        units.push({
            format,
            unit: { track: 'audio', ptsUs: microseconds(packet.timestamp), durUs, key: true, data },
        });
    }
    return units;
}
async function packetsOf(mediabunny, track, file) {
    const packets = [];
    for await (const packet of new mediabunny.EncodedPacketSink(track).packets()) {
        if (packet.byteLength > UNIT_BYTES_MAX)
            throw unsupported(file, `has a unit of ${packet.byteLength} bytes, at most ${UNIT_BYTES_MAX} are allowed`);
        packets.push(packet);
    }
    return packets;
}
async function readWhole(file) {
    try {
        const { size } = await stat(file);
        if (size > CLIP_BYTES_MAX)
            throw new ZeugeError('CLIP_UNSUPPORTED', `${file} has ${size} bytes, a clip may have ${CLIP_BYTES_MAX}; cut it: ffmpeg -i ${file} -t 120 -c copy short.mp4`);
        return new Uint8Array(await readFile(file));
    }
    catch (cause) {
        if (cause instanceof ZeugeError)
            throw cause;
        const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
        if (code === 'ENOENT')
            throw new ZeugeError('FILE_MISSING', `There is no file ${file}.`, { cause });
        throw new ZeugeError('FILE_UNREADABLE', `${file} cannot be read (${String(code)}).`, { cause });
    }
}
function unsupported(file, why) {
    const output = `${basename(file).replace(/\.[^.]*$/, '')}-plain.mp4`;
    return new ZeugeError('CLIP_UNSUPPORTED', `${file} ${why}. This converts it: ` +
        `ffmpeg -i ${file} -c:v libx264 -profile:v main -bf 0 -g 30 -pix_fmt yuv420p -c:a aac ${output}`);
}
function setsOf(record) {
    const parsed = parseAvcConfiguration(record);
    return parsed === undefined ? [] : [...parsed.sps, ...parsed.pps];
}
function bytesOf(source) {
    if (source === undefined)
        return undefined;
    return ArrayBuffer.isView(source)
        ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength).slice()
        : new Uint8Array(source).slice();
}
function lastStep(before, last) {
    return before === undefined ? 1 / 30 : last.timestamp - before.timestamp;
}
function microseconds(seconds) {
    return Math.round(seconds * 1_000_000);
}
