/**
 * Microphone `alsa:DEVICE`: a sound card, through ffmpeg in a child process (AAC-LC, one channel).
 */
import { childScript, createChildSource } from '../camera/child.js';
import { START_MS } from '../camera/settings.js';
export function alsaMicrophone({ device, sampleRate = 48_000, bitsPerSecond, clock, log, }) {
    // ffmpeg 5.1 knows `-channels` for this input; `-ac` there fails.
    const input = ['-f', 'alsa', '-channels', '1', '-sample_rate', String(sampleRate), '-i', device];
    return ffmpegMicrophone(`alsa:${device}`, { input, sampleRate, bitsPerSecond: bitsPerSecond ?? 64_000 }, clock, log);
}
/** Also of anything else that ffmpeg can open: tests make a sound with it. */
export function ffmpegMicrophone(name, settings, clock, log) {
    const source = createChildSource({
        ...{ script: childScript('hal/microphone/alsachild'), settings, name, clock, log, startMs: START_MS },
    });
    return {
        name,
        startMs: START_MS,
        open(sink) {
            const { close, pause } = source.open(sink);
            return { close, pause };
        },
    };
}
