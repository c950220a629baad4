/**
 * A device with a bug, found by a seed: the command that is printed repeats it, and the short scenario that is written
 * fails the same way with the bug and holds without it.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { MUTANTS } from '../../../bench/mutants.ts'
import { patchedSource } from '../../../bench/putin.ts'
import type { Violation } from '../../../src/sim/violation.ts'
import { dist } from '../../e2e/process.ts'

const work = mkdtempSync(join(tmpdir(), 'zeuge-failing-'))
afterAll(() => rmSync(work, { recursive: true }))
const HOURS = '0.2'
const SEEDS = 3

/** Loaded before the program: puts the bug into one of its files as it is read, in every thread. */
function loaderOf(id: string): string {
  const mutant = MUTANTS.find((one) => one.id === id)
  if (mutant === undefined) throw new Error(`there is no mutant ${id}`)
  const file = dist(mutant.file)
  const source = patchedSource(readFileSync(file, 'utf8'), mutant)
  const hooks = `const source = ${JSON.stringify(source)}
    export async function load(url, context, next) {
      const loaded = await next(url, context)
      return url.endsWith(${JSON.stringify(mutant.file)}) ? { ...loaded, source } : loaded
    }`
  const loader = join(work, `${id}.mjs`)
  const data = `data:text/javascript,${encodeURIComponent(hooks)}`
  writeFileSync(loader, `import { register } from 'node:module'\nregister(${JSON.stringify(data)})\n`)
  return loader
}

function run(args: readonly string[], loader?: string) {
  const before = loader === undefined ? [] : ['--import', loader]
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...before, dist('src/cli/main.js'), ...args],
    {
      cwd: work,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    },
  )
  return { status, stderr, result: JSON.parse(stdout) }
}
/** The one that was shrunk is the first that was seen. */
const first = ([violation]: readonly Violation[]) => violation?.finding

describe('a seed that finds a bug', () => {
  const loader = loaderOf('acknowledged-before-sync')
  const batch = ['simulate', '--seeds', String(SEEDS), '--hours', HOURS, '--out', 'out', '--json']

  test('is told with the command that repeats it, on one thread and on several', () => {
    const { status, result } = run([...batch, '--jobs', '2'], loader)
    expect(status).toBe(1)
    expect(result).toMatchObject({ ok: false, seeds: SEEDS, error: { code: 'EXPECTATION_FAILED' } })
    const [failure] = result.failures
    expect(failure.command).toBe(`zeuge simulate --seeds 1 --from ${failure.seed} --hours ${HOURS}`)
    const again = run([...failure.command.split(' ').slice(1), '--out', 'again', '--json'], loader)
    expect(again.status).toBe(1)
    expect(again.result.failures[0].violations).toEqual(failure.violations)
  })

  test('is shrunk to a short scenario that fails the same way with the bug, and holds without it', () => {
    const directory = join(work, 'out')
    const [seed = ''] = readdirSync(directory)
    const files = ['data', 'plan.yaml', 'scenario.yaml', 'timeline.html', 'trace.jsonl']
    expect(readdirSync(join(directory, seed)).sort()).toEqual(files)
    const plan = run(['simulate', join(directory, seed, 'plan.yaml'), '--json'], loader)
    const short = run(['simulate', join(directory, seed, 'scenario.yaml'), '--json'], loader)
    expect([plan.status, short.status]).toEqual([1, 1])
    expect(short.result.violations.map((one: Violation) => one.finding)).toContain(
      first(plan.result.violations),
    )
    expect(short.result.virtualMs).toBeLessThan(plan.result.virtualMs / 4)
    expect(run(['simulate', join(directory, seed, 'scenario.yaml'), '--json']).status).toBe(0)
  })
})
