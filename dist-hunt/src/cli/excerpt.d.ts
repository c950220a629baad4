import type { Command } from 'commander';
import { type CliContext } from './context.ts';
import { type IntervalFlags } from './moment.ts';
export interface ExcerptRequest extends IntervalFlags {
    readonly path: string;
    readonly identity?: string;
    readonly sidecar?: string;
    readonly out: string;
    readonly force?: boolean;
}
export interface ExcerptResult {
    readonly file: string;
    readonly bytes: number;
    readonly segments: number;
    readonly entries: number;
    readonly disclosedChunks: number;
    readonly withheldChunks: number;
    readonly withKeys: boolean;
    /** Bytes beyond the disclosed bodies, per disclosed or withheld entry. */
    readonly overheadPerEntryBytes: number;
}
export declare function register(program: Command, context: CliContext): void;
/** USAGE, EVIDENCE_UNSOUND, NOTHING_TO_OPEN, KEY_WRONG, FILE_EXISTS, and what reading and writing may say. */
export declare function makeExcerpt(context: CliContext, request: ExcerptRequest): Promise<ExcerptResult>;
