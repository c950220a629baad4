/**
 * Invariant 6: the pre-record ring never reaches further back than the profile allows and is empty wherever the
 * machine says that nothing is buffered; and no recording begins earlier than its press and the allowed seconds.
 */
import type { Checker, Report } from '../checker.ts';
export declare function checkRing(report: Report): Checker;
