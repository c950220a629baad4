/**
 * Compares the states of two traces of the same boot, region by region. Pure.
 *
 *   capture    idle recording finalizing idle
 *   capture    idle recording finalizing buffering      ◄ the first difference, with both times
 *
 * A trace that ends in the middle of a run says nothing about what was about to change.
 */
import type { TraceRecord } from '../device/status.ts';
export interface Difference {
    /** A region of the state, or a fault's word. */
    readonly region: string;
    /** From the first standby; the recorded change's where there is one. */
    readonly atUs: number;
    /** Undefined where there is no such change. */
    readonly recorded: string | undefined;
    readonly replayed: string | undefined;
}
export interface Comparison {
    readonly changes: number;
    /** Furthest that the same change is apart. */
    readonly apartUs: number;
    /** The first in time. */
    readonly difference: Difference | undefined;
}
export declare function differenceOf(recorded: readonly TraceRecord[], replayed: readonly TraceRecord[]): Comparison;
/** Time 0 of a boot, monotonic µs: its first state. */
export declare function zeroOf(boot: readonly TraceRecord[]): number;
