/**
 * A whole shift from one number: the plan it draws, the run, and what was broken.
 *
 *   seed ─► planShift ─► runScenario (device, world, checkers) ─► SeedResult
 *
 * The same seed, options and program give the same result on every machine. It reads no files and knows no
 * processes: whoever has several cores gives each its own seeds.
 */
import type { Bytes } from '../bytes.ts'
import type { Profile } from '../device/profile.ts'
import type { TraceRecord } from '../device/status.ts'
import type { Primitives } from '../primitives.ts'
import type { FaultClass } from './fault.ts'
import type { FaultName } from './faults.ts'
import { planShift } from './plan.ts'
import { runScenario } from './run.ts'
import type { Scenario } from './scenario.ts'
import type { Violation } from './violation.ts'
import type { WorldSetup } from './world.ts'

export interface SeedProfile {
  readonly profile: Profile
  /** SHA-256 of the profile file's bytes. */
  readonly hash: Bytes
}

export interface SeedOptions {
  readonly primitives: Primitives
  /** A seed takes one of them. */
  readonly profiles: readonly SeedProfile[]
  /** Length of the shift; 10 where absent. */
  readonly hours?: number
  /** Kinds of trouble that may come; all where absent. */
  readonly classes?: readonly FaultClass[]
  /** Other ports in the place of the board's: what is broken on purpose must be found out. */
  readonly wrap?: NonNullable<WorldSetup['wrap']>
  /** Every line of the trace, where somebody wants it. */
  readonly trace?: (record: TraceRecord) => void
}

export interface SeedResult {
  readonly seed: number
  readonly ok: boolean
  readonly violations: readonly Violation[]
  /** Hexadecimal SHA-256 over the canonical trace lines. */
  readonly traceHash: string
  readonly traceRecords: number
  readonly cameraHours: number
  readonly boots: number
  readonly recordings: number
  /** Length of what was recorded, together. */
  readonly recordedS: number
  readonly profile: string
  /** Faults of the world that were drawn, each once. */
  readonly faults: readonly FaultName[]
  /** What was done, as a scenario: it runs as it is, and shrinks. */
  readonly scenario: Scenario
}

export const HOURS = 10

/** What happens in this shift, without running it. */
export function planSeed(seed: number, { profiles, classes, hours = HOURS }: SeedOptions): Scenario {
  const ids = profiles.map(({ profile }) => profile.id)
  return planShift(seed, { hours, profiles: ids, ...(classes && { classes }) })
}

export async function runSeed(seed: number, options: SeedOptions): Promise<SeedResult> {
  return runPlan(planSeed(seed, options), options)
}

/** From `from` on, one after the other; ends when the caller does. */
export async function* runSeeds(
  seeds: Iterable<number>,
  options: SeedOptions,
): AsyncGenerator<SeedResult, void> {
  for (const seed of seeds) yield await runSeed(seed, options)
}

/** A plan, or what shrinking left of one. */
export async function runPlan(scenario: Scenario, options: SeedOptions): Promise<SeedResult> {
  const { primitives, profiles, trace, wrap } = options
  const chosen = profiles.find(({ profile }) => profile.id === scenario.profile) ?? profiles[0]
  if (chosen === undefined) throw new Error('a seed needs a profile')
  const { profile, hash: profileHash } = chosen
  const run = await runScenario(scenario, {
    primitives,
    profile,
    profileHash,
    ...(trace && { trace }),
    ...(wrap && { wrap }),
  })
  const { seed, violations, traceHash, traceRecords, boots } = run
  const faults = scenario.steps.flatMap(({ action }) => (action.type === 'fault' ? [action.fault] : []))
  return {
    seed,
    ok: violations.length === 0,
    violations,
    traceHash,
    traceRecords,
    cameraHours: scenario.durationUs / 3_600_000_000,
    boots,
    recordings: run.card.recordings.length,
    recordedS: run.card.recordings.reduce((sum, { fromUs, untilUs }) => sum + (untilUs - fromUs) / 1e6, 0),
    profile: profile.id,
    faults: [...new Set(faults)].sort(),
    scenario,
  }
}
