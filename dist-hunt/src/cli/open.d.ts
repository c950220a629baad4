import type { Command } from 'commander';
import type { Verdict } from '../crypto/verdict.ts';
import type { CliContext } from './context.ts';
export interface ClipRequest {
    /** Segment, recording, or data directory holding one recording. */
    readonly path: string;
    /** age identity file; an excerpt brings its keys along and needs none. */
    readonly identity?: string;
    /** Opened with the identity instead of the envelopes. */
    readonly sidecar?: string;
    readonly out: string;
    readonly force: boolean;
    readonly damaged: boolean;
    readonly trust?: string;
}
export interface ClipReport {
    readonly file: string;
    readonly bytes: number;
    /** First to last sample. */
    readonly durationUs: number;
    readonly chunks: number;
    readonly verdict: Verdict;
    readonly verifyExitCode: number;
    /** Signed chunks that did not open or were no fragments; they are not in the film. */
    readonly refused: number;
}
export declare function register(program: Command, context: CliContext): void;
/** Verifies, opens, writes. KEY_WRONG, NOTHING_TO_OPEN, FILE_EXISTS, and what reading and writing may say. */
export declare function openClip(context: CliContext, request: ClipRequest): Promise<ClipReport>;
