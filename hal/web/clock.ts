/**
 * The browser's two clocks as the board's: `performance.now` measures, `Date.now` labels.
 *
 * Its hand can stop it, as a power cut does: what waits then never fires. A page in the background gets its timers late.
 */
import type { Clock, ClockState } from '../hal.ts'

export interface WebClock extends Clock {
  /** Nothing that waits now will ever fire; the clock itself goes on, for the next boot. */
  halt(): void
  /** `unset`: the wall clock begins in 1970, as without a battery behind it. */
  setState(state: ClockState): void
}

const TIMER_MS_MAX = 2_147_483_647

/** Monotonic microseconds since the page was opened. */
export const webNowUs = (): number => Math.round(performance.now() * 1000)

interface Timer {
  handle: number | undefined
}

export function openWebClock(): WebClock {
  const waiting = new Set<Timer>()
  let state: ClockState = 'rtc'
  let unsetSinceUs = 0
  const nowUs = webNowUs

  function arm(timer: Timer, dueUs: number, run: () => void): void {
    const waitMs = Math.min(TIMER_MS_MAX, Math.max(0, Math.ceil((dueUs - nowUs()) / 1000)))
    timer.handle = window.setTimeout(() => {
      if (nowUs() < dueUs) {
        arm(timer, dueUs, run)
        return
      }
      waiting.delete(timer)
      run()
    }, waitMs)
  }
  function drop(timer: Timer): void {
    window.clearTimeout(timer.handle)
    waiting.delete(timer)
  }
  return {
    nowUs,
    wallUs: () => (state === 'unset' ? nowUs() - unsetSinceUs : Date.now() * 1000),
    state: () => state,
    setTimeout(run, delayMs) {
      const timer: Timer = { handle: undefined }
      waiting.add(timer)
      arm(timer, nowUs() + Math.max(0, delayMs) * 1000, run)
      return timer
    },
    clearTimeout(timer) {
      if (timer !== undefined && timer !== null) drop(timer as Timer)
    },
    halt() {
      for (const timer of [...waiting]) drop(timer)
    },
    setState(now) {
      if (now === 'unset') unsetSinceUs = nowUs()
      state = now
    },
  }
}
