import type { Checker, Report } from '../checker.ts';
export declare function checkForward(report: Report): Checker;
