/** Notices that nothing has been asked for a while, which is when a station may stand still to tidy up. */
import type { Serve } from '../../hal/exchange.ts'
import type { Clock } from '../../hal/hal.ts'

/** Longer than a camera that hands over pauses between two requests. */
export const QUIET_MS = 30_000

export interface Quiet {
  readonly serve: Serve
  /** No rest any more, also where a request ends only now. */
  end(): void
}

/** `rest` never fails and comes once after each time of requests, QUIET_MS after the last answer; not before the first. */
export function restWhenQuiet(
  clock: Pick<Clock, 'setTimeout' | 'clearTimeout'>,
  serve: Serve,
  rest: () => Promise<void>,
): Quiet {
  let running = 0
  let over = false
  let timer: unknown
  return {
    async serve(request) {
      running++
      clock.clearTimeout(timer)
      try {
        return await serve(request)
      } finally {
        running--
        if (running === 0 && !over) timer = clock.setTimeout(() => void rest(), QUIET_MS)
      }
    },
    end() {
      over = true
      clock.clearTimeout(timer)
    },
  }
}
