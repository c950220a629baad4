import type { Primitives } from '../primitives.ts';
import type { Listed } from './listed.ts';
import type { Mark, VolumeReading } from './readvolume.ts';
import { type Receipt } from './receipt.ts';
import type { Trust } from './trust.ts';
import type { WitnessFinding } from './witness.ts';
/** A receipt file, in `receipts/` or in the ledger. */
export interface ReceiptFile {
    readonly file: string;
    readonly bytes: Uint8Array;
}
export interface ReceiptReport {
    readonly file: string;
    readonly valid: boolean;
    readonly station?: string;
    readonly segment?: string;
    readonly unixUs?: number;
    /** Why it does not count. */
    readonly detail?: string;
}
/** A segment that is not here but was handed over. */
export interface OffloadedSegment {
    readonly recording: string;
    readonly segment: string;
    readonly sequence: number;
    readonly station: string;
    readonly unixUs: number;
    readonly receipt: string;
}
export interface Handovers {
    readonly receipts: ReceiptFile[];
    readonly cosigned: {
        readonly cosignature: string;
        readonly station: string | null;
        /** The checkpoint's text. */
        readonly text: string;
        readonly size: number;
        /** Of the `witnessed` event: what stands behind it is younger than the cosignature. */
        readonly leafIndex: number;
    }[];
}
/** Takes in a volume's events. @param before the last checkpoint of the volumes before it */
export declare function noteHandovers(handovers: Handovers, { events, marks }: VolumeReading, before?: Mark): void;
/** Those cosignatures that a believed witness made; the others say nothing. */
export declare function cosignatureFindings(primitives: Primitives, { cosigned }: Handovers, trust: Trust | undefined): readonly WitnessFinding[];
export interface JudgedReceipts {
    readonly reports: readonly ReceiptReport[];
    /** Valid ones of segments, by segment id in hexadecimal. */
    readonly bySegment: ReadonlyMap<string, {
        readonly receipt: Receipt;
        readonly file: string;
    }>;
}
/** @param device the ledger's; receipts of others say nothing about it */
export declare function judgeReceipts(primitives: Primitives, files: readonly ReceiptFile[], device: string | undefined, trust: Trust | undefined): JudgedReceipts;
/** The handing over of a listed segment, where its receipt speaks of what the ledger ended: all of it, or no less than was recovered. */
export declare function offloadedOf(listed: Listed, { bySegment }: JudgedReceipts): OffloadedSegment | undefined;
