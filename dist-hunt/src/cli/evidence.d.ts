import type { EvidenceFile } from '../crypto/source.ts';
import type { Evidence } from '../crypto/verifyevidence.ts';
export interface FoundEvidence extends Evidence {
    /** Bytes of all its segments. */
    readonly bytes: number;
    /** Segments by recording: one list for each directory that holds some. */
    readonly recordings: readonly FoundRecording[];
}
interface FoundRecording {
    readonly name: string;
    readonly segments: readonly EvidenceFile[];
}
interface FoundFile extends EvidenceFile {
    readonly bytes: number;
}
/** NOT_EVIDENCE where a directory holds none; FILE_MISSING, PERMISSION_DENIED, FILE_UNREADABLE. */
export declare function findEvidence(path: string): Promise<FoundEvidence>;
/** A file that is opened for each use, and read at random. */
export declare function fileAt(path: string): Promise<FoundFile>;
export {};
