/**
 * What time it is at the station, signed, and how far off that may be; into the ledger where the camera's own clock
 * is unset or wrong by more than that.
 *
 *   ask at monotonic m0 ─► station signs (device, boot, m0, its wall clock W) ─► arrives at m1
 *
 * At m0 the wall clock showed W, or at most m1 − m0 less. An answer that took longer than ten seconds says nothing.
 */
import type { OffloadParts } from './parts.ts';
export interface StationTime {
    /** Unix µs now, by the station's clock: not later than it really is there. */
    readonly stationUs: number;
}
/** Undefined where the target has no clock. RECEIPT_WRONG where what it says is not signed by a station that is believed. */
export declare function readStationClock(parts: OffloadParts): Promise<StationTime | undefined>;
