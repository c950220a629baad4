/**
 * What a report says of segments that were handed over, and of receipts that are worth nothing, in German and English.
 */
import type { Sentence } from '../crypto/verdict.ts';
import type { EvidenceReport } from '../crypto/verifyevidence.ts';
/** How a file is called in front of this reader. */
type NameOf = (file: string) => string;
export declare function handoverFindings({ offloaded, receipts }: EvidenceReport, nameOf: NameOf): readonly Sentence[];
export {};
