/** How a batch of seeds is told: sums, what failed and how to see it again, and a JUnit suite. */
import type { SeedResult } from '../sim/seed.ts';
import type { CliContext } from './context.ts';
import type { Suite } from './junit.ts';
import type { Failure } from './seedfailure.ts';
import type { SeedsPlan } from './seedplan.ts';
export interface Tally {
    readonly done: number;
    /** Only where there is one seed. */
    readonly results: readonly SeedResult[];
    /** In the order of the seeds. */
    readonly failed: readonly SeedResult[];
    /** What was left behind of those. */
    readonly written: readonly Failure[];
    /** In how many seeds each fault of the world was drawn. */
    readonly faults: ReadonlyMap<string, number>;
    readonly cameraHours: number;
    readonly boots: number;
    readonly recordings: number;
    readonly recordedHours: number;
    elapsedMs(): number;
    timesRealTime(): number;
    /** Over the trace hashes of all seeds, in their order. */
    traceHash(): string;
    seeds(): readonly number[];
}
export declare function reportSeeds(context: CliContext, plan: SeedsPlan, tally: Tally): void;
export declare function seedSuite(plan: SeedsPlan, tally: Tally): Suite;
