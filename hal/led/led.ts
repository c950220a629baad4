/**
 * The board's lamp out of single lamps, whatever they hang on.
 *
 * Promises what hal.ts says of Led: the last pattern stays, also over the loss of the lamp, and nothing throws. Where
 * the lamps can blink by themselves (`blink`) a shown pattern costs nothing.
 */
import type { Clock, Led, LedPattern } from '../hal.ts'
import { type Kept, keepOpen, type Opened, type Report } from '../keep.ts'
import { type Blink, type LampPlan, lampsOf, planOf, type Wiring } from './blink.ts'

/** All of these throw where the lamp is gone. */
export interface Lamps extends Opened {
  set(lamp: string, on: boolean): void
  /** Goes on by itself; absent where it cannot. */
  blink?(lamp: string, blink: Blink): void
}

export interface LedOptions {
  readonly clock: Clock
  readonly report: Report
  readonly wiring: Wiring
  open(names: readonly string[]): Lamps
}

export async function openLed(options: LedOptions): Promise<{ readonly led: Led; close(): void }> {
  const { clock, wiring } = options
  const names = lampsOf(wiring)
  let shown: LedPattern = { steps: [{ colour: 'off', ms: 0 }] }
  let timer: unknown

  function stop(): void {
    clock.clearTimeout(timer)
    timer = undefined
  }
  function apply(kept: Kept<Lamps>): void {
    stop()
    const plan = planOf(shown, wiring)
    const blinks = [...(plan.lamps?.values() ?? [])].some(({ onMs, offMs }) => onMs > 0 && offMs > 0)
    if (plan.lamps === undefined || (blinks && kept.now()?.blink === undefined)) step(kept, plan, 0)
    else kept.use((lamps) => setEach(lamps, plan.lamps ?? new Map()))
  }
  function step(kept: Kept<Lamps>, { steps }: LampPlan, at: number): void {
    const now = steps[at]
    if (now === undefined) return
    kept.use((lamps) => {
      for (const name of names) lamps.set(name, now.lit.has(name))
    })
    timer = clock.setTimeout(() => step(kept, { steps }, (at + 1) % steps.length), now.ms)
  }

  let ready: Kept<Lamps> | undefined
  ready = await keepOpen<Lamps>({
    clock,
    report: options.report,
    open: () => options.open(names),
    opened: () => ready !== undefined && apply(ready),
  })
  const kept = ready
  apply(kept)
  return {
    led: {
      show(pattern) {
        shown = pattern
        apply(kept)
      },
    },
    close() {
      shown = { steps: [{ colour: 'off', ms: 0 }] }
      apply(kept)
      stop()
      kept.close()
    },
  }
}

function setEach(lamps: Lamps, plan: ReadonlyMap<string, Blink>): void {
  for (const [name, blink] of plan)
    if (blink.onMs > 0 && blink.offMs > 0) lamps.blink?.(name, blink)
    else lamps.set(name, blink.onMs > 0)
}
