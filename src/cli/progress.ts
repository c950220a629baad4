/**
 * A progress bar on stderr for work that takes more than a second, and only in front of a person.
 *
 * Nothing is drawn in the first second, without a terminal or with `--json`.
 */
import type { CliContext } from './context.ts'
import { bytesText } from './output.ts'

const SHOW_AFTER_MS = 1000
const REDRAW_MS = 100
const BAR_CELLS = 28
/** Carriage return, erase to the end of the line (ECMA-48 EL). */
const CLEAR_LINE = '\r\u001b[K'

export interface Progress {
  /** Bytes or steps done so far, of the total given; `more` stands behind the bar. */
  update(done: number, more?: string): void
  /** Erases the bar. Idempotent. */
  end(): void
}

/** @param amount what has been done so far, where it is not bytes */
export function startProgress(
  context: CliContext,
  label: string,
  total: number,
  amount: (done: number) => string = (done) =>
    `${bytesText(done, context.lang)} / ${bytesText(total, context.lang)}`,
): Progress {
  if (!context.tty || context.json) return { update: () => undefined, end: () => undefined }
  const startedMs = context.now()
  let drawnMs = startedMs + SHOW_AFTER_MS - REDRAW_MS
  let drawn = false
  return {
    update(done, more = '') {
      const nowMs = context.now()
      if (nowMs - drawnMs < REDRAW_MS) return
      drawnMs = nowMs
      drawn = true
      context.stderr.write(CLEAR_LINE + drawBar(label, done, total, amount(done)) + more)
    },
    end() {
      if (drawn) context.stderr.write(CLEAR_LINE)
      drawn = false
    },
  }
}

export function drawBar(label: string, done: number, total: number, amount: string): string {
  const share = total > 0 ? Math.min(1, done / total) : 1
  const full = Math.round(share * BAR_CELLS)
  const percent = String(Math.floor(share * 100)).padStart(3)
  return `${label} [${'#'.repeat(full)}${'-'.repeat(BAR_CELLS - full)}] ${percent} %  ${amount}`
}
