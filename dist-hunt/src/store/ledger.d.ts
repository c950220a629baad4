/**
 * The device's ledger on its disk: one new volume a boot, durable before anything is recorded.
 *
 *   volumes on disk ─► highest validly signed state ─► new volume (epoch statement) ─► append …
 *
 * An append is one write and one sync: the events and a checkpoint over them. After an error the
 * next call begins another volume where the disk really stands (volume.ts).
 */
import type { Bytes } from '../bytes.ts';
import type { EpochEvent, LedgerEvent, OpenedEvent, VolumeEvent } from '../crypto/event.ts';
import { type Epoch } from './epoch.ts';
import { type History } from './history.ts';
import { type LedgerParts } from './volume.ts';
export type PlainEvent = Exclude<LedgerEvent, VolumeEvent | EpochEvent>;
/** An event of a moment that may lie before the writing. */
export interface TimedEvent {
    readonly event: PlainEvent;
    /** Monotonic. */
    readonly atUs: number;
}
/** The next epoch, ready to be written down and then used. */
export interface Succession {
    /** The epoch that signed it; once the ledger has gone on under another one it is worth nothing. */
    readonly after: Epoch;
    readonly epoch: Epoch;
    readonly event: EpochEvent;
    /** The ledger at this moment, for the new segment's HEADER. */
    readonly ledger: {
        readonly size: number;
        readonly root: Bytes;
    };
}
export interface Ledger {
    readonly device: string;
    /** Of the epoch statement this boot began with. */
    readonly counter: number;
    /** What the volumes said when this boot began. */
    readonly history: History;
    /** Durable and signed when resolved. */
    append(...events: readonly PlainEvent[]): Promise<void>;
    /** The same, each event with its own time. */
    appendTimed(events: readonly TimedEvent[]): Promise<void>;
    succession(): Promise<Succession>;
    /**
     * `opened`, signed by the key until now; then the successor takes over and the old key is wiped. Durable
     * when resolved. DISK_FAILED where the ledger had to begin a new volume since `succession`.
     */
    opened(event: OpenedEvent, succession: Succession): Promise<void>;
    /** The segment of this epoch signs nothing any more. */
    release(epoch: Epoch): void;
    /** A new epoch where the present one is at least so old, and no segment is written or about to be. Durable when resolved. */
    rotate(ageMsMin: number): Promise<void>;
    /**
     * Closes the volume and goes on in the next one, so that all until now can leave the camera; nothing where it
     * holds only what the leaving itself wrote. Durable when resolved.
     */
    cut(): Promise<void>;
    close(): Promise<void>;
}
export declare function openLedger(parts: LedgerParts): Promise<Ledger>;
