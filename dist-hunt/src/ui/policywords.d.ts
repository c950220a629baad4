/** What a report says of the rules a camera followed, in German and English. Pure. */
import type { PolicyReport } from '../crypto/policyreport.ts';
import type { Lang } from '../figures.ts';
/** One sentence: who signed, what that is worth, and whether the time was right. */
export declare function policyText(policy: PolicyReport, lang: Lang): string;
