/**
 * The drawn scene's sound: a hum with the rhythm of speech, and a beep in the first tenth of each second.
 * Sample n is the same number everywhere.
 */
export declare const SAMPLE_RATE = 48000;
/** Fills `out` with samples from `fromSample` on, within −1…1. Sample 0 is the start of a second. */
export declare function drawVoice(fromSample: number, out: Float32Array): void;
