/**
 * The operating log: HAL entries as JSON Lines on stderr, by pino.
 *
 * Time is the board's, not pino's. Entries carry typed events: never media, never keys, never names.
 */
import { pino } from 'pino'
import type { Clock, Log } from '../../hal/hal.ts'
import type { CliContext } from './context.ts'

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const

export function createLog(context: Pick<CliContext, 'stderr'>, clock: Clock, level: string): Log {
  const logger = pino(
    {
      level,
      base: null,
      timestamp: false,
      messageKey: 'event',
      formatters: { level: (label) => ({ level: label }) },
    },
    {
      write: (line: string) => context.stderr.write(line),
    },
  )
  return ({ level: severity, event, ...fields }) => {
    const wall = clock.state() === 'unset' ? {} : { time: new Date(clock.wallUs() / 1000).toISOString() }
    logger[severity]({ nowUs: clock.nowUs(), ...wall, ...fields }, event)
  }
}
