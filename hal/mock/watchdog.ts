/**
 * The watchdog of the simulated board: it notes when it was fed and says whether it would have started the process anew.
 * Doing so is the hand's part (cutPower, powerUp). Sets no timer: a simulation is the same with it and without.
 */
import type { Clock, Watchdog } from '../hal.ts'
import type { Alive } from './later.ts'

export interface WatchdogHand {
  readonly patienceMs: number
  /** How often it was fed. */
  fed(): number
  /** It waited for longer than its patience, now or at any time since it was fed first. */
  barked(): boolean
}

/** As the unit's WatchdogSec, and a third of it. */
const PATIENCE_MS = 10_000
const FEED_MS = 3_333

export function createWatchdog(
  clock: Pick<Clock, 'nowUs'>,
  alive: Alive,
): { readonly watchdog: Watchdog; readonly hand: WatchdogHand } {
  let fed = 0
  let lastUs: number | undefined
  let isLate = false
  const waitedTooLong = (): boolean => lastUs !== undefined && clock.nowUs() - lastUs > PATIENCE_MS * 1000
  return {
    watchdog: {
      feedMs: FEED_MS,
      feed() {
        if (!alive()) return
        isLate ||= waitedTooLong()
        lastUs = clock.nowUs()
        fed++
      },
    },
    hand: { patienceMs: PATIENCE_MS, fed: () => fed, barked: () => isLate || waitedTooLong() },
  }
}
