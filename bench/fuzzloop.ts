/**
 * Runs fuzz targets: so many cases, shared out between them, each from dice of its own.
 *
 * A failure does not end the loop, so that one run shows all kinds; after FAILURES_MAX it does. A case that
 * takes longer than CASE_MS_MAX is one, and so is memory that grows beyond MEMORY_GROWTH_BYTES_MAX.
 */
import type { Target } from './fuzztargets.ts'
import { createDice, mutate } from './mutate.ts'

export const FAILURES_MAX = 20
const CASE_MS_MAX = 5_000
const MEMORY_GROWTH_BYTES_MAX = 512 * 1024 * 1024

export interface FuzzPlan {
  readonly cases: number
  readonly seed: number
  /** Of each target this one only. */
  readonly onlyCase?: number
}

export interface FuzzFailure {
  readonly target: string
  readonly number: number
  readonly error: string
}

export interface FuzzReport {
  readonly rows: readonly {
    readonly name: string
    readonly cases: number
    readonly tookMs: number
    readonly slowestMs: number
  }[]
  readonly failures: readonly FuzzFailure[]
  /** Growth of resident memory from the first tenth of the run to its end. */
  readonly memoryBytes: number
}

export async function fuzz(targets: readonly Target[], plan: FuzzPlan): Promise<FuzzReport> {
  const shares = targets.reduce((sum, { share }) => sum + share, 0)
  const failures: FuzzFailure[] = []
  const rows = []
  let memoryBytes = 0
  for (const target of targets) {
    const cases = Math.ceil((plan.cases * target.share) / shares)
    const from = plan.onlyCase ?? 0
    const until = plan.onlyCase === undefined ? cases : plan.onlyCase + 1
    let slowestMs = 0
    let warm = process.memoryUsage.rss()
    const startedMs = performance.now()
    for (let number = from; number < until && failures.length < FAILURES_MAX; number++) {
      const beganMs = performance.now()
      const error = await runCase(target, plan.seed, number)
      const tookMs = performance.now() - beganMs
      slowestMs = Math.max(slowestMs, tookMs)
      const slow = tookMs > CASE_MS_MAX ? `it took ${tookMs.toFixed(0)} ms` : undefined
      const wrong = error ?? slow
      if (wrong !== undefined) failures.push({ target: target.name, number, error: wrong })
      if (number === Math.floor(until / 10)) warm = process.memoryUsage.rss()
    }
    memoryBytes = Math.max(memoryBytes, process.memoryUsage.rss() - warm)
    rows.push({ name: target.name, cases: until - from, tookMs: performance.now() - startedMs, slowestMs })
  }
  if (memoryBytes > MEMORY_GROWTH_BYTES_MAX)
    failures.push({ target: 'all', number: plan.cases, error: `memory grew by ${memoryBytes} bytes` })
  return { rows, failures, memoryBytes }
}

async function runCase(target: Target, seed: number, number: number): Promise<string | undefined> {
  const name = [...target.name].map((letter) => letter.charCodeAt(0))
  const dice = createDice(seed, number, ...name)
  const origin = dice.int(target.corpus.length)
  const material = target.corpus[origin]
  if (material === undefined) return 'nothing to mutate'
  const bytes = mutate(dice, material)
  try {
    await target.run(bytes, origin, dice)
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  }
  return undefined
}
