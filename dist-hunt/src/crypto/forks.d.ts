import type { Primitives } from '../primitives.ts';
import type { SegmentHeader } from './header.ts';
import type { LedgerProblem, LedgerSurvey } from './verifyledger.ts';
/** Numbers of genuine statements in HEADERs: a crash may have kept one of them from reaching the ledger. */
export declare function spentStatements(primitives: Primitives, headers: readonly SegmentHeader[]): ReadonlySet<number>;
/** Segments that speak of a ledger which is not the one that is here. */
export declare function forks(ledger: LedgerSurvey, headers: readonly SegmentHeader[]): readonly LedgerProblem[];
