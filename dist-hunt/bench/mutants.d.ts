/**
 * Bugs that the simulator must find: each is an edit of the built program and the invariants that may tell of it.
 *
 * The program itself has no switches for them. An edit that no longer fits its file is an error, so that the
 * table cannot rot. `mutant.ts` puts one in and searches.
 */
import type { Invariant } from '../src/sim/violation.ts';
export interface Mutant {
    readonly id: string;
    readonly says: string;
    /** Below dist/. */
    readonly file: string;
    /** Each text stands in the file exactly once. */
    readonly edits: readonly {
        readonly find: string;
        readonly put: string;
    }[];
    readonly told: readonly Invariant[];
}
export declare const MUTANTS: readonly Mutant[];
