/**
 * AAC frames out of an ADTS stream (ISO/IEC 14496-3 §1.A.3.2) that comes in pieces, and the
 * AudioSpecificConfig (§1.6.2.1) that says the same once for all.
 *
 * Promises: the same frames for any piece sizes; after noise a header counts only if another one
 * follows its frame; memory bounded by two frames and a piece, wiped as it is let go of. It knows no time
 * (src/media/audioclock.ts does), checks no CRC and takes one AAC block per frame, as encoders write it.
 */
import { type Bytes } from '../bytes.ts';
import type { AudioFormat } from '../unit.ts';
export interface AdtsSink {
    /** Before the first frame, and again when it changes. */
    format(format: AudioFormat): void;
    /** One raw AAC frame without its header: lent until the call returns. */
    emit(frame: Uint8Array): void;
    /** Bytes that belong to no frame. */
    skipped?(bytes: number): void;
}
export interface AdtsParser {
    push(piece: Uint8Array): void;
    /** The stream is at its end: hands over a last frame that is whole. */
    flush(): void;
    wipe(): void;
}
export interface AdtsHeader {
    /** With its header. */
    readonly frameBytes: number;
    readonly headerBytes: number;
    readonly configuration: Bytes;
}
/** The header at `at`; undefined where there is none that can be played. */
export declare function parseAdtsHeader(bytes: Uint8Array, at?: number): AdtsHeader | undefined;
/**
 * The format an AudioSpecificConfig describes, with its two canonical bytes: extensions behind
 * them (signalled SBR) are cut off. Undefined where it is not AAC of one to seven channel layouts.
 */
export declare function audioFormatOfConfiguration(configuration: Uint8Array): AudioFormat | undefined;
export declare function createAdtsParser(sink: AdtsSink): AdtsParser;
