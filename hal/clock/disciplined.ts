/**
 * A clock whose wall time is taken from outside where the system has none of its own: from the cradle, its
 * station, or GNSS.
 *
 * The monotonic clock is never touched. Where the system is synchronised its time stands; else the last time that was
 * given, carried on by the monotonic clock. A time that differs by less than what its way may have delayed it is no
 * news. It judges nothing: what a source signed was checked by
 * who gives it here, and the ledger keeps where a time came from.
 */
import type { Clock, ClockState } from '../hal.ts'

/** A sentence of NMEA leaves the receiver up to a second after the time it names. */
const AGREES_US = 1_500_000
/** 1 January 2025: a source that says less has no time either. */
const PLAUSIBLE_FROM_US = 1_735_689_600_000_000

export interface DisciplinedClock extends Clock {
  /** Unix µs at this moment of `nowUs`. */
  take(source: 'gnss' | 'network', unixUs: number, atUs: number): void
}

export function disciplinedClock(system: Clock): DisciplinedClock {
  let given: { readonly source: Exclude<ClockState, 'unset' | 'rtc'>; readonly offsetUs: number } | undefined
  const stands = (): typeof given => (system.state() === 'network' ? undefined : given)
  return {
    nowUs: system.nowUs,
    wallUs() {
      const source = stands()
      return source === undefined ? system.wallUs() : system.nowUs() + source.offsetUs
    },
    state: () => stands()?.source ?? system.state(),
    setTimeout: system.setTimeout,
    clearTimeout: system.clearTimeout,
    take(source, unixUs, atUs) {
      if (unixUs < PLAUSIBLE_FROM_US) return
      const offsetUs = unixUs - atUs
      // GNSS knows the time; a cradle has been told it.
      if (given?.source === 'gnss' && source === 'network') return
      const agrees = given !== undefined && Math.abs(offsetUs - given.offsetUs) < AGREES_US
      given = { source, offsetUs: agrees && given !== undefined ? given.offsetUs : offsetUs }
    },
  }
}
