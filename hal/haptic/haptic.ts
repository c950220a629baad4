/**
 * Pulses one after another on a vibrator that makes one pulse at a time.
 *
 * A pulse that runs is never cut short: a new call begins when it has ended (at most PULSE_MS_MAX later).
 */
import type { Clock, Haptic } from '../hal.ts'
import { type Kept, keepOpen, type Opened, type Report } from '../keep.ts'

export const PULSE_MS_MAX = 2_000
const PULSES_MAX = 16

export interface Pulser extends Opened {
  /** On now, off by itself after `onMs`. Throws where it is gone. */
  pulse(onMs: number): void
}

export interface HapticOptions {
  readonly clock: Clock
  readonly report: Report
  open(): Pulser
}

export async function openHaptic({
  clock,
  report,
  open,
}: HapticOptions): Promise<{ readonly haptic: Haptic; close(): void }> {
  const kept: Kept<Pulser> = await keepOpen({ clock, report, open })
  let timer: unknown
  let freeUs = 0

  function run(pulses: Parameters<Haptic['play']>[0], at: number): void {
    const pulse = pulses[at]
    if (pulse === undefined || at >= PULSES_MAX) return
    const onMs = Math.min(pulse.onMs, PULSE_MS_MAX)
    freeUs = clock.nowUs() + onMs * 1000
    kept.use((pulser) => pulser.pulse(onMs))
    timer = clock.setTimeout(() => run(pulses, at + 1), onMs + Math.max(pulse.offMs, GAP_MS))
  }
  return {
    haptic: {
      play(pulses) {
        clock.clearTimeout(timer)
        const waitMs = Math.max(0, (freeUs - clock.nowUs()) / 1000 + GAP_MS)
        if (freeUs <= clock.nowUs()) run(pulses, 0)
        else timer = clock.setTimeout(() => run(pulses, 0), waitMs)
      },
    },
    close() {
      clock.clearTimeout(timer)
      kept.close()
    },
  }
}

/** The kernel's `oneshot` ignores a shot while the last one, its pause included, is not over. */
const GAP_MS = 20
