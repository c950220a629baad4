/**
 * Writes one file strictly forward and knows how far it is durable.
 *
 *   push ─► append, append … ─►│ sync (one at a time) ─► durable mark
 *
 * The mark a sync proves is the one taken before it was called. After the first error the
 * file is never touched again but to be closed: a kernel reports a lost write once and then
 * calls the page clean. It does not retry, reorder or drop.
 */
import type { DiskFile } from '../../hal/hal.ts';
export interface AppenderEvents {
    /** Everything pushed with a mark up to `mark` is durable. Called in rising order. */
    durable(mark: number): void;
    /** The first error; nothing pushed after it, and nothing not yet durable, is promised. Called at most once. */
    failed(error: unknown): void;
}
export interface Appender {
    /** Appends all of `bytes`; resolves when they are handed to the disk (not durable). Rejects with the first error. */
    push(bytes: Uint8Array, mark: number): Promise<void>;
    /** Starts a sync, or another one behind the running one. */
    requestSync(): void;
    /** Resolves when everything pushed before is durable. Rejects with the first error. */
    settle(): Promise<void>;
    /** Waits for what runs and closes the file; its errors no longer matter. */
    close(): Promise<void>;
}
export declare function createAppender(file: DiskFile, events: AppenderEvents): Appender;
