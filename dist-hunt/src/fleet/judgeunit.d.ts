/**
 * What arrived bytes are, and whether a receipt may be given for them: the verifier's own walk, while they arrive.
 *
 * A receipt is for a segment that is COMPLETE or OPEN-ENDED (a recording that was cut off is evidence too) or a ledger
 * volume, of the enrolled device that brought it. Everything else is kept apart, with the reason.
 */
import { type Bytes } from '../bytes.ts';
import type { ReceiptUnit } from '../crypto/receipt.ts';
import type { ByteSource } from '../crypto/source.ts';
import type { Trust } from '../crypto/trust.ts';
import type { Primitives } from '../primitives.ts';
export type UnitJudgement = {
    readonly ok: true;
    readonly about: ReceiptUnit;
    readonly verdict: string;
    /** Sequence of the segment in its recording, or number of the volume. */
    readonly number: number;
} | {
    readonly ok: false;
    readonly why: string;
};
export interface UnitQuestion {
    readonly device: string;
    /** P-256 point it was enrolled with. */
    readonly deviceKey: Bytes;
    readonly trust: Trust;
    /** Number of the volume that the device says it is; absent for a segment. */
    readonly volume?: number;
}
export declare function judgeUnit(primitives: Primitives, source: ByteSource, question: UnitQuestion): Promise<UnitJudgement>;
/** Where it lies in the store, from what it proves to be and never from what somebody called it. */
export declare function placeOf(device: string, about: ReceiptUnit, number: number): string;
export declare const DEVICES_DIRECTORY = "devices";
export declare const QUARANTINE_DIRECTORY = "quarantine";
export declare const INCOMING_DIRECTORY = "incoming";
