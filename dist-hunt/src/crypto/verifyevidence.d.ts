import type { Primitives } from '../primitives.ts';
import { type OffloadedSegment, type ReceiptReport } from './handover.ts';
import type { Identity } from './identity.ts';
import { type PolicyReport } from './policyreport.ts';
import type { SegmentReport } from './segmentreport.ts';
import type { EvidenceFile } from './source.ts';
import type { Trust } from './trust.ts';
import { type Sentence, type Verdict } from './verdict.ts';
import { type LedgerReport, type LedgerVolume } from './verifyledger.ts';
import type { Witness } from './witness.ts';
export interface Evidence {
    readonly segments: readonly EvidenceFile[];
    /** Absent where segments are looked at without their ledger; in order of their numbers. */
    readonly volumes?: readonly LedgerVolume[];
    /** Whether `segments` are meant to be all of their recordings; false for single files. */
    readonly whole: boolean;
    /** Receipts that lie beside it; those in the ledger count too. */
    readonly receipts?: readonly EvidenceFile[];
    /** Whether the ledger may list other recordings, which nobody asked about (an export of one recording). */
    readonly selection?: boolean;
}
export interface EvidenceOptions {
    readonly trust?: Trust;
    /** Checkpoints of the ledger that were kept elsewhere; at most WITNESSES_MAX. */
    readonly witnesses?: readonly Witness[];
    readonly progress?: (doneBytes: number) => void;
}
export interface MissingSegment {
    readonly recording: string;
    readonly segment?: string;
    readonly sequence?: number;
}
export interface EvidenceReport {
    /** Exit code 0: COMPLETE and of a trusted camera. */
    readonly ok: boolean;
    readonly verdict: Verdict;
    readonly exitCode: number;
    readonly identity: Identity;
    readonly sentence: Sentence;
    readonly segments: readonly SegmentReport[];
    /** Begun but never used: no chunk, not in the ledger. They do not count. */
    readonly unused: readonly string[];
    readonly missing: readonly MissingSegment[];
    /** Listed, not here, and handed over to a station that says so. */
    readonly offloaded: readonly OffloadedSegment[];
    /** What each receipt is worth. */
    readonly receipts: readonly ReceiptReport[];
    /** By whose rules the segments were made. */
    readonly policies: readonly PolicyReport[];
    /** Recordings that the ledger lists and nobody asked about; only of a selection. */
    readonly omitted?: number;
    readonly ledger?: LedgerReport;
}
export declare function verifyEvidence(primitives: Primitives, evidence: Evidence, options?: EvidenceOptions): Promise<EvidenceReport>;
export declare function areExcerpts(segments: readonly SegmentReport[]): boolean;
