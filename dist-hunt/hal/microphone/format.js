import { SAMPLE_RATE } from './voice.js';
/** AAC-LC (2), sampling frequency index 3, one channel: ISO/IEC 14496-3 §1.6.2.1. */
export const TONE_FORMAT = {
    track: 'audio',
    codec: 'mp4a.40.2',
    sampleRate: SAMPLE_RATE,
    channels: 1,
    configuration: new Uint8Array([0x11, 0x88]),
};
