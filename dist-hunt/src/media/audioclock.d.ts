/**
 * When AAC frames were spoken: sample counting from an anchor, because arrival times jitter and
 * sums of rounded durations drift.
 *
 *   time of frame n = anchor + (n − 1) · 1024 / sample rate          (frame 0 is the encoder's priming)
 *
 * Promises: integer microseconds, always ascending, no rounding that adds up. Given arrival times
 * it follows the board's clock: a frame can arrive late but not early, so the least lateness of
 * each window says how far the sound card's clock has gone astray. It makes up for that in steps
 * too small to hear, and by a jump where samples were lost.
 */
export declare const AAC_FRAME_SAMPLES = 1024;
export interface AudioClockOptions {
    readonly sampleRate: number;
    /** Frames at the start that hold no sound: 1 for an AAC encoder, 0 where its output was cut already. */
    readonly primingFrames?: number;
    /** Time of the first sample where it is known; otherwise the first arrival says it. */
    readonly anchorUs?: number;
}
export interface AudioTime {
    readonly ptsUs: number;
    readonly durUs: number;
    /** Samples are missing before this frame. */
    readonly discontinuity: boolean;
}
export interface AudioClock {
    /** The next frame's time, or undefined for priming. `arrivedUs` absent: pure counting. */
    next(arrivedUs?: number): AudioTime | undefined;
}
export declare function createAudioClock({ sampleRate, primingFrames, anchorUs }: AudioClockOptions): AudioClock;
