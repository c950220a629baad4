/**
 * A clock whose wall time is taken from outside where the system has none of its own: from the cradle or from GNSS.
 *
 * The monotonic clock is never touched. Where the system is synchronised its time stands; else the last time that was
 * given, carried on by the monotonic clock. A time that differs by less than what its way may have delayed it is no
 * news. It judges nothing: neither source signs what it says, and the ledger keeps where a time came from.
 */
import type { Clock } from '../hal.ts';
export interface DisciplinedClock extends Clock {
    /** Unix µs at this moment of `nowUs`. */
    take(source: 'gnss' | 'network', unixUs: number, atUs: number): void;
}
export declare function disciplinedClock(system: Clock): DisciplinedClock;
