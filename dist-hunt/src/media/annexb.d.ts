/**
 * NAL units as byte ranges: the Annex B stream format (ITU-T H.264 Annex B) and the
 * length-prefixed one of files (ISO/IEC 14496-15 §5.3.4.2), and the way from one to the other.
 *
 * Promises: `unitOf…` gives what `EncodedUnit.data` asks for. It copies nothing but the unit
 * itself, and does not look into slices beyond their first bits.
 */
import { type Bytes } from '../bytes.ts';
/** ITU-T H.264 table 7-1. */
export declare const NAL_SLICE = 1;
export declare const NAL_PARTITION_A = 2;
export declare const NAL_IDR = 5;
export declare const NAL_SEI = 6;
export declare const NAL_SPS = 7;
export declare const NAL_PPS = 8;
export declare const NAL_DELIMITER = 9;
/** One access unit by itself; `data` is a copy that belongs to the caller. */
export interface LoneUnit {
    readonly data: Bytes;
    readonly key: boolean;
    /** The last sequence parameter set in it, if any, and every picture parameter set. */
    readonly sps?: Bytes;
    readonly pps: readonly Bytes[];
}
export declare function nalType(nal: Uint8Array): number;
/** Parameter sets live in the format and delimiters in the file's framing, not in the samples. */
export declare function isKept(type: number): boolean;
/**
 * Where the next 00 00 00 or 00 00 01 begins at or after `from`, or -1. Both end a NAL unit,
 * for neither may stand inside one (ITU-T H.264 §7.4.1).
 */
export declare function indexOfZeros(bytes: Uint8Array, from: number, end?: number): number;
/** Views of the NAL units of an Annex B byte stream; what stands before the first start code is left out. */
export declare function splitAnnexB(bytes: Uint8Array): Uint8Array[];
/** Views of NAL units that each stand behind their length; undefined where the lengths do not add up. */
export declare function splitAvcc(bytes: Uint8Array, lengthBytes?: number): Uint8Array[] | undefined;
/** For sources that hand over one access unit at a time; undefined where it has no slice or is too large. */
export declare function unitOfAnnexB(bytes: Uint8Array): LoneUnit | undefined;
/** The same for length-prefixed access units, of files or a WebCodecs encoder in its `avc` format. */
export declare function unitOfAvcc(bytes: Uint8Array, lengthBytes?: number): LoneUnit | undefined;
export declare function isSlice(type: number): boolean;
