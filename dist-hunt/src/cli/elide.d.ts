import type { Command } from 'commander';
import { type CliContext } from './context.ts';
import { type IntervalFlags } from './moment.ts';
export interface ElideRequest extends IntervalFlags {
    readonly path: string;
    /** Leaf indices in each segment given, such as 3-17,20. */
    readonly leaves?: string;
    readonly reason: string;
    /** Signer key file of `zeuge keys elide`. */
    readonly key: string;
    readonly out: string;
    readonly force?: boolean;
}
export interface ElidedSegment {
    readonly file: string;
    /** Absent where nothing was taken out. */
    readonly statement?: string;
    readonly leaves: number;
    readonly removedBytes: number;
}
export interface ElideReport {
    readonly directory: string;
    readonly by: string;
    readonly segments: readonly ElidedSegment[];
    readonly leaves: number;
    readonly removedBytes: number;
}
export declare function register(program: Command, context: CliContext): void;
/** USAGE, KEY_INVALID, EVIDENCE_UNSOUND, FILE_EXISTS, and what reading and writing may say. */
export declare function elideRecording(context: CliContext, request: ElideRequest): Promise<ElideReport>;
