/**
 * After a crash: brings store and catalogue together again. What was whole and not written down yet is verified and
 * written down; what was written down and is gone is an alarm; nothing is deleted but parts nobody came back for.
 */
import type { StationDisk } from '../../hal/stationdisk.ts';
import type { Book } from './book.ts';
/** Parts of uploads that broke off, over all devices; the oldest names go first. */
export declare const PARTS_MAX = 256;
export interface StrayFile {
    readonly device: string;
    readonly file: string;
    readonly bytes: number;
    /** Number of the volume; absent for a segment. */
    readonly volume?: number;
}
/** The directories a station works in, durable. */
export declare function layStore(disk: StationDisk): Promise<void>;
/** Files under a device's directory that the catalogue does not name. */
export declare function strayFiles(disk: StationDisk, book: Book): Promise<readonly StrayFile[]>;
/** Units that are written down and not there. */
export declare function lostUnits(disk: StationDisk, book: Book): Promise<readonly {
    device: string;
    file: string;
}[]>;
