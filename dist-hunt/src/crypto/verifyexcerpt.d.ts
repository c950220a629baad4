import type { Primitives } from '../primitives.ts';
import type { SegmentReport } from './segmentreport.ts';
import type { EvidenceFile } from './source.ts';
import { type VerifyOptions } from './verify.ts';
export declare function verifyExcerpt(primitives: Primitives, file: EvidenceFile, options?: Pick<VerifyOptions, 'trust' | 'progress'>): Promise<SegmentReport>;
