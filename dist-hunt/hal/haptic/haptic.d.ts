/**
 * Pulses one after another on a vibrator that makes one pulse at a time.
 *
 * A pulse that runs is never cut short: a new call begins when it has ended (at most PULSE_MS_MAX later).
 */
import type { Clock, Haptic } from '../hal.ts';
import { type Opened, type Report } from '../keep.ts';
export declare const PULSE_MS_MAX = 2000;
export interface Pulser extends Opened {
    /** On now, off by itself after `onMs`. Throws where it is gone. */
    pulse(onMs: number): void;
}
export interface HapticOptions {
    readonly clock: Clock;
    readonly report: Report;
    open(): Pulser;
}
export declare function openHaptic({ clock, report, open, }: HapticOptions): Promise<{
    readonly haptic: Haptic;
    close(): void;
}>;
