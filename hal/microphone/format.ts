/**
 * The tone microphone's format. The encoder's own AudioSpecificConfig has an optional backward-compatible
 * tail that only says "no SBR"; the canonical two bytes say the same to every decoder.
 */
import type { AudioFormat } from '../../src/unit.ts'
import { SAMPLE_RATE } from './voice.ts'

/** AAC-LC (2), sampling frequency index 3, one channel: ISO/IEC 14496-3 §1.6.2.1. */
export const TONE_FORMAT: AudioFormat = {
  track: 'audio',
  codec: 'mp4a.40.2',
  sampleRate: SAMPLE_RATE,
  channels: 1,
  configuration: new Uint8Array([0x11, 0x88]),
}
