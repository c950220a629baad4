/**
 * A camera and a microphone that need nothing: units of a fixed size filled from the seed, with a
 * valid configuration, on the board's clock. Good enough for logic; no decoder shows a picture
 * from them. small.ts has the same for hours of virtual time. Where pictures matter, hand in a tape (hal/camera/tape.ts) or a real camera.
 */
import { type Bytes } from '../../src/bytes.ts';
import type { AudioFormat, Track, TrackFormat, VideoFormat } from '../../src/unit.ts';
import type { Camera, Clock, MediaSession, MediaSink, Microphone } from '../hal.ts';
import type { Random } from './random.ts';
/** 320×180, constrained baseline, level 1.3; SPS and PPS of no extras. */
export declare const SYNTHETIC_VIDEO: VideoFormat;
/** AAC-LC, 48 kHz, one channel. */
export declare const SYNTHETIC_AUDIO: AudioFormat;
export declare const NAL_KEY = 101;
export declare const NAL_DELTA = 65;
export interface Pattern {
    readonly format: TrackFormat;
    /** From the start of one unit to the next, not rounded. */
    readonly unitUs: number;
    /** Fills `lent` with the next unit and says how long it is. */
    fill(lent: Bytes, key: boolean): number;
    readonly groupUnits: number;
}
export declare function createSyntheticCamera(clock: Clock, random: Random): Camera;
export declare function createSyntheticMicrophone(clock: Clock, random: Random): Microphone;
export declare function play(track: Track, pattern: Pattern, clock: Clock, sink: MediaSink): MediaSession;
