/**
 * Invariant 5: a kill costs at most 1.2 s of pictures and a power cut at most 2.2 s (a fragment and a sync), and
 * the next start says that a recording was interrupted. Where the disk, the source or the processor was at fault
 * in the seconds before, more may be lost: then only what was promised must be there (durability.ts).
 */
import type { Checker, Report } from '../checker.ts';
export declare function checkLoss(report: Report): Checker;
