/**
 * Events on their way into the ledger: gathered for a moment, written together, never waited for.
 *
 *   note ─► pending (bounded) ─ 200 ms ─► one append: events and a checkpoint ─► durable
 *                ▲                              │ error: back to the front, told as a fault, tried again later
 *                └──────────────────────────────┘
 *
 * Beyond the bound events are counted, and the count is written. Recording never waits for it.
 */
import type { Clock, Log } from '../../hal/hal.ts';
import type { Ledger, PlainEvent } from '../store/ledger.ts';
import type { Fault } from './vocabulary.ts';
export declare const PENDING_MAX = 256;
export declare const BATCH_MS = 200;
export interface JournalParts {
    readonly clock: Clock;
    readonly log: Log;
    readonly ledger: Pick<Ledger, 'appendTimed' | 'rotate'>;
    /** An event could not be written, or not yet. */
    readonly lost: (fault: Fault) => unknown;
}
export interface Journal {
    /** Happened at `atUs` (monotonic), or now. Returns at once. */
    note(event: PlainEvent, atUs?: number): void;
    /** A new epoch where the present one is at least so old; a failure is told like a lost event. */
    rotate(ageMsMin: number): void;
    /** Writes what is pending, one attempt, and ends; what could not be written was told. */
    finish(): Promise<void>;
}
export declare function createJournal({ clock, log, ledger, lost }: JournalParts): Journal;
