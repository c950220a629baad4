/** The operating log of a simulated board: kept with times, the oldest forgotten first, and handed on. */
import type { Clock, Log } from '../hal.ts';
export type LogEntry = Parameters<Log>[0] & {
    readonly atUs: number;
};
export declare function createLog(clock: Clock, next: Log | undefined): {
    log: Log;
    entries(): readonly LogEntry[];
};
