/**
 * A progress bar on stderr for work that takes more than a second, and only in front of a person.
 *
 * Nothing is drawn in the first second, without a terminal or with `--json`.
 */
import type { CliContext } from './context.ts';
export interface Progress {
    /** Bytes or steps done so far, of the total given; `more` stands behind the bar. */
    update(done: number, more?: string): void;
    /** Erases the bar. Idempotent. */
    end(): void;
}
/** @param amount what has been done so far, where it is not bytes */
export declare function startProgress(context: CliContext, label: string, total: number, amount?: (done: number) => string): Progress;
export declare function drawBar(label: string, done: number, total: number, amount: string): string;
