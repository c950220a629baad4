/**
 * A moment as evidence states it: both clocks read together, and how far the wall clock can be trusted.
 */
import type { ClockWord } from './leaf.ts';
export interface Stamp {
    /** Of the board's monotonic clock; comparable within one boot id. */
    readonly monotonicUs: number;
    /** Unix time; 0 where unknown. */
    readonly wallUs: number;
    readonly clock: ClockWord;
}
/** The stamp in a leaf's units. */
export declare function leafTimes(stamp: Stamp): {
    monotonicNs: bigint;
    unixUs: bigint;
    clock: ClockWord;
};
/** The first setting of the clock in a boot that began without one. */
export interface ClockSetting {
    /** Monotonic. */
    readonly atUs: number;
    readonly wallUs: number;
    readonly source: ClockWord;
    /** How far off it may have been; null where nobody knows. */
    readonly plusMinusUs: number | null;
}
