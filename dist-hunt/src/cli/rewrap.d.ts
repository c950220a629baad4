import type { Command } from 'commander';
import { type CliContext } from './context.ts';
export interface RewrapRequest {
    readonly path: string;
    readonly identity: string;
    /** age1… or age1pq1…, or files with some. */
    readonly recipient: readonly string[];
    readonly out: string;
    readonly force?: boolean;
}
export interface RewrapReport {
    readonly file: string;
    readonly bytes: number;
    readonly segments: number;
    readonly recipients: number;
    readonly kind: string;
}
export declare function register(program: Command, context: CliContext): void;
/** KEY_WRONG, KEY_INVALID, RECIPIENTS_MIXED, EVIDENCE_UNSOUND, FILE_EXISTS, USAGE. */
export declare function rewrap(context: CliContext, request: RewrapRequest): Promise<RewrapReport>;
