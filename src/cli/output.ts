/**
 * How results look: one JSON object or plain text on stdout, tables, sizes and durations.
 *
 * Everything here is pure but `printResult`. Progress and log are not results: progress.ts, log.ts.
 */
import type { CliContext, Lang } from './context.ts'

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

export function bytesText(bytes: number, lang: Lang): string {
  if (bytes < 1000) return `${bytes} B`
  const units = ['kB', 'MB', 'GB', 'TB']
  let value = bytes / 1000
  let unit = 0
  while (value >= 999.95 && unit < units.length - 1) {
    value /= 1000
    unit++
  }
  return `${decimal(value, 1, lang)} ${units[unit]}`
}

/** 0.4 s, 12.0 s, 2:05 min, 1:02:05 h. */
export function durationText(us: number, lang: Lang): string {
  const seconds = us / 1_000_000
  if (seconds < 60) return `${decimal(seconds, 1, lang)} s`
  return clockText(us) + (seconds < 3600 ? ' min' : ' h')
}

/** Running time as a display shows it: 02:05, 1:02:05. */
export function clockText(us: number): string {
  const total = Math.max(0, Math.floor(us / 1_000_000))
  const two = (value: number) => String(value).padStart(2, '0')
  const minutes = Math.floor(total / 60) % 60
  const hours = Math.floor(total / 3600)
  return hours > 0 ? `${hours}:${two(minutes)}:${two(total % 60)}` : `${two(minutes)}:${two(total % 60)}`
}

export function decimal(value: number, digits: number, lang: Lang): string {
  const text = value.toFixed(digits)
  return lang === 'de' ? text.replace('.', ',') : text
}
