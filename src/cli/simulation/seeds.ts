/**
 * `zeuge simulate --seeds N`: random shifts on all cores, and of each that breaks an invariant what it takes to see
 * it again: one command, the plan, a short scenario that still breaks it, its trace, card and timeline.
 *
 *   seeds ─► pool ─► results ─► failing ones ─► shrunk ─► seed-N/
 *
 * An interrupt ends at once with what was done so far (130).
 */
import { resolve } from 'node:path'
import { nodePrimitives } from '../../../hal/primitives/node.ts'
import { hexOf, utf8 } from '../../bytes.ts'
import { ZeugeError } from '../../errors.ts'
import type { SeedResult } from '../../sim/seed.ts'
import type { CliContext } from '../context.ts'
import { exists, writeOutput } from '../files.ts'
import type { SimulateFlags } from '../flags.ts'
import { decimal } from '../output.ts'
import { startProgress } from '../progress.ts'
import { junitXml } from './junit.ts'
import { type Failure, writeFailure } from './seedfailure.ts'
import { planOf, type SeedsPlan } from './seedplan.ts'
import { openSeedPool, type SeedPool } from './seedpool.ts'
import { reportSeeds, seedSuite, type Tally } from './seedreport.ts'

/** So many failing seeds are shrunk and written; after that there is enough to do. */
const FAILURES_MAX = 3

export async function simulateSeeds(context: CliContext, flags: SimulateFlags): Promise<void> {
  const plan = planOf(context, flags)
  const junit = flags.junit === undefined ? undefined : resolve(context.cwd, flags.junit)
  if (junit !== undefined && !plan.force && (await exists(junit)))
    throw new ZeugeError('FILE_EXISTS', `${junit}: exists already; it is replaced only with --force`)
  const pool = await openSeedPool(plan.jobs, plan)
  const interrupt = interruptOf(context, pool)
  const startedMs = context.now()
  const tally = createTally(plan, () => context.now() - startedMs)
  try {
    await interrupt.race(runAll(context, plan, pool, tally, interrupt.isAsked))
    const failing = tally.failed.slice(0, FAILURES_MAX)
    const wanted = plan.count === 1 && flags.out !== undefined ? tally.results.slice(0, 1) : failing
    const write = async (result: SeedResult) =>
      void tally.written.push(await writeFailure(plan, pool, result))
    if (!interrupt.isAsked()) await interrupt.race(Promise.all(wanted.map(write)))
  } finally {
    interrupt.stop()
    await pool.end()
  }
  if (junit !== undefined) {
    const at = new Date(context.now()).toISOString()
    await writeOutput(junit, junitXml([seedSuite(plan, tally)], at), { force: plan.force })
  }
  reportSeeds(context, plan, tally)
}

/** Runs every seed; resolves early where an interrupt is asked for. */
async function runAll(
  context: CliContext,
  plan: SeedsPlan,
  pool: SeedPool,
  tally: TallyKeeper,
  isAsked: () => boolean,
): Promise<void> {
  const progress = startProgress(context, 'seeds', plan.count, (done) => {
    const speed = decimal(tally.timesRealTime(), 0, context.lang)
    return `${done} / ${plan.count} · ${decimal(tally.cameraHours, 0, context.lang)} h · ${speed}×`
  })
  let next = plan.from
  const hand = async (): Promise<void> => {
    while (next < plan.from + plan.count && !isAsked()) {
      tally.take(await pool.run(next++))
      progress.update(tally.done)
    }
  }
  try {
    await Promise.all(Array.from({ length: pool.jobs }, hand))
  } finally {
    progress.end()
  }
}

interface TallyKeeper extends Tally {
  readonly written: Failure[]
  take(result: SeedResult): void
}

function createTally(plan: SeedsPlan, elapsedMs: () => number): TallyKeeper {
  const hashes = new Map<number, string>()
  const results: SeedResult[] = []
  const failed: SeedResult[] = []
  const sums = { cameraHours: 0, boots: 0, recordings: 0, recordedS: 0 }
  const faults = new Map<string, number>()
  const written: Failure[] = []
  return {
    written,
    failed,
    results,
    faults,
    take(result) {
      hashes.set(result.seed, result.traceHash)
      // Of those that are well the sums are enough, but for the only one.
      if (plan.count === 1) results.push(result)
      if (!result.ok) failed.push(result)
      failed.sort((a, b) => a.seed - b.seed)
      sums.cameraHours += result.cameraHours
      sums.boots += result.boots
      sums.recordings += result.recordings
      sums.recordedS += result.recordedS
      for (const fault of result.faults) faults.set(fault, (faults.get(fault) ?? 0) + 1)
    },
    get done() {
      return hashes.size
    },
    get cameraHours() {
      return sums.cameraHours
    },
    get boots() {
      return sums.boots
    },
    get recordings() {
      return sums.recordings
    },
    get recordedHours() {
      return sums.recordedS / 3600
    },
    elapsedMs,
    timesRealTime: () => (sums.cameraHours * 3_600_000) / Math.max(1, elapsedMs()),
    traceHash() {
      const lines = [...hashes].sort(([a], [b]) => a - b).map(([seed, hash]) => `${seed} ${hash}\n`)
      return hexOf(nodePrimitives.sha256(utf8(lines.join(''))))
    },
    seeds: () => [...hashes.keys()].sort((a, b) => a - b),
  }
}

/** Ctrl-C: what is under way is let go of, and what is being waited for is over. */
function interruptOf(context: CliContext, pool: SeedPool) {
  let asked = false
  let wake: () => void = () => undefined
  const woken = new Promise<undefined>((resolve) => {
    wake = () => resolve(undefined)
  })
  const stop = context.onInterrupt(() => {
    asked = true
    void pool.end().then(wake, wake)
  })
  return {
    stop,
    isAsked: () => asked,
    race: <T>(work: Promise<T>): Promise<T | undefined> =>
      Promise.race([
        work.catch((error: unknown) => {
          // A worker that was ended because of it is no failure.
          if (asked) return undefined
          throw error
        }),
        woken,
      ]),
  }
}
