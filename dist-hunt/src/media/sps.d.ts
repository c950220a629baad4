/**
 * The sequence parameter set (ITU-T H.264 §7.3.2.1.1): picture size, profile and level, and
 * the decoder configuration record made of it (ISO/IEC 14496-15 §5.3.3.1), both ways.
 *
 * Promises: undefined, never an error, for what it cannot read. It reads no further than the
 * cropping window: timing and reordering hints are the decoder's affair.
 */
import { type Bytes } from '../bytes.ts';
import type { VideoFormat } from '../unit.ts';
export interface SequenceParameters {
    readonly profile: number;
    /** The byte of constraint flags. */
    readonly compatibility: number;
    readonly level: number;
    /** After cropping. */
    readonly width: number;
    readonly height: number;
    readonly chromaFormat: number;
    readonly bitDepthLuma: number;
    readonly bitDepthChroma: number;
}
export interface AvcConfiguration {
    readonly sps: readonly Bytes[];
    readonly pps: readonly Bytes[];
    /** Size of the length before each NAL unit, 1, 2 or 4. */
    readonly lengthBytes: number;
}
/** `sps` with its NAL header byte and emulation prevention, as it stands in the stream. */
export declare function parseSps(sps: Uint8Array): SequenceParameters | undefined;
/** The id a picture parameter set goes by (`pic_parameter_set_id`); undefined where it is none. */
export declare function ppsId(pps: Uint8Array): number | undefined;
/** AVCDecoderConfigurationRecord with 4-byte lengths; undefined where the sets cannot be read. */
export declare function avcConfiguration(sps: Uint8Array, ...pps: readonly Uint8Array[]): Bytes | undefined;
/** Reads the record back, as sources that replay a file have it; undefined where it is none. */
export declare function parseAvcConfiguration(record: Uint8Array): AvcConfiguration | undefined;
export declare function videoFormatOf(sps: Uint8Array, ...pps: readonly Uint8Array[]): VideoFormat | undefined;
/** The format of a file's track; its record is written anew, so that lengths are always 4 bytes. */
export declare function videoFormatOfConfiguration(record: Uint8Array): VideoFormat | undefined;
