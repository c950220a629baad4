import type { Bytes } from '../bytes.ts';
import type { Cbor } from './cbor.ts';
import { type BehaviourEvent } from './deviceevent.ts';
import { type FleetEvent } from './fleetevent.ts';
import type { EpochStatement } from './header.ts';
import type { Cause } from './leaf.ts';
export declare const ABANDONED_MAX = 64;
export type ResetCause = 'power-on' | 'watchdog' | 'software' | 'unknown';
/** First leaf of every volume. */
export interface VolumeEvent {
    readonly type: 'volume';
    readonly volume: number;
    readonly headerLeafHash: Bytes;
    /** Tails of earlier volumes behind their last valid signature, which this volume does not continue. */
    readonly abandoned: readonly {
        readonly volume: number;
        /** Ledger size at the last valid signature before the tail (the CHECKPOINT's own leaf included). */
        readonly size: number;
        readonly bytes: number;
        readonly hash: Bytes;
    }[];
}
export interface GenesisEvent {
    readonly type: 'genesis';
    readonly device: string;
}
export interface BootEvent {
    readonly type: 'boot';
    readonly bootId: Bytes;
    /** Counter of the epoch statement this boot began with. */
    readonly counter: number;
    readonly resetCause: ResetCause;
}
/** The key of all later checkpoints, vouched for by the key before it or by the device key. */
export type EpochEvent = {
    readonly type: 'epoch';
    readonly by: 'predecessor';
    readonly publicKey: Bytes;
    /** Ed25519 by the predecessor over `successorMessage`. */
    readonly signature: Bytes;
} | {
    readonly type: 'epoch';
    readonly by: 'device';
    readonly statement: EpochStatement;
};
/** Written when the segment's HEADER is durable and before its first CHUNK is. */
export interface OpenedEvent {
    readonly type: 'opened';
    readonly recording: Bytes;
    readonly sequence: number;
    readonly segment: Bytes;
    readonly headerLeafHash: Bytes;
}
export interface ClosedEvent {
    readonly type: 'closed';
    readonly recording: Bytes;
    readonly segment: Bytes;
    /** Leaves and root of the whole segment, its last CHECKPOINT's leaf included. */
    readonly size: number;
    readonly root: Bytes;
    readonly bytes: number;
    readonly fileHash: Bytes | null;
    readonly cause: Cause;
}
/** A segment found open at boot; its file stays as it is. */
export interface RecoveredEvent {
    readonly type: 'recovered';
    readonly recording: Bytes;
    readonly segment: Bytes;
    /** Size and root of its last valid checkpoint; 0 and the empty tree's root where there is none. */
    readonly size: number;
    readonly root: Bytes;
    /** Whole entries behind that checkpoint's own. */
    readonly unsignedEntries: number;
    readonly tornBytes: number;
    /** SHA-256 of the torn bytes, of nothing where there are none. */
    readonly tornHash: Bytes;
    readonly resetCause: ResetCause;
}
export interface VolumeClosedEvent {
    readonly type: 'volume-closed';
}
/** An event of a later version. */
export interface OtherEvent {
    readonly type: 'other';
    /** The type as written; none of the words above. */
    readonly name: string;
    readonly fields: {
        readonly [key: string]: Cbor;
    };
}
export type LedgerEvent = VolumeEvent | GenesisEvent | BootEvent | EpochEvent | OpenedEvent | ClosedEvent | RecoveredEvent | VolumeClosedEvent | BehaviourEvent | FleetEvent | OtherEvent;
/** The EVENT's body. An event that parseLedgerEvent would refuse is a bug of the caller. */
export declare function encodeLedgerEvent(event: LedgerEvent): Bytes;
/** The event, or undefined where the body is not the one encoding of an event. */
export declare function parseLedgerEvent(body: Uint8Array): LedgerEvent | undefined;
