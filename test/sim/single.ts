/** Three scenarios in which every single answer of the ports fails once, for the exhaustive loop. */
import { readFileSync } from 'node:fs'
import { nodePrimitives } from '../../hal/primitives/node.ts'
import { loadProfile } from '../../src/cli/authority/profiles.ts'
import { failEach } from '../../src/sim/exhaustive.ts'
import { parseScenario } from '../../src/sim/scenario.ts'
import { wordsOf } from '../../src/sim/violation.ts'

export const SINGLE = ['a-stop', 'a-cut', 'docked-and-switched-off'] as const

export interface SingleFaults {
  /** Calls that failed, in turn, each in a run of its own. */
  readonly calls: readonly string[]
  /** What went wrong after which call. */
  readonly broken: readonly string[]
  /** The last run ended without having come to the call. */
  readonly exhausted: boolean
}

/** @param every 1: each call; more: each so-and-so-many-th */
export async function failAll(name: (typeof SINGLE)[number], every: number): Promise<SingleFaults> {
  const scenario = parseScenario(readFileSync(`test/sim/single/${name}.yaml`, 'utf8'), name)
  const { profile, hash } = await loadProfile({ cwd: '.' }, scenario.profile)
  const setup = { primitives: nodePrimitives, profile, profileHash: hash }
  const calls: string[] = []
  const broken: string[] = []
  let exhausted = false
  for await (const { n, call, run } of failEach(scenario, setup, every)) {
    if (call === undefined) exhausted = true
    else calls.push(call)
    if (!run.ok) broken.push(`${n} (${call ?? 'nothing failed'}): ${run.violations.map(wordsOf).join('; ')}`)
  }
  return { calls, broken, exhausted }
}
