import type { Checker, Report } from '../checker.ts';
export declare function checkIndicator(report: Report): Checker;
export declare function checkAnnouncement(report: Report): Checker;
