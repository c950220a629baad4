export interface CardWritten {
    /** Directories of the recordings, as paths. */
    readonly recordings: readonly string[];
    readonly footageBytes: number;
}
/** At least `bytes` of footage, in `data`, which need not exist yet. */
export declare function writeCard(data: string, bytes: number): Promise<CardWritten>;
