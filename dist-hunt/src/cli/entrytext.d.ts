import type { Cbor } from '../crypto/cbor.ts';
import type { ScannedEntry } from '../crypto/scan.ts';
export interface InspectedEntry {
    readonly index: number;
    readonly offset: number;
    readonly type: string;
    readonly counter: number;
    readonly track: string;
    readonly fromUs: number | null;
    readonly wallUs: number | null;
    readonly durUs: number;
    readonly bodyBytes: number;
    /** Flags, cause, or what a checkpoint or event says. */
    readonly notes: string;
}
export declare function entryOf(entry: ScannedEntry): InspectedEntry;
/** The value with byte strings as hexadecimal, so that JSON can hold it. */
export declare function plain(value: Cbor | object | undefined): unknown;
