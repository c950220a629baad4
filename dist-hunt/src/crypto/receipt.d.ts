/**
 * Receipts: a station's signed word that it holds sealed bytes durably. The only thing a camera erases on.
 *
 *   zeuge/v1 receipt LF  station … device … sha256 … bytes … unit … copies … lock … t … ledger …
 *   LF  — <station> <Ed25519 signature> LF
 *   LF  base64( CBOR { certificate, publicKey, signature } ) LF         who the station is (station.ts)
 *
 * One receipt speaks of one file, by the hash of all its bytes. Parsing is strict: one encoding, no more lines.
 * Whether it fits a segment is for who has the segment's ledger entry to ask. docs/format.md, "Receipt".
 */
import { type Bytes } from '../bytes.ts';
import type { Primitives } from '../primitives.ts';
import { type Note } from './note.ts';
import { type NoteSigner } from './notekey.ts';
import { type StationChain } from './station.ts';
import type { Trust } from './trust.ts';
export declare const RECEIPT_BYTES_MAX = 4096;
/** Beside one set of evidence. */
export declare const RECEIPTS_MAX = 100000;
export declare const COPIES_MAX = 64;
/** What the bytes are: a segment, or a closed volume of the ledger; size and root as far as it is signed. */
export type ReceiptUnit = {
    readonly kind: 'segment';
    readonly recording: Bytes;
    readonly segment: Bytes;
    readonly size: number;
    readonly root: Bytes;
} | {
    readonly kind: 'volume';
    readonly volume: number;
    readonly size: number;
    readonly root: Bytes;
};
export interface Receipt {
    readonly station: string;
    readonly device: string;
    /** Of all bytes of the file. */
    readonly sha256: Bytes;
    readonly bytes: number;
    readonly unit: ReceiptUnit;
    /** Durable copies that exist, on different media; at least one. */
    readonly copies: number;
    /** Unix µs until which the station will not delete it. */
    readonly lockUs: number;
    /** Unix µs of the signing, by the station's clock. */
    readonly unixUs: number;
    /** The newest checkpoint of this device's ledger that the station has witnessed. */
    readonly witnessed: {
        readonly size: number;
        readonly root: Bytes;
    } | null;
}
export interface SignedReceipt {
    readonly receipt: Receipt;
    readonly note: Note;
    readonly chain: StationChain;
}
export type ReceiptFinding = {
    readonly ok: true;
    readonly receipt: Receipt;
} | {
    readonly ok: false;
    readonly detail: string;
};
export declare function formatReceipt(receipt: Receipt): string;
/** The receipt a note's text holds, in the one form formatReceipt writes. */
export declare function parseReceiptText(text: string): Receipt | undefined;
/** The whole receipt file. */
export declare function signReceipt(primitives: Primitives, receipt: Receipt, signer: NoteSigner, chain: StationChain): Bytes;
/** The parts of a receipt file; undefined where it is not one. No signature is looked at. */
export declare function parseReceipt(bytes: Uint8Array): SignedReceipt | undefined;
/** What a receipt file is worth to who holds this trust file. Never throws. */
export declare function judgeReceipt(primitives: Primitives, bytes: Uint8Array, trust: Pick<Trust, 'roots' | 'revoked' | 'stations'> | undefined): ReceiptFinding;
