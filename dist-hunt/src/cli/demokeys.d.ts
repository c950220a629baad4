import type { Wording } from './context.ts';
export declare const DEMO_KEYS = "demo-keys";
export declare const DEMO_IDENTITY: string;
export declare const TRUST_FILE: string;
export declare const DEMO_NOTICE: Wording;
/** Enrols where nothing is enrolled yet; resolves with whether it did. */
export declare function ensureEnrolled(data: string): Promise<boolean>;
/** All recipients of the data directory's `recipients/*.txt`, in file order. */
export declare function readRecipients(data: string): Promise<readonly string[]>;
/** The text of a recipient file, or of all `*.txt` of a directory, in order of their names. KEY_INVALID beyond RECIPIENTS_MAX. */
export declare function readRecipientFiles(path: string): Promise<readonly {
    readonly file: string;
    readonly text: string;
}[]>;
