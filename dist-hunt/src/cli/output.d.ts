/**
 * How results look: one JSON object or plain text on stdout, tables; sizes and durations are figures.ts's.
 *
 * Everything here is pure but `printResult`. Progress and log are not results: progress.ts, log.ts.
 */
import type { CliContext } from './context.ts';
/** Commands take all that makes a result from here. */
export { bigNumber, bytesText, clockText, decimal, durationText } from '../figures.ts';
/** Prints a result in the form asked for: with `--json` the object (with `ok` first), else the text. */
export declare function printResult(context: Pick<CliContext, 'stdout' | 'json'>, result: {
    readonly ok: boolean;
    readonly [field: string]: unknown;
}, text: () => string): void;
/** Columns as wide as their widest cell, two spaces apart; cells of the `right` columns are flush right. */
export declare function table(rows: readonly (readonly string[])[], right?: readonly number[]): string;
