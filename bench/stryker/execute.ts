/**
 * Runs collected tests, one after the other, as vitest would: the hooks of a suite around the tests of it that were
 * asked for, a suite whose beforeAll fails failing with all of them.
 *
 * A promise that is rejected with nobody listening, or an exception from outside of every promise, fails the test
 * during which it comes, as it would fail vitest's run.
 */
import { setImmediate } from 'node:timers/promises'
import { isTest, type Suite, type Test, testsOf } from './tests.ts'

export interface Outcome {
  readonly test: Test
  /** CPU time: what other processes do does not lengthen it. */
  readonly ms: number
  /** Why it failed; undefined of one that passed. */
  readonly failure?: string
}

export interface Watch {
  /** Called before the hooks of a suite, with its id, and before each test. */
  began(id: string): void
  /** Called after the hooks of a suite. */
  ready?(id: string, ms: number): void
  /** Called after each test; `false` ends the run. */
  ended(outcome: Outcome): boolean
}

/** Runs the tests of this suite that `wanted` names. False where the watch ended it. */
export async function runSuite(suite: Suite, wanted: ReadonlySet<string>, watch: Watch): Promise<boolean> {
  const tests = testsOf(suite).filter(({ id }) => wanted.has(id))
  if (tests.length === 0) return true
  const cleanups: unknown[] = []
  watch.began(suite.id)
  const broken = await attempt(async () => {
    for (const hook of suite.beforeAll) cleanups.push(await hook())
  })
  watch.ready?.(suite.id, broken.ms)
  let goesOn = true
  if (broken.failure !== undefined)
    for (const test of tests) goesOn &&= watch.ended({ test, ms: 0, failure: broken.failure })
  else goesOn = await runParts(suite, wanted, watch)
  watch.began(suite.id)
  // What a hook gives back is its own clean-up. A failure here comes after the tests: theirs is what counts.
  await attempt(async () => {
    for (const hook of suite.afterAll.toReversed()) await hook()
    for (const cleanup of cleanups.toReversed()) if (typeof cleanup === 'function') await cleanup()
  })
  return goesOn
}

async function runParts(suite: Suite, wanted: ReadonlySet<string>, watch: Watch): Promise<boolean> {
  for (const part of suite.parts) {
    if (!isTest(part)) {
      if (!(await runSuite(part, wanted, watch))) return false
    } else if (wanted.has(part.id)) {
      watch.began(part.id)
      const outcome = await attempt(async () => part.run())
      if (!watch.ended({ test: part, ...outcome })) return false
    }
  }
  return true
}

const US_PER_MS = 1000
type Attempt = Pick<Outcome, 'ms' | 'failure'>

async function attempt(action: () => Promise<unknown>): Promise<Attempt> {
  const start = process.cpuUsage()
  let failure: string | undefined
  const stray = (error: unknown): void => {
    failure ??= `outside of the test: ${wordsOf(error)}`
  }
  process.on('unhandledRejection', stray)
  process.on('uncaughtException', stray)
  try {
    await action()
    // Rejections nobody listens to are told after the microtasks.
    await setImmediate()
  } catch (error) {
    failure = wordsOf(error)
  } finally {
    process.off('unhandledRejection', stray)
    process.off('uncaughtException', stray)
  }
  const { user, system } = process.cpuUsage(start)
  const ms = (user + system) / US_PER_MS
  return failure === undefined ? { ms } : { ms, failure }
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
