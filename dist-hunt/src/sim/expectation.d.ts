/**
 * Compares what a scenario expects with what is seen. Pure: each expected value becomes one outcome.
 *
 * `ledger` and `moments` hold if their words occur in this order, whatever stands between; every other value must be equal.
 */
import type { DeviceStatus } from '../device/status.ts';
import type { Moment } from '../device/vocabulary.ts';
import type { CardReport } from './card.ts';
import type { Expectation, Expected } from './scenario.ts';
import { type Violation } from './violation.ts';
export interface Outcome {
    /** Line of the scenario file. */
    readonly line: number;
    readonly atUs: number;
    readonly field: string;
    readonly expected: string;
    readonly found: string;
    readonly ok: boolean;
}
export interface Seen {
    /** Undefined while the board has no power. */
    readonly status: DeviceStatus | undefined;
    /** What the wearer felt and heard so far. */
    readonly moments: readonly Moment[];
    /** Needed where `needsCard` says so. */
    readonly card: CardReport | undefined;
    /** Time of the press that started each recording, by its id. */
    readonly pressUs: ReadonlyMap<string, number>;
    readonly violations: readonly Violation[];
}
export declare function needsCard(expected: Expected): boolean;
export declare function checkExpectation({ line, atUs, expected }: Expectation, seen: Seen): readonly Outcome[];
