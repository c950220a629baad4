/**
 * NAL units as byte ranges: the Annex B stream format (ITU-T H.264 Annex B) and the
 * length-prefixed one of files (ISO/IEC 14496-15 §5.3.4.2), and the way from one to the other.
 *
 * Promises: `unitOf…` gives what `EncodedUnit.data` asks for. It copies nothing but the unit
 * itself, and does not look into slices beyond their first bits.
 */
import { viewOf } from '../bytes.js';
import { UNIT_BYTES_MAX } from '../unit.js';
/** ITU-T H.264 table 7-1. */
export const NAL_SLICE = 1;
export const NAL_PARTITION_A = 2;
export const NAL_IDR = 5;
export const NAL_SEI = 6;
export const NAL_SPS = 7;
export const NAL_PPS = 8;
export const NAL_DELIMITER = 9;
export function nalType(nal) {
    return (nal[0] ?? 0) & 0x1f;
}
/** Parameter sets live in the format and delimiters in the file's framing, not in the samples. */
export function isKept(type) {
    return type !== NAL_SPS && type !== NAL_PPS && type !== NAL_DELIMITER;
}
/**
 * Where the next 00 00 00 or 00 00 01 begins at or after `from`, or -1. Both end a NAL unit,
 * for neither may stand inside one (ITU-T H.264 §7.4.1).
 */
export function indexOfZeros(bytes, from, end = bytes.length) {
    let at = from + 2;
    while (at < end) {
        const byte = bytes[at] ?? 0;
        if (byte > 1)
            at += 3;
        else if (bytes[at - 1] !== 0)
            at += byte === 0 ? 1 : 3;
        else if (bytes[at - 2] !== 0)
            at += byte === 0 ? 1 : 3;
        else
            return at - 2;
    }
    return -1;
}
/** Views of the NAL units of an Annex B byte stream; what stands before the first start code is left out. */
export function splitAnnexB(bytes) {
    const nals = [];
    let at = indexOfStart(bytes, 0);
    while (at < bytes.length) {
        const zeros = indexOfZeros(bytes, at);
        let end = zeros === -1 ? bytes.length : zeros;
        while (end > at && bytes[end - 1] === 0)
            end--;
        if (end > at)
            nals.push(bytes.subarray(at, end));
        if (zeros === -1)
            break;
        at = indexOfStart(bytes, zeros);
    }
    return nals;
}
/** Views of NAL units that each stand behind their length; undefined where the lengths do not add up. */
export function splitAvcc(bytes, lengthBytes = 4) {
    const nals = [];
    let at = 0;
    while (at < bytes.length) {
        if (at + lengthBytes > bytes.length)
            return undefined;
        let length = 0;
        for (let index = 0; index < lengthBytes; index++)
            length = length * 256 + (bytes[at + index] ?? 0);
        at += lengthBytes;
        if (length > bytes.length - at)
            return undefined;
        if (length > 0)
            nals.push(bytes.subarray(at, at + length));
        at += length;
    }
    return nals;
}
/** For sources that hand over one access unit at a time; undefined where it has no slice or is too large. */
export function unitOfAnnexB(bytes) {
    return unitOfNals(splitAnnexB(bytes));
}
/** The same for length-prefixed access units, of files or a WebCodecs encoder in its `avc` format. */
export function unitOfAvcc(bytes, lengthBytes = 4) {
    const nals = splitAvcc(bytes, lengthBytes);
    return nals === undefined ? undefined : unitOfNals(nals);
}
function unitOfNals(nals) {
    const kept = nals.filter((nal) => isKept(nalType(nal)));
    const bytes = kept.reduce((sum, nal) => sum + 4 + nal.length, 0);
    if (bytes > UNIT_BYTES_MAX || !kept.some((nal) => isSlice(nalType(nal))))
        return undefined;
    const data = new Uint8Array(bytes);
    const view = viewOf(data);
    let at = 0;
    for (const nal of kept) {
        view.setUint32(at, nal.length);
        data.set(nal, at + 4);
        at += 4 + nal.length;
    }
    const sps = nals.findLast((nal) => nalType(nal) === NAL_SPS);
    return {
        data,
        key: kept.some((nal) => nalType(nal) === NAL_IDR),
        ...(sps === undefined ? {} : { sps: sps.slice() }),
        pps: nals.filter((nal) => nalType(nal) === NAL_PPS).map((nal) => nal.slice()),
    };
}
export function isSlice(type) {
    return type === NAL_SLICE || type === NAL_PARTITION_A || type === NAL_IDR;
}
/** The first byte behind the next start code, or the length where there is none. */
function indexOfStart(bytes, from) {
    let at = from;
    for (;;) {
        const zeros = indexOfZeros(bytes, at);
        if (zeros === -1)
            return bytes.length;
        if (bytes[zeros + 2] === 1)
            return zeros + 3;
        at = zeros + 1;
    }
}
