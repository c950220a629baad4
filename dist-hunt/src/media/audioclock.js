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
export const AAC_FRAME_SAMPLES = 1024;
/** About 10 s of frames. */
const WINDOW_FRAMES = 470;
/** A part of a frame's length: 0.5 % is not heard, and catches up 50 ms in 10 s. */
const SLEW_MAX = 0.005;
/** Lateness no scheduler causes: the sound card has dropped samples. */
const JUMP_US = 500_000;
export function createAudioClock({ sampleRate, primingFrames = 1, anchorUs }) {
    const frameUs = (AAC_FRAME_SAMPLES * 1_000_000) / sampleRate;
    let priming = primingFrames;
    let anchor = anchorUs;
    let frames = 0;
    /** How much of `anchor` is still to be moved, a little with each frame. */
    let owedUs = 0;
    let leastUs = Infinity;
    let inWindow = 0;
    function observe(lateUs) {
        leastUs = Math.min(leastUs, lateUs);
        inWindow++;
        if (leastUs >= 0 && inWindow < WINDOW_FRAMES)
            return;
        owedUs = leastUs;
        leastUs = Infinity;
        inWindow = 0;
    }
    return {
        next(arrivedUs) {
            if (priming > 0) {
                priming--;
                return undefined;
            }
            let discontinuity = false;
            // A frame arrives when its last sample has been spoken, or later.
            anchor ??= (arrivedUs ?? 0) - frameUs;
            if (arrivedUs !== undefined) {
                const lateUs = arrivedUs - (anchor + (frames + 1) * frameUs);
                discontinuity = lateUs > JUMP_US;
                if (discontinuity)
                    anchor += lateUs;
                else
                    observe(lateUs);
                if (discontinuity)
                    owedUs = 0;
                const stepUs = Math.max(-SLEW_MAX * frameUs, Math.min(SLEW_MAX * frameUs, owedUs));
                anchor += stepUs;
                owedUs -= stepUs;
            }
            const ptsUs = Math.round(anchor + frames * frameUs);
            frames++;
            return { ptsUs, durUs: Math.round(anchor + frames * frameUs) - ptsUs, discontinuity };
        },
    };
}
