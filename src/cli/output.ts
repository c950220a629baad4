/**
 * How results look: one JSON object or plain text on stdout, tables; sizes and durations are figures.ts's.
 *
 * Everything here is pure but `printResult`. Progress and log are not results: progress.ts, log.ts.
 */
import type { CliContext } from './context.ts'

/** Commands take all that makes a result from here. */
export { bigNumber, bytesText, clockText, decimal, durationText } from '../figures.ts'

/** Prints a result in the form asked for: with `--json` the object (with `ok` first), else the text. */
export function printResult(
  context: Pick<CliContext, 'stdout' | 'json'>,
  result: { readonly ok: boolean; readonly [field: string]: unknown },
  text: () => string,
): void {
  const { ok, ...fields } = result
  if (context.json) context.stdout.write(`${JSON.stringify({ ok, ...fields }, null, 2)}\n`)
  else context.stdout.write(`${text().trimEnd()}\n`)
}

/** Columns as wide as their widest cell, two spaces apart; cells of the `right` columns are flush right. */
export function table(rows: readonly (readonly string[])[], right: readonly number[] = []): string {
  const widths: number[] = []
  for (const row of rows)
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, cell.length)
  return rows
    .map((row) =>
      row
        .map((cell, column) => {
          const width = widths[column] ?? 0
          return right.includes(column) ? cell.padStart(width) : cell.padEnd(width)
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
