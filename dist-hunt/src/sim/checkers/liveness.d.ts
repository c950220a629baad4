/**
 * Invariant 12: the device comes back. A start ends in standby or says why not, within a bound; the machine never
 * stands in `error`; nothing of our own is thrown; and once the world is quiet and the camera docked, all is
 * sealed and the device is on.
 */
import type { Checker, Report } from '../checker.ts';
export declare function checkLiveness(report: Report): Checker;
