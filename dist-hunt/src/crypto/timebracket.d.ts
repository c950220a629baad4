import type { Primitives } from '../primitives.ts';
import type { SegmentHeader } from './header.ts';
import type { SegmentReport } from './segmentreport.ts';
import type { Trust } from './trust.ts';
import type { LedgerSurvey } from './verifyledger.ts';
export declare function placedInTime(primitives: Primitives, report: SegmentReport, header: SegmentHeader, ledger: LedgerSurvey, trust: Trust | undefined): SegmentReport;
