import type { Scenario } from './scenario.ts';
import { type SeedOptions } from './seed.ts';
import type { Invariant, Violation } from './violation.ts';
export interface Shrunk {
    readonly scenario: Scenario;
    /** How the same invariant breaks in it. */
    readonly violation: Violation;
    readonly runs: number;
}
export declare const RUNS_MAX = 400;
/** @param scenario that breaks `invariant`; where it does not, it comes back as undefined */
export declare function shrink(scenario: Scenario, invariant: Invariant, options: SeedOptions, runsMax?: number): Promise<Shrunk | undefined>;
