import { type FoundEvidence } from './evidence.ts';
/** What an export of `path` is made from. USAGE for a single file, and what findEvidence says. */
export declare function evidenceToExport(path: string): Promise<FoundEvidence>;
export interface CopiedRecording {
    readonly name: string;
    /** Its folder in the export. */
    readonly path: string;
}
/** Copies segments with what lies beside them under their name, and the ledger's volumes. @param copied bytes so far */
export declare function copyEvidence(found: FoundEvidence, root: string, copied: (bytes: number) => void): Promise<readonly CopiedRecording[]>;
