/**
 * The simulated disk of a station, and the hand that breaks it. Fault model:
 *
 *   append, sync, rename, remove, makeDir   at once, in the order of the calls
 *   crash     everything not synced is gone: bytes behind the last sync, names changed since their directory was synced
 *   crashAt   the n-th operation from now does not happen, and nothing after it answers: power is gone
 *   full      nothing more can be appended
 *
 * Coarser than the simulated card (disk.ts): no torn sectors, no stalls. A station has a server's file system.
 */
import { type Bytes } from '../../src/bytes.ts';
import type { StationDisk } from '../stationdisk.ts';
export interface StoreHand {
    /** Switches on again after a crash: what was durable is there. */
    restart(): void;
    crash(): void;
    crashAt(operations: number): void;
    full(is: boolean): void;
    readonly crashed: boolean;
    /** Bytes of a file whose name and content a crash cannot take; undefined where there is none. */
    durable(name: string): Bytes | undefined;
    /** Bit rot, or somebody with a shell. */
    spoil(name: string): void;
    names(): readonly string[];
}
export declare function createStoreDisk(): {
    readonly disk: StationDisk;
    readonly hand: StoreHand;
};
