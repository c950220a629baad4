/**
 * Makes a failing run small: drops steps, shortens waits and the whole, as long as the same bug is seen: the same
 * finding, about the same (violation.ts). Another way to break the same invariant is another bug.
 *
 *   drop halves, quarters … single steps ─► pull what is left together ─► end soon after ─► again until nothing gives
 *
 * Deterministic, bounded in runs. What is left is a scenario like any other: it is written, read and run again.
 */
import { saneSteps } from './power.ts'
import type { Scenario } from './scenario.ts'
import { runPlan, type SeedOptions } from './seed.ts'
import type { Step } from './step.ts'
import { type Bug, isAlike, type Violation } from './violation.ts'

export interface Shrunk {
  readonly scenario: Scenario
  /** The same bug in it. */
  readonly violation: Violation
  readonly runs: number
}

export const RUNS_MAX = 400
/** A wait is made this long where it may be: ever shorter ones are tried. */
const WAITS_US = [1_000_000, 10_000_000, 60_000_000] as const
/** From the last step to the end. */
const ENDS_US = [2_000_000, 10_000_000, 60_000_000, 180_000_000] as const

/** @param scenario in which `bug` is seen, such as a violation of its run; where it is not, undefined comes back */
export async function shrink(
  scenario: Scenario,
  bug: Bug,
  options: SeedOptions,
  runsMax = RUNS_MAX,
): Promise<Shrunk | undefined> {
  let runs = 0
  let best: { scenario: Scenario; violation: Violation } | undefined

  /** Runs it; takes it where the bug is still seen. */
  async function attempt(candidate: Scenario): Promise<boolean> {
    if (runs >= runsMax) return false
    runs++
    const { violations } = await runPlan(candidate, options)
    const violation = violations.find((one) => isAlike(one, bug))
    if (violation === undefined) return false
    best = { scenario: candidate, violation }
    return true
  }

  if (!(await attempt(scenario)) || best === undefined) return undefined
  for (let before = ''; before !== JSON.stringify(best.scenario) && runs < runsMax; ) {
    before = JSON.stringify(best.scenario)
    await endSooner(() => best?.scenario ?? scenario, attempt)
    await dropSteps(() => best?.scenario ?? scenario, attempt)
    await pullTogether(() => best?.scenario ?? scenario, attempt)
  }
  return { ...best, runs }
}

type Attempt = (candidate: Scenario) => Promise<boolean>

async function endSooner(now: () => Scenario, attempt: Attempt): Promise<void> {
  for (const plusUs of ENDS_US) {
    const lastUs = now().steps.at(-1)?.atUs ?? 0
    if (lastUs + plusUs < now().durationUs && (await attempt(ending(now(), lastUs + plusUs)))) return
  }
}

/** Halves first, then ever smaller parts, as in delta debugging. */
async function dropSteps(now: () => Scenario, attempt: Attempt): Promise<void> {
  for (let size = Math.ceil(now().steps.length / 2); size >= 1; size = Math.floor(size / 2))
    for (let to = now().steps.length; to > 0; to = Math.min(to - size, now().steps.length)) {
      const { steps } = now()
      const left = saneSteps([...steps.slice(0, Math.max(0, to - size)), ...steps.slice(to)])
      if (left.length < steps.length) await attempt({ ...now(), steps: left })
    }
}

/** Each wait on its own; all that comes after it comes earlier. */
async function pullTogether(now: () => Scenario, attempt: Attempt): Promise<void> {
  for (let at = 0; at < now().steps.length; at++)
    for (const waitUs of WAITS_US) {
      const { steps, durationUs } = now()
      const beforeUs = steps[at - 1]?.atUs ?? 0
      const earlierUs = (steps[at]?.atUs ?? 0) - beforeUs - waitUs
      if (earlierUs <= 0) continue
      const moved = steps.map((step, index): Step => {
        return index < at ? step : { ...step, atUs: step.atUs - earlierUs }
      })
      if (await attempt(ending({ ...now(), steps: moved }, durationUs - earlierUs))) break
    }
}

function ending(scenario: Scenario, durationUs: number): Scenario {
  const expectations = scenario.expectations.map((one) => (one.atEnd ? { ...one, atUs: durationUs } : one))
  return { ...scenario, durationUs, expectations }
}
