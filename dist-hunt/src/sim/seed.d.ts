/**
 * A whole shift from one number: the plan it draws, the run, and what was broken.
 *
 *   seed ─► planShift ─► runScenario (device, world, checkers) ─► SeedResult
 *
 * The same seed, options and program give the same result on every machine. It reads no files and knows no
 * processes: whoever has several cores gives each its own seeds.
 */
import type { Bytes } from '../bytes.ts';
import type { Profile } from '../device/profile.ts';
import type { TraceRecord } from '../device/status.ts';
import type { Primitives } from '../primitives.ts';
import type { FaultClass } from './fault.ts';
import type { FaultName } from './faults.ts';
import type { Scenario } from './scenario.ts';
import type { Violation } from './violation.ts';
import type { WorldSetup } from './world.ts';
export interface SeedProfile {
    readonly profile: Profile;
    /** SHA-256 of the profile file's bytes. */
    readonly hash: Bytes;
}
export interface SeedOptions {
    readonly primitives: Primitives;
    /** A seed takes one of them. */
    readonly profiles: readonly SeedProfile[];
    /** Length of the shift; 10 where absent. */
    readonly hours?: number;
    /** Kinds of trouble that may come; all where absent. */
    readonly classes?: readonly FaultClass[];
    /** Other ports in the place of the board's: what is broken on purpose must be found out. */
    readonly wrap?: NonNullable<WorldSetup['wrap']>;
    /** Every line of the trace, where somebody wants it. */
    readonly trace?: (record: TraceRecord) => void;
}
export interface SeedResult {
    readonly seed: number;
    readonly ok: boolean;
    readonly violations: readonly Violation[];
    /** Hexadecimal SHA-256 over the canonical trace lines. */
    readonly traceHash: string;
    readonly traceRecords: number;
    readonly cameraHours: number;
    readonly boots: number;
    readonly recordings: number;
    /** Length of what was recorded, together. */
    readonly recordedS: number;
    readonly profile: string;
    /** Faults of the world that were drawn, each once. */
    readonly faults: readonly FaultName[];
    /** What was done, as a scenario: it runs as it is, and shrinks. */
    readonly scenario: Scenario;
}
export declare const HOURS = 10;
export declare function runSeed(seed: number, options: SeedOptions): Promise<SeedResult>;
/** From `from` on, one after the other; ends when the caller does. */
export declare function runSeeds(seeds: Iterable<number>, options: SeedOptions): AsyncGenerator<SeedResult, void>;
/** A plan, or what shrinking left of one. */
export declare function runPlan(scenario: Scenario, options: SeedOptions): Promise<SeedResult>;
