import type { Unwrap } from '../crypto/open.ts';
import type { IndexedSegment } from '../crypto/segmentindex.ts';
import type { EvidenceFile } from '../crypto/source.ts';
import type { EvidenceReport } from '../crypto/verifyevidence.ts';
import { type FaultCode } from '../errors.ts';
import type { CliContext } from './context.ts';
import type { Beginning } from './moment.ts';
/** Segments of the one recording `path` means. USAGE where it holds several, and what findEvidence says. */
export declare function findRecording(context: CliContext, path: string): Promise<readonly EvidenceFile[]>;
/** What `verify` says; refused with `code` are the unsealed, the forged and, unless `damaged`, the altered. */
export declare function judgeRecording(context: CliContext, path: string, options: {
    readonly code: FaultCode;
    readonly damaged?: boolean;
    readonly trust?: string | undefined;
}): Promise<EvidenceReport>;
/** Its signed entries, and when it begins. EVIDENCE_UNSOUND, NOTHING_TO_OPEN. */
export declare function indexRecording(path: string, files: readonly EvidenceFile[]): Promise<{
    readonly segments: readonly IndexedSegment[];
    readonly beginning: Beginning;
}>;
/** Age identities of a file. KEY_INVALID, and what reading may say. */
export declare function readIdentities(context: CliContext, file: string): Promise<readonly string[]>;
/** A key file's text, at most 64 KiB. */
export declare function readKeyText(context: CliContext, file: string): Promise<string>;
/** Opens envelopes, or instead of them a sidecar that was made for one of the identities. */
export declare function unwrapWith(context: CliContext, identities: readonly string[], sidecar: string | undefined): Promise<Unwrap>;
