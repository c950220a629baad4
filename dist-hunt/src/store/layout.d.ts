/** BagIt declaration (RFC 8493 §2.1.1). */
export declare const BAG_DECLARATION = "bagit.txt";
export declare const BAG_EVIDENCE = "data/evidence";
/** Says that recordings which the ledger lists were left out on purpose. */
export declare const SELECTION_NOTE = "selection.txt";
export interface Layout {
    /** Segments by the directory they lie in; `name` is empty for the folder's own. */
    readonly recordings: readonly {
        readonly name: string;
        readonly segments: readonly string[];
    }[];
    /** Absent where no ledger belongs to such a folder; in order of their numbers. */
    readonly volumes?: readonly {
        readonly path: string;
        readonly number: number;
    }[];
    /** Receipts for what left the camera. */
    readonly receipts: readonly string[];
    /** An export of some recordings with a ledger that lists more. */
    readonly selection: boolean;
}
/**
 * @param paths of ordinary files, relative to the folder, parts separated by `/`.
 * DATA_INVALID for a ledger volume under a wrong name; no segments and no volumes where it holds no evidence.
 */
export declare function layoutOf(paths: readonly string[]): Layout;
