/**
 * A shift drawn from a seed, in the words of a scenario: a wearer who announces, records, marks, is jostled,
 * docks and switches off, and a world that now and then goes wrong (adversity.ts).
 *
 * Swarm: each seed draws for each kind of trouble how often it comes, mostly never, so that some shifts are
 * quiet and others have three troubles at once. The last minutes are always quiet and end in the dock.
 */
import { createRandom } from '../../hal/mock/random.ts'
import { planAdversities } from './adversity.ts'
import type { FaultClass } from './fault.ts'
import { saneSteps } from './power.ts'
import type { Scenario } from './scenario.ts'
import type { Action, Step } from './step.ts'
import { type Draft, episode, rest, spread, walk } from './wearer.ts'

export interface ShiftOptions {
  readonly hours: number
  /** Ids; a seed takes one. */
  readonly profiles: readonly string[]
  /** Kinds of trouble that may be drawn; all where absent. */
  readonly classes?: readonly FaultClass[]
}

export const STEPS_MAX = 1000
/** From the first quiet moment to the dock, and from there to the end. */
const QUIET_S = 120
const DOCKED_S = 60
const FIRST_S: readonly [number, number] = [1, 120]
/** Between two things a wearer does; drawn evenly over the exponents. */
const GAP_S: readonly [number, number] = [20, 7200]
const LONG_GAP_S = 90

export function planShift(seed: number, options: ShiftOptions): Scenario {
  const random = createRandom(seed, 'plan')
  const totalS = options.hours * 3600
  const profile = options.profiles[random.int(options.profiles.length)] ?? ''
  const draft: Draft = {
    random: random.fork('wearer'),
    endS: Math.max(1, totalS - QUIET_S - DOCKED_S),
    steps: [],
    moments: [],
  }
  for (let atS = spread(draft.random, FIRST_S); atS < draft.endS; ) {
    const overS = episode(draft, atS)
    atS = overS + spread(draft.random, GAP_S)
    // What was begun by mistake in a scuffle or behind a crash does not run for hours.
    if (atS - overS > LONG_GAP_S) rest(draft, overS, atS)
  }
  walk({ ...draft, random: random.fork('walk') })
  planAdversities(draft, random.fork('adversity'), options.classes)
  // The last start testifies to whatever was interrupted before.
  const late = [
    { atS: totalS - DOCKED_S - QUIET_S / 2, action: { type: 'cut' } },
    { atS: totalS - DOCKED_S - QUIET_S / 2 + 1, action: { type: 'start' } },
    { atS: totalS - DOCKED_S, action: { type: 'dock', attached: true } },
  ] as const
  const all = [...draft.steps.filter(({ atS }) => atS <= draft.endS), ...clears(draft), ...late]
  const steps = all
    .map(({ atS, action }): Step => ({ atUs: microsecondsOf(atS), line: 0, action }))
    .sort((a, b) => a.atUs - b.atUs)
  return {
    name: `seed ${seed}`,
    about: '',
    seed,
    profile,
    camera: 'small',
    durationUs: microsecondsOf(totalS),
    steps: saneSteps(steps.slice(-STEPS_MAX)),
    expectations: [{ atUs: microsecondsOf(totalS), atEnd: true, line: 0, expected: { invariants: 'hold' } }],
  }
}

/** To the millisecond, which is how scenario files write times. */
function microsecondsOf(seconds: number): number {
  return Math.round(seconds * 1000) * 1000
}

/** All that still lasts is over when the quiet begins. */
function clears({ steps, endS }: Draft): { atS: number; action: Action }[] {
  const begun = new Set(steps.flatMap(({ action }) => (action.type === 'fault' ? [action.fault] : [])))
  return [...begun].map((fault) => ({ atS: endS + 1, action: { type: 'clear', fault } as const }))
}
