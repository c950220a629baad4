/**
 * What a report says about time: announcement, set clock, and checkpoints kept elsewhere. German and English. Pure.
 */
import type { SegmentReport } from '../crypto/segmentreport.ts';
import type { Sentence } from '../crypto/verdict.ts';
import type { EvidenceReport } from '../crypto/verifyevidence.ts';
/** How a file is called in front of this reader. */
type NameOf = (file: string) => string;
export declare function timeFindings(segment: SegmentReport, nameOf: NameOf): readonly Sentence[];
/** What the kept checkpoints say of the ledger, one line each. */
export declare function witnessFindings({ ledger }: EvidenceReport, nameOf: NameOf): readonly Sentence[];
export {};
