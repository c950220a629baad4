/**
 * Every single fault of one scenario: the n-th answer of the ports is an error, for n = 1, 2, 3 … until a run
 * ends without having come to it. What random search may miss, this does not.
 *
 * Ports that answer: disk, key store, envelopes. An error is one of those the port documents. After it the port
 * works again; the scenario's own end and the invariants must hold.
 */
import type { Hal } from '../../hal/hal.ts';
import type { Mock } from '../../hal/mock/open.ts';
import { type RunSetup, type ScenarioRun } from './run.ts';
import type { Scenario } from './scenario.ts';
export interface Failing {
    readonly n: number;
    /** Which call it was, such as disk.sync; undefined where the run ended before. */
    readonly call: string | undefined;
    readonly run: ScenarioRun;
}
export declare const CALLS_MAX = 20000;
/** Calls that are answered by promises, counted over all boots; the n-th fails once. */
export declare function failingHal(n: number): {
    wrap(mock: Mock): Hal;
    call(): string | undefined;
};
/** One run after the other; the last one is the one in which nothing failed. `every`: only each so-and-so-many-th call. */
export declare function failEach(scenario: Scenario, setup: RunSetup, every?: number): AsyncGenerator<Failing, void>;
