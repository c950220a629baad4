/**
 * A test runner for Stryker that keeps everything loaded (stryker.*.json, docs/mutation.md): one process, each test
 * file imported once, and for each mutant only the tests that reach it, until the first failure. Stryker's own
 * runner for vitest starts a worker and imports all files anew, which takes seconds a mutant.
 *
 * Modules are not imported again, so what a mutant changes while they load would not be seen: those are left out
 * (`ignoreStatic`). Hooks run anew for each mutant. What a mutant leaves behind (a memory, changed bytes) might fail
 * the next ones: tests that found mutants are run without one, now and then, and named with them should they fail.
 *
 * An endless loop is found by Stryker's limit of hits, where it goes through the mutant, or by its CPU time. A test
 * that waits for what never comes is found by the process having nothing to do.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Outcome, runSuite } from './execute.ts'
import { IDLE, untilIdle } from './idle.ts'
import { CpuLimit, wasEnded } from './limit.ts'
import { fileOf, Order } from './order.ts'
import type { Coverage, Logger, MutantResult, MutantRun, Namespace, Options } from './stryker.ts'
import { type Loaded, loadTests, type Suite, testsOf } from './tests.ts'

/** In Stryker's sandbox: for the process that comes after one that was ended. */
const TIMES = 'loaded-times.json'
/** So much CPU time may a test or the hooks of a suite take, and so many times what they take without a mutant. */
const CPU_MS = 2000
const CPU_FACTOR = 6
/** A test that found so many mutants is run without one. */
const KILLS_PER_PROOF = 10
/** So many of the tests that found mutants of a file are tried first at the next one of it. */
const FINDERS = 4

class LoadedRunner {
  static readonly inject = ['options', 'logger'] as const
  readonly #options: Options['loadedTests']
  readonly #log: Logger
  readonly #ns: Namespace
  #limit: CpuLimit | undefined
  #loaded: Loaded = { files: new Map(), close: async () => undefined }
  /** CPU time of each test, and of the hooks of each suite, without a mutant. */
  #ms: ReadonlyMap<string, number> = new Map()
  /** Mutants found by each test since it last passed without one. */
  readonly #kills = new Map<string, string[]>()
  /** By file of mutants, the tests that found the last ones. */
  readonly #finders = new Map<string, readonly string[]>()
  readonly #order = new Order()

  constructor(options: Options, log: Logger) {
    this.#options = options.loadedTests
    this.#log = log
    const world = globalThis as { __stryker__?: Namespace }
    world.__stryker__ ??= {}
    this.#ns = world.__stryker__
  }

  /** Nothing is reloaded, nor need it be: mutants are active only while tests run. Or Stryker starts a process each. */
  capabilities(): { reloadEnvironment: boolean } {
    return { reloadEnvironment: true }
  }

  async init(): Promise<void> {
    await this.#loaded.close()
    if (this.#limit === undefined) {
      this.#limit = new CpuLimit()
      await this.#limit.ready()
    }
    const { folder, without } = this.#options
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.test.ts') && !without.includes(name))
      .sort()
    this.#loaded = await loadTests(
      process.cwd(),
      names.map((name) => join(process.cwd(), folder, name)),
    )
    if (existsSync(TIMES)) this.#ms = new Map(JSON.parse(readFileSync(TIMES, 'utf8')) as [string, number][])
  }

  async dispose(): Promise<void> {
    for (const test of this.#kills.keys()) await this.#proven(test)
    await this.#limit?.close()
    await this.#loaded.close()
  }

  async dryRun(): Promise<object> {
    const outcomes: Outcome[] = []
    const times = new Map<string, number>()
    this.#ns.activeMutant = undefined
    for (const suite of this.#loaded.files.values()) {
      const wanted = new Set(
        testsOf(suite)
          .map(({ id }) => id)
          .filter((id) => !this.#isLeftOut(id)),
      )
      await runSuite(suite, wanted, {
        began: (id) => {
          this.#ns.currentTestId = id
        },
        ready: (id, ms) => times.set(id, ms),
        ended: (outcome) => outcomes.push(outcome) > 0,
      })
      this.#ns.currentTestId = undefined
    }
    for (const { test, ms } of outcomes) times.set(test.id, ms)
    this.#ms = times
    writeFileSync(TIMES, JSON.stringify([...times]))
    const mutantCoverage = this.#ns.mutantCoverage ?? { static: {}, perTest: {} }
    for (const suite of this.#loaded.files.values()) giveHooks(suite, mutantCoverage.perTest, times)
    const tests = outcomes.map(({ test, ms, failure }) => ({
      ...{ id: test.id, name: test.name, timeSpentMs: ms, fileName: join(process.cwd(), fileOf(test.id)) },
      ...(failure === undefined ? { status: 0 } : { status: 1, failureMessage: failure }),
    }))
    return { status: 'complete', tests, mutantCoverage }
  }

  async mutantRun({
    testFilter = [],
    activeMutant: { id, fileName },
    hitLimit,
  }: MutantRun): Promise<MutantResult> {
    if (wasEnded(id)) return { status: 'timeout', reason: 'a test takes CPU time without end' }
    const result = await this.#find(testFilter, id, fileName, hitLimit)
    const [test] = result.status === 'killed' ? result.killedBy : []
    if (test === undefined) return result
    const finders = (this.#finders.get(fileName) ?? []).filter((known) => known !== test)
    this.#finders.set(fileName, [test, ...finders].slice(0, FINDERS))
    const found = [...(this.#kills.get(test) ?? []), id]
    this.#kills.set(test, found)
    if (found.length < KILLS_PER_PROOF || (await this.#proven(test))) return result
    await this.init()
    return this.#find(testFilter, id, fileName, hitLimit)
  }

  /** First the tests that found the last mutants of this file, one by one, for neighbours are found by the same. */
  async #find(
    ids: readonly string[],
    mutant: string,
    file: string,
    limit: number | undefined,
  ): Promise<MutantResult> {
    const first = (this.#finders.get(file) ?? []).filter((id) => ids.includes(id))
    for (const id of first) {
      const result = await this.#attempt([id], mutant, limit)
      if (result.status !== 'survived') return result
    }
    const rest = ids.filter((id) => !first.includes(id))
    let leftMs = this.#options.cpuMsMax
    let nrOfTests = first.length
    for (const part of this.#order.of(file, rest, (id) => this.#ms.get(id) ?? 0)) {
      leftMs -= part.ms
      if (leftMs < 0) break
      const result = await this.#attempt(part.ids, mutant, limit)
      this.#order.tried(file, part.file, result.status !== 'survived')
      if (result.status !== 'survived') return result
      nrOfTests += result.nrOfTests
    }
    return { status: 'survived', nrOfTests }
  }

  /** Whether this test passes without a mutant. */
  async #proven(test: string): Promise<boolean> {
    const { status } = await this.#attempt([test], undefined, undefined)
    const found = this.#kills.get(test) ?? []
    this.#kills.delete(test)
    if (status !== 'survived')
      this.#log.warn(`IN DOUBT: "${test}" fails without a mutant, after ${found.join(', ')}`)
    return status === 'survived'
  }

  #isLeftOut(id: string): boolean {
    return this.#options.withoutTests.some((name) => id.endsWith(name))
  }

  /** Runs these tests of one file. */
  async #attempt(
    ids: readonly string[],
    mutant: string | undefined,
    limit: number | undefined,
  ): Promise<MutantResult> {
    const ns = this.#ns
    const outcomes: Outcome[] = []
    const wanted = new Set(ids)
    const began = (id: string): void => {
      if (mutant !== undefined) this.#limit?.start(mutant, CPU_MS + CPU_FACTOR * (this.#ms.get(id) ?? 0))
    }
    const overLimit = (): boolean => limit !== undefined && (ns.hitCount ?? 0) > limit
    const ended = (outcome: Outcome): boolean => {
      outcomes.push(outcome)
      return outcome.failure === undefined && !overLimit()
    }
    const suite = this.#loaded.files.get(fileOf(ids[0] ?? ''))
    if (suite === undefined) throw new Error(`no such test: ${ids[0]}`)
    Object.assign(ns, {
      activeMutant: mutant,
      hitCount: limit === undefined ? undefined : 0,
      hitLimit: limit,
    })
    const waits = (await untilIdle(runSuite(suite, wanted, { began, ended }))) === IDLE
    const hits = overLimit()
    Object.assign(ns, { activeMutant: undefined, hitCount: undefined, hitLimit: undefined })
    this.#limit?.stop()
    if (waits) return { status: 'timeout', reason: 'a test waits for what never comes' }
    if (hits) return { status: 'timeout', reason: `hit more than ${limit} times` }
    const nrOfTests = outcomes.length
    const failed = outcomes.find(({ failure }) => failure !== undefined)
    if (failed?.failure === undefined) return { status: 'survived', nrOfTests }
    return { status: 'killed', nrOfTests, killedBy: [failed.test.id], failureMessage: failed.failure }
  }
}

/** What the hooks of a suite reach, each of its tests reaches: the first with its hits, that they are counted once. */
function giveHooks(suite: Suite, perTest: Coverage['perTest'], ran: ReadonlyMap<string, number>): void {
  const hits = perTest[suite.id]
  if (hits !== undefined)
    for (const [index, { id }] of testsOf(suite)
      .filter((test) => ran.has(test.id))
      .entries()) {
      perTest[id] ??= {}
      const own = perTest[id]
      for (const [mutant, count] of Object.entries(hits))
        own[mutant] = (own[mutant] ?? 0) + (index === 0 ? count : 1)
    }
  delete perTest[suite.id]
  for (const part of suite.parts) if (!('run' in part)) giveHooks(part, perTest, ran)
}

export const strykerPlugins = [{ kind: 'TestRunner', name: 'loaded', injectableClass: LoadedRunner }]
export { strykerValidationSchema } from './stryker.ts'
