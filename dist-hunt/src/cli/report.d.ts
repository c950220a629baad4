import type { Trust } from '../crypto/trust.ts';
import type { EvidenceReport } from '../crypto/verifyevidence.ts';
import type { CliContext } from './context.ts';
export interface ReportRequest {
    readonly report: EvidenceReport;
    /** What it was judged with. */
    readonly trust?: Trust;
    /** Where names in the report begin; default: the directory the command was started in. */
    readonly base?: string;
}
/** FILE_EXISTS unless `force`, and what writing may say. */
export declare function writeReport(context: CliContext, file: string, request: ReportRequest, force: boolean): Promise<void>;
export declare function reportText(context: CliContext, { report, trust, base }: ReportRequest): string;
