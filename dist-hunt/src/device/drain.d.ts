/**
 * How long the battery will last, from what it has lost so far.
 *
 * Pure: readings in, minutes out. It believes the fastest drain it has seen since the last charge, because
 * a recording takes more than standby and the alarm must come early rather than late. It does not decide
 * when to alarm: watch.ts does.
 */
/** Below this the board may fail at any moment: the recording is sealed and the power goes off. */
export declare const BATTERY_CRITICAL_PERCENT = 5;
export interface Reading {
    readonly percent: number;
    readonly charging: boolean;
    readonly atUs: number;
}
export interface Drain {
    /** Minutes until `BATTERY_CRITICAL_PERCENT`; undefined while charging. */
    take(reading: Reading): number | undefined;
}
export declare function createDrain(): Drain;
