import { type DiskOperation } from '../diskfault.ts';
import type { Clock } from '../hal.ts';
import type { Random } from './random.ts';
export type DiskFaultName = 'enospc' | 'eio' | 'erofs';
/** Probabilities per operation; 0 is never. */
export interface DiskRates {
    readonly shortAppend: number;
    readonly appendFull: number;
    readonly syncFails: number;
    readonly stall: number;
}
export interface Drive {
    /** `land` happens when the operation's time is over; a fault calls `instead` and rejects. */
    run<T>(operation: DiskOperation, name: string, land: () => T, instead?: () => void): Promise<T>;
    readonly switches: Switches;
    readonly counts: {
        operations: number;
        touchedAfterError: number;
    };
    /** Nothing under way ends for its caller; whether it still happened is drawn by seed. */
    halt(): void;
}
export interface Switches {
    rates: DiskRates;
    readOnly: boolean;
    readOnlyAfterEio: boolean;
    out: boolean;
    lying: boolean;
    misdirect: boolean;
    stalledUntilUs: number;
    readonly failAt: Map<number, DiskFaultName>;
    readonly failNext: Map<DiskOperation, DiskFaultName>;
}
export declare function createDrive(clock: Clock, random: Random): Drive;
