/**
 * The drawn scene's sound: a hum with the rhythm of speech, and a beep in the first tenth of each second.
 * Sample n is the same number everywhere.
 */
export const SAMPLE_RATE = 48_000;
const BEEP_HZ = 1000;
const VOICE_HZ = 140;
/** Loudness of the first harmonics, falling roughly as those of a vowel. */
const HARMONICS = [0.4, 0.28, 0.2, 0.08, 0.04];
const SYLLABLES_PER_SECOND = 3.5;
/** Fills `out` with samples from `fromSample` on, within −1…1. Sample 0 is the start of a second. */
export function drawVoice(fromSample, out) {
    for (let at = 0; at < out.length; at++) {
        const seconds = (fromSample + at) / SAMPLE_RATE;
        const turn = 2 * Math.PI * seconds;
        const syllable = Math.max(0, Math.sin(turn * SYLLABLES_PER_SECOND)) * (0.6 + 0.4 * Math.sin(turn * 0.31));
        let voice = 0;
        for (const [place, loudness] of HARMONICS.entries())
            voice += loudness * Math.sin(turn * VOICE_HZ * (place + 1));
        const beep = seconds % 1 < 0.1 ? Math.sin(turn * BEEP_HZ) : 0;
        out[at] = 0.25 * voice * syllable + 0.3 * beep;
    }
}
