import type { FaultClass } from './fault.ts';
import type { Scenario } from './scenario.ts';
export interface ShiftOptions {
    readonly hours: number;
    /** Ids; a seed takes one. */
    readonly profiles: readonly string[];
    /** Kinds of trouble that may be drawn; all where absent. */
    readonly classes?: readonly FaultClass[];
}
export declare const STEPS_MAX = 1000;
export declare function planShift(seed: number, options: ShiftOptions): Scenario;
