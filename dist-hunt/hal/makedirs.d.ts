/** Makes `path` and the parents it lacks, each with `mode`; no error where it is a directory already. */
export declare function makeDirs(path: string, mode?: number): Promise<void>;
