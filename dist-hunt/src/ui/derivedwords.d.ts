import type { SegmentReport } from '../crypto/segmentreport.ts';
import type { Sentence } from '../crypto/verdict.ts';
export declare function derivedFindings(segment: SegmentReport): readonly Sentence[];
