/**
 * What the one lamp shows, as data: the first row that applies holds, so the order is the priority. Switched
 * off, recovering, a recording in trouble, a recording, what prevents one, what should be known, what is going on.
 *
 * Where two colours are meant to blink, the lamp shows them in turn. A profile may replace patterns, not rows.
 */
import type { LedPattern } from '../../hal/hal.ts';
import { type DeviceState } from './vocabulary.ts';
/** Each row of the lamp's table by a word of its own: a profile replaces patterns under it. */
export type LampId = 'off' | 'recovering' | 'trouble' | 'accepted' | 'muted' | 'silent' | 'recording' | 'blocked' | 'clockUnset' | 'batteryLow' | 'displayLost' | 'offloadFailed' | 'offloading' | 'offloaded' | 'announcing' | 'buffering' | 'standby';
export type LampPatterns = Readonly<Record<LampId, LedPattern>>;
export interface Lamp {
    readonly id: LampId;
    readonly name: string;
    readonly shows: string;
    readonly when: (state: DeviceState) => boolean;
    readonly pattern: LedPattern;
}
export declare const LAMPS: readonly Lamp[];
/** As the table has them; a profile may replace any but `off`. */
export declare const LAMP_PATTERNS: LampPatterns;
/** Red belongs to recordings: to what is being kept, or was and is being found again. */
export declare const RED_LAMPS: readonly LampId[];
export declare function lampOf(state: DeviceState): Lamp;
