/**
 * Encoded units as bytes: what a child process writes to its parent, and what a tape file holds.
 *
 *   stream  = "ZEmedia" version(1) message*
 *   message = kind(1) track(1) flags(1) zero(1) payload length(4) ptsUs(8) durUs(4) payload
 *
 * Integers are big-endian. Promises: a decoder gives the same calls whatever the piece sizes, checks every
 * length before it allocates, and wipes the bytes it handed on. It does not say whether H.264 is good H.264.
 */
import { type Bytes } from '../../src/bytes.ts';
import { type EncodedUnit, type TrackFormat } from '../../src/unit.ts';
import type { MediaSink } from '../hal.ts';
/** Opens every stream: seven letters and the version. */
export declare const STREAM_MAGIC: Bytes;
export declare const MESSAGE_HEADER_BYTES = 20;
/** Parameter sets of a camera are tens of bytes; a sane bound for a format message. */
export declare const FORMAT_BYTES_MAX = 4096;
export declare const REASON_BYTES_MAX = 512;
export declare function encodeFormat(format: TrackFormat): Bytes;
export declare function encodeUnit(unit: EncodedUnit): Bytes;
/** The reason is cut to its maximum: a lost camera must be reported, however long its last words. */
export declare function encodeLost(reason: string): Bytes;
export interface StreamDecoder {
    /**
     * Takes the next piece, of any size, and calls the sink for what is complete. Returns undefined, or what
     * is wrong with the stream; after that it takes nothing more and says the same again.
     */
    push(piece: Uint8Array): string | undefined;
    /** True between messages: a stream that ends elsewhere was torn. */
    atBoundary(): boolean;
    /** Overwrites what is buffered. */
    wipe(): void;
}
export declare function createStreamDecoder(sink: MediaSink): StreamDecoder;
