/**
 * A verification report as a person reads it in a terminal. Pure; its words are reportwords.ts's.
 */
import type { EvidenceReport } from '../crypto/verifyevidence.ts';
import { type CliContext } from './context.ts';
type TextContext = Pick<CliContext, 'lang' | 'cwd'>;
export declare function verifyText(context: TextContext, report: EvidenceReport): string;
/** As seen from where the command was started. */
export declare function relativeName(cwd: string, file: string): string;
export {};
