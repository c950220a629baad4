/**
 * The tests of mutation testing, loaded once: each test file is imported into this process through Vite, as vitest
 * does it, collected by vitest's own runner, and kept. What was collected may be run any number of times.
 *
 * Of vitest, `describe`, `test` with `each` and `skipIf`, `beforeAll`, `afterAll` and `expect` work as they do
 * there. What is not known here (beforeEach, retries, …) is refused on loading, not left out in silence.
 */
import { createRequire } from 'node:module'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createServer, createServerModuleRunner } from 'vite'
import type { RunnerTask, RunnerTestCase, RunnerTestFile, RunnerTestSuite } from 'vitest'

type Hook = (suite: RunnerTestSuite) => unknown

/** A `describe` or a whole file: its hooks, its tests and what is nested in it, in the order they are written. */
export interface Suite {
  readonly id: string
  readonly beforeAll: readonly (() => unknown)[]
  readonly afterAll: readonly (() => unknown)[]
  readonly parts: readonly (Suite | Test)[]
}
export interface Test {
  /** File and full name, unique. */
  readonly id: string
  readonly name: string
  readonly run: () => unknown
}
export const isTest = (part: Suite | Test): part is Test => 'run' in part
export const testsOf = (suite: Suite): Test[] =>
  suite.parts.flatMap((part) => (isTest(part) ? [part] : testsOf(part)))

/** Files by name, each a suite. Open, for a test may import as it runs. */
export interface Loaded {
  readonly files: ReadonlyMap<string, Suite>
  close(): Promise<void>
}

/** What this uses of @vitest/runner, which is vitest's own: resolved from there, so that there is one of it. */
interface Vitest {
  collectTests(paths: readonly string[], runner: object): Promise<RunnerTestFile[]>
  getFn(test: RunnerTestCase): () => unknown
  getHooks(suite: RunnerTestSuite): Readonly<Record<string, readonly Hook[] | undefined>>
}

/** Nothing here waits for a test longer than Stryker does; its limit ends the process. */
const NEVER_MS = 0

/** Imports and collects these files (absolute paths). Throws where one cannot be imported. */
export async function loadTests(root: string, paths: readonly string[]): Promise<Loaded> {
  // vitest's `expect` reads the state of a vitest worker when it is imported; there is none, and it needs nothing of it.
  Object.assign(globalThis, { __vitest_worker__: { config: {}, ctx: {}, environment: {}, rpc: {} } })
  const require = createRequire(fileURLToPath(import.meta.resolve('vitest')))
  const vitest = (await import(require.resolve('@vitest/runner'))) as Vitest
  const server = await createServer({
    root,
    configFile: false,
    logLevel: 'error',
    appType: 'custom',
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  })
  const modules = createServerModuleRunner(server.environments.ssr, { hmr: false })
  const runner = {
    config: {
      ...{ root, name: '', setupFiles: [], tags: [], maxConcurrency: 1, allowOnly: false },
      ...{ testTimeout: NEVER_MS, hookTimeout: NEVER_MS, sequence: { hooks: 'stack' }, retry: 0 },
    },
    importFile: (path: string) => modules.import(path),
    trace: (_name: string, ...rest: unknown[]) => (rest.at(-1) as () => unknown)(),
  }
  const loaded = new Map<string, Suite>()
  for (const path of paths) {
    const [file] = await vitest.collectTests([path], runner)
    const name = relative(root, path)
    if (file === undefined || file.result?.errors !== undefined)
      throw new Error(`${name}: ${file?.result?.errors?.[0]?.message ?? 'not collected'}`)
    loaded.set(name, suiteOf(vitest, file, `${name}#`, new Set()))
  }
  return { files: loaded, close: () => server.close() }
}

function suiteOf(vitest: Vitest, suite: RunnerTestSuite, prefix: string, names: Set<string>): Suite {
  const hooks = vitest.getHooks(suite)
  for (const [name, list] of Object.entries(hooks))
    if (list !== undefined && list.length > 0 && name !== 'beforeAll' && name !== 'afterAll')
      throw new Error(`${prefix}: ${name} is not known to the loaded runner`)
  const bound = (list: readonly Hook[] = []): (() => unknown)[] => list.map((hook) => () => hook(suite))
  return {
    id: unique(prefix, names),
    beforeAll: bound(hooks['beforeAll']),
    afterAll: bound(hooks['afterAll']),
    parts: suite.tasks.filter(runs).map((task) => {
      if (task.type === 'suite') return suiteOf(vitest, task, `${prefix}${task.name} `, names)
      if (task.retry || task.repeats || task.fails || task.concurrent)
        throw new Error(`${prefix}${task.name}: retry, repeats, fails and concurrent are not known here`)
      return { id: unique(prefix + task.name, names), name: task.name, run: vitest.getFn(task) }
    }),
  }
}

/** Two tests of one name (rows of test.each) are told apart by their number. */
function unique(id: string, names: Set<string>): string {
  let name = id
  for (let number = 2; names.has(name); number++) name = `${id} (${number})`
  names.add(name)
  return name
}

const runs = (task: RunnerTask): boolean => task.mode === 'run' || task.mode === 'queued'
