/**
 * A verification report as one file of its own: no script, nothing loaded, both languages, made for printing too.
 */
import type { EvidenceReport } from '../crypto/verifyevidence.ts';
import type { Lang } from '../figures.ts';
import { type Html } from './html.ts';
import { type ReportHtmlOptions } from './reporthtml.ts';
export interface ReportPageOptions extends ReportHtmlOptions {
    /** Shown first; the reader can switch. */
    readonly lang: Lang;
    /** ISO 8601. */
    readonly checkedAt: string;
    /** Program and version. */
    readonly by: string;
}
export declare function reportPage(report: EvidenceReport, options: ReportPageOptions): string;
/** Works without a script: look.ts hides the language that is not chosen. */
export declare function languageSwitch(chosen: Lang): Html;
