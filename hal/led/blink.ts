/**
 * A pattern of colours as what each lamp does: pure.
 *
 * A pattern of one or two steps lets each lamp be on, off or blinking by itself, which a kernel can keep up without
 * us, as long as all that blink do so together. Everything else is shown step by step by our own timer.
 */
import type { Colour, LedPattern } from '../hal.ts'

/** Which lamps make a colour; amber is often red and green together. */
export type Wiring = Readonly<Record<Exclude<Colour, 'off'>, readonly string[]>>

/** `offMs` 0: steadily on; `onMs` 0: off. */
export interface Blink {
  readonly onMs: number
  readonly offMs: number
}

export interface LampPlan {
  readonly steps: readonly { readonly lit: ReadonlySet<string>; readonly ms: number }[]
  /** What each lamp does by itself; absent where only the steps can show it. */
  readonly lamps?: ReadonlyMap<string, Blink>
}

/** Nothing flickers faster, and a pattern of zeros stands still. */
const STEP_MS_MIN = 20

export function lampsOf(wiring: Wiring): readonly string[] {
  return [...new Set([...wiring.green, ...wiring.amber, ...wiring.red])]
}

export function planOf(pattern: LedPattern, wiring: Wiring): LampPlan {
  const steps = pattern.steps.map(({ colour, ms }) => ({
    lit: new Set(colour === 'off' ? [] : wiring[colour]),
    ms: Math.max(STEP_MS_MIN, Math.round(ms)),
  }))
  const [first, second] = steps
  if (steps.length > 2 || first === undefined) return { steps }
  const lamps = new Map<string, Blink>()
  let phase: 'first' | 'second' | undefined
  for (const lamp of lampsOf(wiring)) {
    const onFirst = first.lit.has(lamp)
    const onSecond = second === undefined ? onFirst : second.lit.has(lamp)
    if (onFirst === onSecond || second === undefined) {
      lamps.set(lamp, onFirst ? { onMs: first.ms, offMs: 0 } : { onMs: 0, offMs: first.ms })
      continue
    }
    const mine = onFirst ? 'first' : 'second'
    if (phase !== undefined && phase !== mine) return { steps }
    phase = mine
    lamps.set(lamp, onFirst ? { onMs: first.ms, offMs: second.ms } : { onMs: second.ms, offMs: first.ms })
  }
  return { steps, lamps }
}
