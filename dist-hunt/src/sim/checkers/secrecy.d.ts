/** Invariant 2: stretches of media and secrets that were drawn are looked for in every byte of the card. */
import type { Checker, Report } from '../checker.ts';
export declare function checkSecrecy(report: Report): Checker;
