/**
 * What an EvidenceReport says, in German and English: for the command line and for pages alike. Pure.
 *
 * Words and figures only; how they are laid out is verifytext.ts's (terminal) and reporthtml.ts's (page) matter.
 */
import type { SegmentReport } from '../crypto/segmentreport.ts';
import type { Sentence } from '../crypto/verdict.ts';
import type { EvidenceReport } from '../crypto/verifyevidence.ts';
import { type Lang } from '../figures.ts';
/** How a file is called in front of this reader. */
export type NameOf = (file: string) => string;
export declare const COLUMNS: readonly Sentence[];
/** One cell for each of COLUMNS. */
export declare function cellsOf(segment: SegmentReport, lang: Lang, nameOf: NameOf): readonly string[];
/** @param wallUs Unix µs, null where no clock was set */
export declare function momentText(wallUs: number | null): string;
/** Everything but the verdict itself that a reader must know, one line each. */
export declare function findingsOf(report: EvidenceReport, lang: Lang, nameOf: NameOf): readonly string[];
/** Whose camera it was, and how far that is proven. */
export declare function identityText({ identity }: EvidenceReport, lang: Lang): string;
/** What this verdict cannot exclude; evidence that hides its limits is worth less. */
export declare function residualsOf(report: EvidenceReport): readonly Sentence[];
