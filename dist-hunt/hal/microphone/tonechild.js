/**
 * Process: makes the scene's sound, encodes it (AAC-LC, 48 kHz, mono) and writes it to the parent.
 *
 * Time is counted in samples from a whole second of the monotonic clock: no drift. The encoder's first
 * packet only primes the decoder and is dropped; packet n holds block n − 1.
 */
import { ZeugeError } from '../../src/errors.js';
import { loadCodecs } from '../camera/codecs.js';
import { childSettings, connectParent, monotonicUs } from '../camera/stdio.js';
import { TONE_FORMAT } from './format.js';
import { drawVoice, SAMPLE_RATE } from './voice.js';
/** One AAC frame; the encoder takes no other length. */
const BLOCK_SAMPLES = 1024;
const BLOCK_US = Math.round((BLOCK_SAMPLES * 1_000_000) / SAMPLE_RATE);
/** Behind by more (the process was stopped), blocks are left out instead of caught up. */
const LATE_MAX_US = 1_000_000;
const { bitsPerSecond } = childSettings();
const parent = connectParent(() => undefined);
try {
    const { AudioData, AudioEncoder } = await loadCodecs();
    const startedUs = monotonicUs();
    const secondUs = startedUs - (startedUs % 1_000_000);
    const timeUs = (sample) => secondUs + Math.round((sample * 1_000_000) / SAMPLE_RATE);
    /** Start of each block the encoder holds: two, by its look-ahead. */
    const heldUs = [];
    let primed = false;
    const encoder = new AudioEncoder({
        output(chunk) {
            if (!primed) {
                primed = true;
                parent.format(TONE_FORMAT);
                return;
            }
            const data = new Uint8Array(chunk.byteLength);
            chunk.copyTo(data);
            parent.unit({ track: 'audio', ptsUs: heldUs.shift() ?? 0, durUs: BLOCK_US, key: true, data });
            data.fill(0);
        },
        error: (error) => parent.lost(`the encoder failed: ${error.message}`),
    });
    encoder.configure({
        codec: TONE_FORMAT.codec,
        sampleRate: SAMPLE_RATE,
        numberOfChannels: 1,
        bitrate: bitsPerSecond,
    });
    const samples = new Float32Array(BLOCK_SAMPLES);
    let sample = Math.ceil(((startedUs - secondUs) * SAMPLE_RATE) / 1_000_000);
    const tick = () => {
        // As in a real microphone, a block is there when its last sample was heard.
        const lateUs = monotonicUs() - timeUs(sample + BLOCK_SAMPLES);
        if (lateUs < 0) {
            setTimeout(tick, Math.ceil(-lateUs / 1000));
            return;
        }
        if (lateUs <= LATE_MAX_US) {
            drawVoice(sample, samples);
            const timestamp = timeUs(sample) - secondUs;
            const block = new AudioData({
                format: 'f32-planar',
                sampleRate: SAMPLE_RATE,
                numberOfFrames: BLOCK_SAMPLES,
                numberOfChannels: 1,
                timestamp,
                data: samples,
            });
            heldUs.push(timeUs(sample));
            encoder.encode(block);
            block.close();
        }
        sample += BLOCK_SAMPLES;
        setTimeout(tick, 0);
    };
    tick();
}
catch (error) {
    if (!(error instanceof ZeugeError))
        throw error;
    parent.lost(error.message);
}
