export declare const LEDGER_DIRECTORY = "ledger";
export declare const RECORDINGS_DIRECTORY = "recordings";
export declare const RECEIPTS_DIRECTORY = "receipts";
export declare const BALLAST = "ballast";
export declare const SEGMENT_SUFFIX = ".zeu";
export declare const VOLUME_SUFFIX = ".zlg";
export declare const RECEIPT_SUFFIX = ".receipt";
export declare const ELISION_SUFFIX = ".elide";
/** `number` counts a device's ledger volumes from 0. */
export declare function volumeName(number: number): string;
/** The volume's number, or undefined for a name that is no volume's (without directory). */
export declare function volumeNumber(fileName: string): number | undefined;
/** @param hashHex of the file that the receipt is for, 64 digits */
export declare function receiptName(hashHex: string): string;
/** The hash in hexadecimal, or undefined for a name that is no receipt's (without directory). */
export declare function receiptHash(fileName: string): string | undefined;
/** `sequence` counts a recording's segments from 0. */
export declare function segmentName(recordingDirectory: string, sequence: number): string;
export declare function isSegmentName(fileName: string): boolean;
/** Elision statements of a segment, by their names among those of its directory, in one order everywhere. */
export declare function elisionNames(segment: string, names: readonly string[]): readonly string[];
/** @param number counts the statements of one segment from 1 */
export declare function elisionName(segment: string, number: number): string;
/** What the name of a recording's directory says of its time, or undefined for a name that is none. */
export declare function recordingTime(directoryName: string): {
    readonly wallUs: number;
} | {
    readonly boot: number;
} | undefined;
/**
 * A recording's directory: UTC to the second where the wall clock is known, else the
 * boot it was made in; the id keeps two of one second (or one clock step) apart.
 * @param idHex the recording id in hexadecimal; its first 8 digits are used
 */
export declare function recordingDirectory(idHex: string, wallUs: number | undefined, boot: number): string;
