/**
 * Plays a scenario: the real device on the simulated board, in virtual time, with a hand that follows the steps.
 *
 *   steps ─► world (board, device, card) ─► expectations
 *
 * Time 0 is the first standby. At equal times steps come before expectations. The same scenario, seed
 * and profile give the same trace hash. It judges nothing itself: expectation.ts does.
 */
import type { DiskImage } from '../../hal/mock/medium.ts';
import type { TraceRecord } from '../device/status.ts';
import type { CardReport } from './card.ts';
import { type Outcome } from './expectation.ts';
import type { Excuse } from './fault.ts';
import type { Scenario } from './scenario.ts';
import type { Violation } from './violation.ts';
import { type WorldSetup } from './world.ts';
export interface RunSetup extends Omit<WorldSetup, 'seed'> {
    /** In place of the scenario's. */
    readonly seed?: number;
    readonly trace?: (record: TraceRecord) => void;
    /** What faults that are in no step may cost from beginning to end. */
    readonly assume?: readonly Excuse[];
}
export interface ScenarioRun {
    /** Every expectation held, and every invariant. */
    readonly ok: boolean;
    /** Invariants that were broken; none in a run that is well. */
    readonly violations: readonly Violation[];
    readonly seed: number;
    readonly outcomes: readonly Outcome[];
    /** Hexadecimal SHA-256 over the canonical trace lines. */
    readonly traceHash: string;
    readonly traceRecords: number;
    readonly boots: number;
    /** What is on the card at the end. */
    readonly card: CardReport;
    readonly image: DiskImage;
}
export declare function runScenario(scenario: Scenario, setup: RunSetup): Promise<ScenarioRun>;
