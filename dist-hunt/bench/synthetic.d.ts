/**
 * A camera and a microphone without an encoder: units of the right size at the right pace, so that
 * what is measured is everything but the encoder. The pictures are noise and decode to nothing.
 */
import type { Camera, Clock, Microphone } from '../hal/hal.ts';
import type { Bytes } from '../src/bytes.ts';
import type { TrackFormat } from '../src/unit.ts';
export declare const FORMATS: Record<'video' | 'audio', TrackFormat>;
export interface Synthetic {
    readonly camera: Camera;
    readonly microphone: Microphone;
}
export interface SyntheticOptions {
    /** Length of a group of pictures. */
    readonly groupSeconds?: number;
    /** Gives a key picture when it is asked for one, not only when the next group begins. */
    readonly onRequest?: boolean;
}
export declare function synthetic(clock: Clock, bitsPerSecond: number, { groupSeconds, onRequest }?: SyntheticOptions): Synthetic;
/** One NAL unit behind its length; type 5 where it is a key frame. */
export declare function pictures(bitsPerSecond: number, groupSeconds?: number): (index: number) => readonly [Bytes, boolean];
