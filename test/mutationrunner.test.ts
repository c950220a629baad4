/** The parts of the mutation runner (bench/stryker) that decide whether a mutant counts as found. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Outcome, runSuite } from '../bench/stryker/execute.ts'
import { IDLE, untilIdle } from '../bench/stryker/idle.ts'
import type { Suite, Test } from '../bench/stryker/tests.ts'

const testOf = (id: string, run: Test['run']): Test => ({ id, name: id, run })
const suiteOf = (id: string, parts: Suite['parts'], hooks: Partial<Suite> = {}): Suite => ({
  ...{ id, parts, beforeAll: [], afterAll: [] },
  ...hooks,
})
async function play(suite: Suite, wanted: string[], bail = false): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  const ended = (outcome: Outcome): boolean => {
    outcomes.push(outcome)
    return !bail || outcome.failure === undefined
  }
  await runSuite(suite, new Set(wanted), { began: () => undefined, ended })
  return outcomes
}
const failuresOf = (outcomes: Outcome[]) => outcomes.map(({ test: { id }, failure }) => [id, failure])

describe('collected tests', () => {
  test('run where they are asked for, inside the hooks of their suites alone', async () => {
    const log: string[] = []
    const says = (word: string) => () => void log.push(word)
    const hooks = (word: string) => ({
      beforeAll: [
        () => {
          log.push(`${word}+`)
          return says(`${word} cleaned`)
        },
      ],
      afterAll: [says(`${word}-`)],
    })
    const inner = (word: string) => suiteOf(word, [testOf(`${word}1`, says(`${word}1`))], hooks(word))
    const outer = suiteOf('o', [inner('a'), testOf('o1', says('o1')), inner('b')], hooks('o'))
    await play(outer, ['b1', 'o1'])
    expect(log).toEqual(['o+', 'o1', 'b+', 'b1', 'b-', 'b cleaned', 'o-', 'o cleaned'])
  })
  test('fail by what they throw, reject or leave rejected, and the next one does not', async () => {
    const suite = suiteOf('s', [
      testOf('throws', () => {
        throw new Error('thrown')
      }),
      testOf('rejects', () => Promise.reject(new Error('rejected'))),
      testOf('leaves', () => {
        void Promise.reject(new Error('nobody listens'))
      }),
      testOf('passes', () => undefined),
    ])
    expect(failuresOf(await play(suite, ['throws', 'rejects', 'leaves', 'passes']))).toEqual([
      ['throws', 'thrown'],
      ['rejects', 'rejected'],
      ['leaves', 'outside of the test: nobody listens'],
      ['passes', undefined],
    ])
  })
  test('all fail where a hook of their suite fails', async () => {
    const beforeAll = [() => Promise.reject(new Error('no device'))]
    const suite = suiteOf('s', [testOf('one', () => undefined), testOf('two', () => undefined)], {
      beforeAll,
    })
    expect(failuresOf(await play(suite, ['one', 'two']))).toEqual([
      ['one', 'no device'],
      ['two', 'no device'],
    ])
  })
  test('stop at the first failure where that is enough', async () => {
    const fails = testOf('fails', () => Promise.reject(new Error('found')))
    const suite = suiteOf('s', [suiteOf('i', [fails]), testOf('after', () => undefined)])
    expect(failuresOf(await play(suite, ['fails', 'after'], true))).toEqual([['fails', 'found']])
  })
})

describe('a mutant that does not end', () => {
  test('is told from one that does by a process with nothing to do', async () => {
    expect(await untilIdle(new Promise(() => undefined))).toBe(IDLE)
    expect(await untilIdle(Promise.resolve('done'))).toBe('done')
  })
  test('ends its process by the CPU time it takes, and the next process knows of which mutant it was', () => {
    const dir = mkdtempSync(join(tmpdir(), 'zeuge-limit-'))
    try {
      const limit = new URL('../dist/bench/stryker/limit.js', import.meta.url).href
      expect(existsSync(new URL(limit)), 'npm run build').toBe(true)
      const node = (script: string) =>
        spawnSync(process.execPath, ['--input-type=module', '-e', script], {
          cwd: dir,
          encoding: 'utf8',
          timeout: 30_000,
        })
      const loop = `const { CpuLimit } = await import('${limit}'); const one = new CpuLimit(); await one.ready()
        one.start('41', 60_000); one.start('42', 300); while (true);`
      expect(node(loop).signal).toBe('SIGKILL')
      expect(readFileSync(join(dir, 'loaded-victim.txt'), 'utf8')).toBe('42')
      const ask = `const { wasEnded } = await import('${limit}'); console.log(['41', '42', '42'].map(wasEnded).join())`
      expect(node(ask).stdout).toBe('false,true,false\n')
    } finally {
      rmSync(dir, { recursive: true })
    }
  })
})
