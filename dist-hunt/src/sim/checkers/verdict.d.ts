import type { Checker, Report } from '../checker.ts';
export declare function checkVerdict(report: Report): Checker;
