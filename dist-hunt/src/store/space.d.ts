/**
 * Keeps room for the truth: a ballast file that is given up when the disk is full, so that
 * end marks and ledger entries still fit, and a floor below which no recording begins.
 */
import type { Disk } from '../../hal/hal.ts';
/** End mark, ledger entry and ten seconds at 8 Mbit/s fit in. */
export declare const BALLAST_BYTES: number;
/** Below this no recording begins and a running one is finished. */
export declare const FREE_BYTES_MIN: number;
/** The storage-low alarm. */
export declare const FREE_BYTES_LOW: number;
/** Lays the ballast down where it is missing and there is room; never a reason not to start. */
export declare function layBallast(disk: Disk): Promise<boolean>;
/** True where there was ballast to give up. A disk that refuses even that has none. */
export declare function releaseBallast(disk: Disk): Promise<boolean>;
