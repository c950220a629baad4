/**
 * Ledger events about leaving the camera: who witnessed its ledger, what was handed over, what was erased for it.
 *
 * What others signed stands in them whole, so that whoever has the ledger can check it without the camera.
 */
import * as v from 'valibot';
import type { Bytes } from '../bytes.ts';
/** A witness cosigned the checkpoint that stands in this ledger behind `size` leaves. */
export interface WitnessedEvent {
    readonly type: 'witnessed';
    readonly size: number;
    /** The cosignature line (cosign.ts), its line feed included. */
    readonly cosignature: string;
    /** Who the witness is: a station's chain (station.ts); null where it is known by its key alone. */
    readonly station: string | null;
}
/** A station holds the segment durably, and says so in a receipt that this device has checked. */
export interface OffloadedEvent {
    readonly type: 'offloaded';
    readonly recording: Bytes;
    readonly segment: Bytes;
    /** Of the segment's file. */
    readonly sha256: Bytes;
    /** The receipt file. */
    readonly receipt: Bytes;
}
/** Written, durable, before the file is removed; only ever behind an `offloaded` of the same segment. */
export interface ErasedEvent {
    readonly type: 'erased';
    readonly recording: Bytes;
    readonly segment: Bytes;
    readonly sha256: Bytes;
}
export type FleetEvent = WitnessedEvent | OffloadedEvent | ErasedEvent;
export declare const FLEET_SHAPES: Readonly<Record<FleetEvent['type'], v.GenericSchema<FleetEvent>>>;
