import { type EvidenceReport } from './verifyevidence.ts';
export declare function combineReports(reports: readonly EvidenceReport[]): EvidenceReport;
