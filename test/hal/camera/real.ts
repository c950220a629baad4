/**
 * What tests of real child processes share: the machine's monotonic clock as a Clock, a sink that keeps what
 * it was lent, and waiting for a condition instead of for a time.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { monotonicUs } from '../../../hal/camera/stdio.ts'
import type { Clock, MediaSink } from '../../../hal/hal.ts'
import type { EncodedUnit, TrackFormat } from '../../../src/unit.ts'

export const realClock: Clock = {
  nowUs: monotonicUs,
  wallUs: () => 0,
  state: () => 'unset',
  setTimeout: (run, delayMs) => setTimeout(run, delayMs),
  clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout),
}

export interface Collected extends MediaSink {
  readonly units: EncodedUnit[]
  readonly formats: TrackFormat[]
  readonly reasons: string[]
  /** Words in the order of the calls. */
  readonly calls: string[]
}

export function collect(onUnit: (unit: EncodedUnit) => void = () => undefined): Collected {
  const units: EncodedUnit[] = []
  const formats: TrackFormat[] = []
  const reasons: string[] = []
  const calls: string[] = []
  return {
    units,
    formats,
    reasons,
    calls,
    format(format) {
      formats.push(format)
      calls.push('format')
    },
    unit(unit) {
      units.push({ ...unit, data: unit.data.slice() })
      calls.push('unit')
      onUnit(unit)
    },
    lost(reason) {
      reasons.push(reason)
      calls.push('lost')
    },
  }
}

/** Resolves once `holds` holds; fails, naming what was awaited, where it does not within 8 s. */
export async function until(what: string, holds: () => boolean): Promise<void> {
  const endUs = monotonicUs() + 8_000_000
  while (!holds()) {
    if (monotonicUs() > endUs) throw new Error(`not within 8 s: ${what}`)
    await pause(5)
  }
}
