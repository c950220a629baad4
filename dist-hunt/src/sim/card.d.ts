/**
 * What the card of a simulated camera proves: verdict, recordings, times and ledger, read as a stranger would.
 *
 * Uses the same verifier as `zeuge verify`, and no keys. Takes a card as plain bytes, so it can look at any moment.
 */
import type { DiskImage } from '../../hal/mock/medium.ts';
import type { Bytes } from '../bytes.ts';
import { type EvidenceReport } from '../crypto/verifyevidence.ts';
import type { Primitives } from '../primitives.ts';
export interface CardReport {
    readonly evidence: EvidenceReport;
    /** Recordings that hold at least one signed chunk, in the order of their directories. */
    readonly recordings: readonly RecordingReport[];
    readonly gaps: number;
    /** Set by the wearer, in all recordings. */
    readonly markers: number;
    /** Types of all signed ledger events, in order; an event of a later version by its own name. */
    readonly ledger: readonly string[];
}
export interface RecordingReport {
    /** Hexadecimal. */
    readonly id: string;
    readonly fromUs: number;
    readonly untilUs: number;
    readonly preRecordChunks: number;
}
export interface CardKeys {
    /** DER, device certificate first. */
    readonly certificates: readonly Bytes[];
    /** DER; the identity stays unchecked where there is none. */
    readonly root?: Bytes;
}
export declare function readCard(primitives: Primitives, image: DiskImage, keys: CardKeys): Promise<CardReport>;
