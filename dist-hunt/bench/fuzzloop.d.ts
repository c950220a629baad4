/**
 * Runs fuzz targets: so many cases, shared out between them, each from dice of its own.
 *
 * A failure does not end the loop, so that one run shows all kinds; after FAILURES_MAX it does. A case that
 * takes longer than CASE_MS_MAX is one, and so is memory that grows beyond MEMORY_GROWTH_BYTES_MAX.
 */
import type { Target } from './fuzztargets.ts';
export declare const FAILURES_MAX = 20;
export interface FuzzPlan {
    readonly cases: number;
    readonly seed: number;
    /** Of each target this one only. */
    readonly onlyCase?: number;
}
export interface FuzzFailure {
    readonly target: string;
    readonly number: number;
    readonly error: string;
}
export interface FuzzReport {
    readonly rows: readonly {
        readonly name: string;
        readonly cases: number;
        readonly tookMs: number;
        readonly slowestMs: number;
    }[];
    readonly failures: readonly FuzzFailure[];
    /** Growth of resident memory from the first tenth of the run to its end. */
    readonly memoryBytes: number;
}
export declare function fuzz(targets: readonly Target[], plan: FuzzPlan): Promise<FuzzReport>;
