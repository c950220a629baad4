/**
 * What is left behind of a seed that broke an invariant: `seed-N/` with the whole plan, the short scenario that
 * still breaks it, and of that one trace, card and timeline.
 */
import { join, relative } from 'node:path'
import { simulationPrimitives } from '../../../hal/primitives/simulation.ts'
import type { TraceRecord } from '../../device/status.ts'
import { runScenario } from '../../sim/run.ts'
import type { Scenario } from '../../sim/scenario.ts'
import type { SeedResult } from '../../sim/seed.ts'
import { wordsOf } from '../../sim/violation.ts'
import { writeScenario } from '../../sim/write.ts'
import { exists, writeOutput } from '../files.ts'
import type { SeedsPlan } from './seedplan.ts'
import { type SeedPool, seedOptions } from './seedpool.ts'
import { openOut, TIMELINE } from './simout.ts'
import { judgedOf } from './simreport.ts'
import { timelineOfRun } from './timelinefile.ts'

export interface Failure {
  readonly seed: number
  readonly directory: string
  /** Where the plan could be made shorter; `file` from where the command was started. */
  readonly shrunk?: { readonly file: string; readonly steps: number; readonly runs: number }
}

const PLAN = 'plan.yaml'
const SHORT = 'scenario.yaml'

/** The same seed again, from anywhere. */
export function replayCommand(
  { hours, profile }: Pick<SeedsPlan, 'hours' | 'profile'>,
  seed: number,
): string {
  const which = profile === undefined ? '' : ` --profile ${profile}`
  return `zeuge simulate --seeds 1 --from ${seed} --hours ${hours}${which}`
}

export async function writeFailure(plan: SeedsPlan, pool: SeedPool, result: SeedResult): Promise<Failure> {
  const { seed, violations } = result
  const directory = join(plan.directory, `seed-${seed}`)
  // Of an earlier run of the same seed: it says the same.
  if (!plan.force && (await exists(directory))) return { seed, directory }
  const named = { ...result.scenario, ...(plan.profile !== undefined && { profile: plan.profile }) }
  const [first] = violations
  const shrunk = first && (await pool.shrink(result.scenario, first))
  const short = {
    ...named,
    ...(shrunk && { ...shrunk.scenario, profile: named.profile, name: `seed ${seed}, shrunk` }),
  }
  await playInto(plan, directory, result.scenario.profile, short)
  const write = (name: string, scenario: Scenario, says: string) =>
    writeOutput(join(directory, name), `# ${says}\n${writeScenario(scenario)}`, { force: true })
  const why = first === undefined ? 'every invariant holds' : wordsOf(first)
  await write(PLAN, named, `Seed ${seed}: ${why}. Again: ${replayCommand(plan, seed)}`)
  if (shrunk === undefined) return { seed, directory }
  await write(SHORT, short, `Shrunk from seed ${seed} in ${shrunk.runs} runs: ${wordsOf(shrunk.violation)}`)
  const file = relative(plan.cwd, join(directory, SHORT))
  return { seed, directory, shrunk: { file, steps: short.steps.length, runs: shrunk.runs } }
}

/** Trace, card and timeline of one scenario. */
async function playInto(
  plan: SeedsPlan,
  directory: string,
  profileId: string,
  scenario: Scenario,
): Promise<void> {
  const { profiles } = await seedOptions(plan)
  const chosen = profiles.find(({ profile }) => profile.id === profileId) ?? profiles[0]
  if (chosen === undefined) throw new Error('a seed needs a profile')
  const out = await openOut(directory, { force: plan.force })
  const records: TraceRecord[] = []
  const run = await runScenario(scenario, {
    primitives: simulationPrimitives,
    profile: chosen.profile,
    profileHash: chosen.hash,
    trace(record) {
      out.trace(record)
      records.push(record)
    },
  })
  await out.close(run.image)
  const about = `seed ${scenario.seed} · ${run.card.evidence.verdict} · trace ${run.traceHash.slice(0, 16)}`
  const page = timelineOfRun(plan, records, { name: scenario.name, about, judged: judgedOf(run) })
  await writeOutput(join(directory, TIMELINE), page, { force: true })
}
