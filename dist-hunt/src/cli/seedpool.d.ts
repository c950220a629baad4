import type { Scenario } from '../sim/scenario.ts';
import { type SeedOptions, type SeedResult } from '../sim/seed.ts';
import { type Shrunk } from '../sim/shrink.ts';
import type { Invariant } from '../sim/violation.ts';
export interface SeedSettings {
    readonly hours: number;
    /** As given; all that are installed where absent. */
    readonly profile: string | undefined;
    readonly cwd: string;
}
export type Task = {
    readonly kind: 'run';
    readonly seed: number;
} | {
    readonly kind: 'shrink';
    readonly scenario: Scenario;
    readonly invariant: Invariant;
};
/** `jobs` of them work side by side. */
export interface SeedPool {
    run(seed: number): Promise<SeedResult>;
    shrink(scenario: Scenario, invariant: Invariant): Promise<Shrunk | undefined>;
    readonly jobs: number;
    end(): Promise<void>;
}
export declare function seedOptions({ hours, profile, cwd }: SeedSettings): Promise<SeedOptions>;
export declare function perform(task: Task, options: SeedOptions): Promise<SeedResult | Shrunk | undefined>;
export declare function openPool(jobs: number, settings: SeedSettings): Promise<SeedPool>;
/** What a worker says of its task. */
export type Answer = {
    readonly done: unknown;
} | {
    readonly failed: string;
};
