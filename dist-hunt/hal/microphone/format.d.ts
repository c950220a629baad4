/**
 * The tone microphone's format. The encoder's own AudioSpecificConfig has an optional backward-compatible
 * tail that only says "no SBR"; the canonical two bytes say the same to every decoder.
 */
import type { AudioFormat } from '../../src/unit.ts';
/** AAC-LC (2), sampling frequency index 3, one channel: ISO/IEC 14496-3 §1.6.2.1. */
export declare const TONE_FORMAT: AudioFormat;
