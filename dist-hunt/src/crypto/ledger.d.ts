/**
 * The ledger: one tree per device for all its life, written in volumes.
 *
 *   volume = magic HEADER (EVENT | CHECKPOINT)*
 *
 * The HEADER is no leaf: it says where the tree stood. The first leaf of a volume is the event
 * `volume` with the hash of that HEADER's leaf, so the first signature covers it. Makes bytes;
 * when they are durable is the caller's affair. docs/format.md, "Ledger".
 */
import type { Bytes } from '../bytes.ts';
import type { Primitives } from '../primitives.ts';
import type { Signer } from './appender.ts';
import type { EpochEvent, LedgerEvent, VolumeEvent } from './event.ts';
import type { VolumeHeader } from './header.ts';
import type { Stamp } from './stamp.ts';
export interface VolumeSetup {
    readonly primitives: Primitives;
    readonly header: VolumeHeader;
    /** Ed25519 by the epoch key the header ends its chain with. */
    sign(message: Uint8Array): Bytes;
}
export interface Volume {
    /** Leaves of the whole ledger so far. */
    readonly size: number;
    root(): Bytes;
    /** What the next volume starts from. */
    frontier(): readonly Bytes[];
    /** Magic, HEADER, EVENT `volume`, CHECKPOINT. The volume counts once these are durable. */
    begin(stamp: Stamp, abandoned?: VolumeEvent['abandoned']): Bytes;
    /** Any event but `volume` and `epoch`, which `begin` and `succeed` write. After `volume-closed` only a CHECKPOINT may follow. */
    event(event: Exclude<LedgerEvent, VolumeEvent | EpochEvent>, stamp: Stamp): Bytes;
    /** `durable`: leaves of the ledger covered by a sync that has returned. */
    checkpoint(mark: {
        readonly stamp: Stamp;
        readonly durable: number;
    }): Bytes;
    /** EVENT `epoch`; every checkpoint from here on is signed by the new epoch key. */
    succeed(event: EpochEvent, sign: Signer['sign'], stamp: Stamp): Bytes;
}
export declare function createVolume(setup: VolumeSetup): Volume;
