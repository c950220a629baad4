import type { Command } from 'commander';
import type { Verdict } from '../crypto/verdict.ts';
import type { CliContext } from './context.ts';
interface ExportFlags {
    readonly identity: string;
    readonly out: string;
    readonly trust?: string;
    readonly force?: boolean;
    readonly damaged?: boolean;
}
export interface ExportReport {
    readonly ok: boolean;
    readonly directory: string;
    readonly verdict: Verdict;
    readonly verifyExitCode: number;
    readonly files: number;
    readonly bytes: number;
    readonly films: readonly ExportedFilm[];
}
interface ExportedFilm {
    readonly recording: string;
    /** In the folder; absent where nothing could be opened. */
    readonly file?: string;
    readonly durationUs?: number;
    /** Why there is none. */
    readonly reason?: string;
}
export declare function register(program: Command, context: CliContext): void;
/** NOTHING_TO_OPEN, KEY_WRONG, FILE_EXISTS, INTERRUPTED, and what reading and writing may say. */
export declare function exportEvidence(context: CliContext, path: string, flags: ExportFlags): Promise<ExportReport>;
export {};
