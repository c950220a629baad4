/**
 * Hands that run seeds: this thread, or several worker threads started from the built program.
 *
 * One task at a time a hand. Whatever a task throws is a bug and comes back as such; `end` stops at once.
 */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { childScript } from '../../../hal/camera/child.ts'
import { nodePrimitives } from '../../../hal/primitives/node.ts'
import { LEGAL_NAMES } from '../../device/profilefile.ts'
import type { Scenario } from '../../sim/scenario.ts'
import { runSeed, type SeedOptions, type SeedProfile, type SeedResult } from '../../sim/seed.ts'
import { type Shrunk, shrink } from '../../sim/shrink.ts'
import type { Invariant } from '../../sim/violation.ts'
import { loadProfile } from '../authority/profiles.ts'
import { installed } from '../version.ts'

export interface SeedSettings {
  readonly hours: number
  /** As given; all that are installed where absent. */
  readonly profile: string | undefined
  readonly cwd: string
}

export type Task =
  | { readonly kind: 'run'; readonly seed: number }
  | { readonly kind: 'shrink'; readonly scenario: Scenario; readonly invariant: Invariant }

/** `jobs` of them work side by side. */
export interface SeedPool {
  run(seed: number): Promise<SeedResult>
  shrink(scenario: Scenario, invariant: Invariant): Promise<Shrunk | undefined>
  readonly jobs: number
  end(): Promise<void>
}

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
  return { primitives: nodePrimitives, profiles, hours }
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
    : shrink(task.scenario, task.invariant, options, SHRINK_RUNS_MAX)
}

export async function openPool(jobs: number, settings: SeedSettings): Promise<SeedPool> {
  // Also for workers: what is wrong with a profile is told once, and before anything runs.
  const options = await seedOptions(settings)
  const hands = Array.from({ length: jobs }, () => (jobs === 1 ? hereHand(options) : workerHand(settings)))
  const free = [...hands]
  const waiting: ((hand: Hand) => void)[] = []

  async function give(task: Task): Promise<unknown> {
    const hand = free.pop() ?? (await new Promise<Hand>((resolve) => waiting.push(resolve)))
    try {
      return await hand.perform(task)
    } finally {
      const next = waiting.shift()
      if (next !== undefined) next(hand)
      else free.push(hand)
    }
  }
  return {
    run: (seed) => give({ kind: 'run', seed }) as Promise<SeedResult>,
    shrink: (scenario, invariant) =>
      give({ kind: 'shrink', scenario, invariant }) as Promise<Shrunk | undefined>,
    jobs,
    async end() {
      await Promise.all(hands.map((hand) => hand.end()))
    },
  }
}

interface Hand {
  perform(task: Task): Promise<unknown>
  end(): Promise<void>
}

function hereHand(options: SeedOptions): Hand {
  return { perform: (task) => perform(task, options), end: async () => undefined }
}

/** What a worker says of its task. */
export type Answer = { readonly done: unknown } | { readonly failed: string }

function workerHand(settings: SeedSettings): Hand {
  const worker = new Worker(childScript('src/cli/simulation/seedworker'), { workerData: settings })
  // Not a reason for this process to stay: whoever waits for a task does.
  worker.unref()
  let settle: { resolve(value: unknown): void; reject(error: Error): void } | undefined
  worker.on('message', (answer: Answer) => {
    if ('failed' in answer) settle?.reject(new Error(answer.failed))
    else settle?.resolve(answer.done)
  })
  let dead: Error | undefined
  const die = (error: Error): void => {
    dead ??= error
    settle?.reject(dead)
  }
  worker.on('error', (error) => die(error instanceof Error ? error : new Error(String(error))))
  worker.on('exit', () => die(new Error('a worker thread ended')))
  return {
    async perform(task) {
      if (dead !== undefined) throw dead
      worker.ref()
      const answer = new Promise<unknown>((resolve, reject) => {
        settle = { resolve, reject }
      })
      worker.postMessage(task)
      return answer.finally(() => worker.unref())
    },
    async end() {
      await worker.terminate()
    },
  }
}
