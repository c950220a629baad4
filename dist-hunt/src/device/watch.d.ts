/**
 * Looks after what no port tells by itself or tells only as a number, and turns it into faults.
 *
 * Each watch returns the function that ends it. Thresholds stand here, in one place.
 */
import type { Clock, ClockState, Hal, Power } from '../../hal/hal.ts';
import { type AgeRule } from './age.ts';
import type { Measured } from './measured.ts';
import { type DevicePolicy } from './policy.ts';
import { type Trace } from './tracer.ts';
import type { Fault } from './vocabulary.ts';
/** Raises or clears; the same word twice is no news. */
export type SetFault = (fault: Fault, is: boolean) => void;
export interface Watcher {
    readonly setFault: SetFault;
    readonly trace: Trace;
    dock(attached: boolean): void;
    clock(change: ClockChange): void;
    measured(news: Measured): void;
    /** Whether the next recording could be sealed. */
    keysReady(): Promise<boolean>;
    readonly age: AgeRule;
    readonly policy: DevicePolicy;
}
/** All of them, on this board; resolves after the first look at the disk. */
export declare function watchAll(hal: Hal, watcher: Watcher): Promise<() => void>;
/** `tell`: percent, and minutes of recording until the battery is critical; undefined while charging. */
export declare function watchBattery(power: Pick<Power, 'battery'>, clock: Pick<Clock, 'nowUs'>, setFault: SetFault, tell: (percent: number, minutes: number | undefined) => void): () => void;
export interface ClockChange {
    /** Unix µs now, by the clock until now; null where it meant nothing. */
    readonly beforeUs: number | null;
    readonly afterUs: number | null;
    readonly source: ClockState;
}
/** `changed`: it was set, lost or jumped; drift and slewing are neither. */
export declare function watchClock(clock: Clock, setFault: SetFault, changed: (change: ClockChange) => void): () => void;
/** Resolves after the first look. A disk that does not answer is failing. */
export declare function watchSpace({ clock, disk, log }: Pick<Hal, 'clock' | 'disk' | 'log'>, setFault: SetFault, tell: (freeBytes: number) => void): Promise<() => void>;
/** A start that could not be sealed is refused before it is made, and allowed as soon as it can. */
export declare function watchKeys(clock: Clock, setFault: SetFault, ready: () => Promise<boolean>): () => void;
export declare function every(clock: Clock, ms: number, look: () => void): () => void;
