export interface Buffer {
    readonly length: number;
    /** What is in it, as a view that is good until the next call. */
    view(): Uint8Array;
    append(part: Uint8Array): void;
    /** Drops everything before `from`. */
    keep(from: number): void;
    clear(): void;
}
export declare function createBuffer(bytesMax: number): Buffer;
