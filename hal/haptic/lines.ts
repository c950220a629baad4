/**
 * A vibrator on a GPIO line. Our timer ends each pulse, not the kernel: where this process is killed in the middle
 * of one, the service's ExecStopPost ends it. Prefer the LED class.
 */
import type { LineDriver, LineSpec } from '../gpio/lines.ts'
import type { Clock } from '../hal.ts'
import { sentenceOf } from '../keep.ts'
import type { Pulser } from './haptic.ts'

export function linePulser(clock: Clock, lines: LineDriver, spec: LineSpec): Pulser {
  const line = lines.output(spec)
  let timer: unknown
  let on = false
  const set = (is: boolean): void => {
    on = is
    line.write(is)
  }
  const end = (): void => {
    try {
      set(false)
    } catch (error) {
      // The chip went in the middle of a pulse: the next look tells it. A bug of ours is thrown on.
      sentenceOf(error)
    }
  }
  return {
    pulse(onMs) {
      clock.clearTimeout(timer)
      set(true)
      timer = clock.setTimeout(end, onMs)
    },
    // A chip that is gone shows at a write only: what holds is written again.
    look() {
      line.write(on)
      return undefined
    },
    close() {
      clock.clearTimeout(timer)
      try {
        // A line that is let go keeps its level.
        if (on) line.write(false)
      } finally {
        line.close()
      }
    },
  }
}
