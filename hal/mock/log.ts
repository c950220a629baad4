/** The operating log of a simulated board: kept with times, the oldest forgotten first, and handed on. */
import type { Clock, Log } from '../hal.ts'

export type LogEntry = Parameters<Log>[0] & { readonly atUs: number }

const LOG_ENTRIES_MAX = 10_000

export function createLog(clock: Clock, next: Log | undefined): { log: Log; entries(): readonly LogEntry[] } {
  const entries: LogEntry[] = []
  return {
    log(entry) {
      entries.push({ ...entry, atUs: clock.nowUs() })
      if (entries.length > LOG_ENTRIES_MAX) entries.shift()
      next?.(entry)
    },
    entries: () => [...entries],
  }
}
