import type { Primitives } from '../primitives.ts';
import { type OpenedRecording } from './playback.ts';
import type { EvidenceFile } from './source.ts';
/** EVIDENCE_UNSOUND where it cannot be read; NOTHING_TO_OPEN where it holds no keys. */
export declare function openExcerpt(primitives: Primitives, file: EvidenceFile): Promise<OpenedRecording>;
