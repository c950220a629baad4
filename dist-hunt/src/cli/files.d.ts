/**
 * Reading and writing the files a person names, with the machine's complaints turned into ours.
 *
 * Inputs have a largest size, checked before they are read. Outputs are written aside and renamed,
 * so that there is never half of one; what exists stays unless `force` says otherwise.
 */
import { type FileHandle } from 'node:fs/promises';
import { type Bytes } from '../bytes.ts';
import { ZeugeError } from '../errors.ts';
/** A fault of the file system as a ZeugeError that names the path; anything else is thrown as it is. */
export declare function fileFault(cause: unknown, path: string): ZeugeError;
export declare function readInput(path: string, bytesMax: number): Promise<Bytes>;
export declare function exists(path: string): Promise<boolean>;
export interface OutputOptions {
    readonly force: boolean;
    /** Permission bits; 0o600 for secrets. */
    readonly mode?: number;
}
export declare function writeOutput(path: string, content: Uint8Array | string, options: OutputOptions): Promise<void>;
export interface WriteBehind {
    /** Resolves when what was given before is written and wiped; `pieces` are the writer's until the next call does. */
    write(...pieces: readonly Uint8Array[]): Promise<void>;
    /** Resolves when everything is written. Rejects with the first error, as `write` does. */
    settle(): Promise<void>;
}
/** Writes secret bytes while the caller makes the next, and wipes them then. */
export declare function writeBehind(file: FileHandle): WriteBehind;
/** The same for what is not in memory at once; an error of `pour` leaves nothing behind. */
export declare function writeAside<T>(path: string, options: OutputOptions, pour: (file: FileHandle) => Promise<T>): Promise<T>;
