import type { Command } from 'commander';
import { type CliContext } from './context.ts';
export declare function register(program: Command, context: CliContext): void;
export interface MadeKeys {
    readonly device: string;
    readonly directory: string;
    /** Relative to the directory. */
    readonly files: readonly string[];
}
/** FILE_EXISTS where the directory holds something and `force` is not given. */
export declare function makeKeys(directory: string, options: {
    readonly hybrid?: boolean;
    readonly force?: boolean;
    readonly nowMs: number;
}): Promise<MadeKeys>;
