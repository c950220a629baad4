/** Invariant 3: every chunk has a key of its own, so no pair of key and nonce comes twice, over all boots. */
import type { Checker, Report } from '../checker.ts';
export declare function checkNonces(report: Report): Checker;
