/**
 * Timelines from files and into files: a trace read back, the drawing in the terminal, the page.
 */

import { textOf } from '../../bytes.ts'
import type { TraceRecord } from '../../device/status.ts'
import { ZeugeError } from '../../errors.ts'
import { parseTrace, TRACE_BYTES_MAX } from '../../sim/readtrace.ts'
import { type Judged, timelineOf } from '../../ui/timeline.ts'
import { timelinePage } from '../../ui/timelinepage.ts'
import { timelineText } from '../../ui/timelinetext.ts'
import type { CliContext } from '../context.ts'
import { readInput, writeOutput } from '../files.ts'
import { wholeNumber } from '../numbers.ts'
import { printResult } from '../output.ts'
import { installed } from '../version.ts'

const LINES_MAX = 10_000
/** Where the output is no terminal. */
const COLUMNS = 100

export interface TimelineAbout {
  readonly name: string
  readonly about: string
  readonly judged?: readonly Judged[]
}

export async function readTrace(path: string): Promise<readonly TraceRecord[]> {
  const text = textOf(await readInput(path, TRACE_BYTES_MAX))
  if (text === undefined) throw new ZeugeError('TRACE_INVALID', `${path}: is not UTF-8 text`)
  return parseTrace(text, path)
}

export function showTimeline(context: CliContext, records: readonly TraceRecord[], lines: string): void {
  const most = wholeNumber('--lines', lines, 0, LINES_MAX)
  const timeline = timelineOf(records)
  const columns = context.terminal?.size().columns ?? COLUMNS
  printResult(context, { ok: true, ...timeline }, () =>
    timelineText(timeline, { columns, lines: most, lang: context.lang }),
  )
}

export function timelineOfRun(
  { lang }: Pick<CliContext, 'lang'>,
  records: readonly TraceRecord[],
  { name, about, judged }: TimelineAbout,
): string {
  const by = `zeuge ${installed().version}`
  return timelinePage(timelineOf(records, judged), { lang, name, about, by })
}

export async function writeTimeline(
  context: CliContext,
  path: string,
  records: readonly TraceRecord[],
  about: TimelineAbout,
  force: boolean,
): Promise<void> {
  await writeOutput(path, timelineOfRun(context, records, about), { force })
}
