/**
 * At boot: which segments did an interruption leave open, and how far are they signed?
 *
 *   recordings/… ─ not ended by the ledger's word ─► survey (reads only) ─► ledger `recovered`
 *
 * The files stay as they are, byte for byte. Idempotent: what the ledger says is not looked at again.
 * Only what is certainly durable is testified to: what the last checkpoint calls so. After a lost write the
 * page cache shows more, calls it clean, and forgets it at the next power cut. A file that cannot be read
 * keeps nobody from recording: the next boot tries again.
 */
import type { Board, Disk, Log } from '../../hal/hal.ts';
import type { Primitives } from '../primitives.ts';
import type { Ledger } from './ledger.ts';
export interface RecoverParts {
    readonly board: Board;
    readonly disk: Disk;
    readonly primitives: Primitives;
    readonly log: Log;
}
export interface Recovered {
    readonly file: string;
    readonly recording: string;
    readonly size: number;
    readonly signedUntilUs: number | undefined;
    readonly unsignedEntries: number;
    readonly tornBytes: number;
}
/** Finds them, writes them into the ledger, and says what it found. */
export declare function recover(parts: RecoverParts, ledger: Ledger): Promise<readonly Recovered[]>;
