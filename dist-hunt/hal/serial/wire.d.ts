/**
 * Frames of the dock protocol: bytes that come in pieces → frames, and frames → bytes (docs/dock-protocol.md).
 *
 *   COBS( version 1 · type 1 · sequence 1 · payload 0…64 · CRC-16 2 ) · 00
 *
 * Pure. Promises: the same frames for any piece sizes; memory for one frame, whatever arrives; nothing throws; after
 * any noise the next good frame is accepted. What frames mean stands in dockmessage.ts.
 */
import { type Bytes } from '../../src/bytes.ts';
export declare const PROTOCOL_VERSION = 1;
export declare const PAYLOAD_BYTES_MAX = 64;
export interface Frame {
    readonly type: number;
    /** Counts frames of one sender, modulo 256; a repeated one has the same. */
    readonly sequence: number;
    readonly payload: Bytes;
}
/** Why bytes were no frame: counted, never thrown. */
export type Noise = 'too-long' | 'not-cobs' | 'too-short' | 'crc' | 'version';
export declare function encodeFrame({ type, sequence, payload }: Frame): Bytes;
export interface FrameDecoder {
    push(piece: Uint8Array): void;
}
export declare function createFrameDecoder(frame: (frame: Frame) => void, noise?: (why: Noise) => void): FrameDecoder;
