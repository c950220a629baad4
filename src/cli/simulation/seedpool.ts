/**
 * Runs seeds and makes failing ones small: in this thread, or in several worker threads (pool.ts).
 */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { simulationPrimitives } from '../../../hal/primitives/simulation.ts'
import { LEGAL_NAMES } from '../../device/profilefile.ts'
import type { Scenario } from '../../sim/scenario.ts'
import { runSeed, type SeedOptions, type SeedProfile, type SeedResult } from '../../sim/seed.ts'
import { type Shrunk, shrink } from '../../sim/shrink.ts'
import type { Bug } from '../../sim/violation.ts'
import { loadProfile } from '../authority/profiles.ts'
import { createPool, type Hand, hereHand, workerHand } from '../pool.ts'
import { installed } from '../version.ts'

export interface SeedSettings {
  readonly hours: number
  /** As given; all that are installed where absent. */
  readonly profile: string | undefined
  readonly cwd: string
}

export type Task =
  | { readonly kind: 'run'; readonly seed: number }
  | { readonly kind: 'shrink'; readonly scenario: Scenario; readonly bug: Bug }

/** `jobs` of them work side by side. */
export interface SeedPool {
  run(seed: number): Promise<SeedResult>
  shrink(scenario: Scenario, bug: Bug): Promise<Shrunk | undefined>
  readonly jobs: number
  end(): Promise<void>
}

/** A shift drops some 400 MB: with more room the collector comes less often. */
const YOUNG_MB = 192
/** Runs of a candidate while a failing shift is made small: enough, and no more than minutes. */
const SHRINK_RUNS_MAX = 300

export async function seedOptions({ hours, profile, cwd }: SeedSettings): Promise<SeedOptions> {
  const names = profile === undefined ? await installedProfiles() : [profile]
  const profiles: SeedProfile[] = []
  for (const name of names) {
    // Nobody is filmed here: what is not confirmed is accepted.
    const loaded = await loadProfile({ cwd }, name, LEGAL_NAMES)
    profiles.push({ profile: loaded.profile, hash: loaded.hash })
  }
  return { primitives: simulationPrimitives, profiles, hours }
}

/** In lexical order: a seed draws one of them. */
async function installedProfiles(): Promise<readonly string[]> {
  const directory = join(installed().root, 'profiles')
  const names = (await readdir(directory)).filter((name) => name.endsWith('.yaml'))
  return names.sort().map((name) => join(directory, name))
}

export function perform(task: Task, options: SeedOptions): Promise<SeedResult | Shrunk | undefined> {
  return task.kind === 'run'
    ? runSeed(task.seed, options)
    : shrink(task.scenario, task.bug, options, SHRINK_RUNS_MAX)
}

export async function openSeedPool(jobs: number, settings: SeedSettings): Promise<SeedPool> {
  // Also for workers: what is wrong with a profile is told once, and before anything runs.
  const options = await seedOptions(settings)
  const hand = (): Hand<Task, unknown> =>
    jobs === 1
      ? hereHand((task) => perform(task, options))
      : workerHand('src/cli/simulation/seedworker', settings, undefined, YOUNG_MB)
  const pool = createPool(Array.from({ length: jobs }, hand))
  return {
    run: (seed) => pool.give({ kind: 'run', seed }) as Promise<SeedResult>,
    shrink: (scenario, { finding, about }) =>
      pool.give({ kind: 'shrink', scenario, bug: { finding, about } }) as Promise<Shrunk | undefined>,
    jobs,
    end: pool.end,
  }
}
