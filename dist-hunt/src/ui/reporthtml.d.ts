/**
 * A verification report as HTML, the same for the verifier page, `verify --report` and an export. Pure.
 *
 * Every block stands there in German and in English; the page's language switch hides one (look.ts). File
 * names and details come from evidence, so from strangers: html.ts escapes them.
 */
import type { EvidenceReport } from '../crypto/verifyevidence.ts';
import { type Lang } from '../figures.ts';
import { type Html } from './html.ts';
import { type NameOf } from './reportwords.ts';
export interface ReportHtmlOptions {
    readonly nameOf: NameOf;
    /** SHA-256 of each pinned root, in hexadecimal; empty where no trust file was given. */
    readonly roots: readonly string[];
}
/** The block in both languages, each marked with its own. */
export declare function inBoth(block: (lang: Lang) => Html): Html;
export declare function reportHtml(report: EvidenceReport, options: ReportHtmlOptions): Html;
