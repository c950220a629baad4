/** Key: "size language screen". */
export declare function goldenHashes(): Promise<ReadonlyMap<string, string>>;
export declare function encodeGoldens(hashes: ReadonlyMap<string, string>): string;
