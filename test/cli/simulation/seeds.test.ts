/** `zeuge simulate --seeds`; what a failing seed leaves behind is tested with a broken device in test/tiers/sim. */
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { CliContext } from '../../../src/cli/context.ts'
import { runProgram } from '../../../src/cli/program.ts'
import { fakeContext, runIn } from '../context.ts'

const work = mkdtempSync(join(tmpdir(), 'zeuge-seeds-'))
afterAll(() => rmSync(work, { recursive: true }))
const SHORT = ['--hours', '0.1', '--jobs', '1']
const zeuge = (...args: readonly string[]) => runIn(work, 0, ['simulate', ...args])

describe('zeuge simulate --seeds', () => {
  test('runs random shifts and tells sums, the same ones each time', async () => {
    const first = await zeuge('--seeds', '2', ...SHORT, '--json')
    expect(first).toMatchObject({ exit: 0, result: { ok: true, seeds: 2, from: 1, failures: [] } })
    expect(first.result.cameraHours).toBeCloseTo(0.2)
    expect((await zeuge('--seeds', '2', ...SHORT, '--json')).result.traceHash).toBe(first.result.traceHash)
    expect(existsSync(join(work, 'zeuge-seeds'))).toBe(false)
  })

  test('on worker threads gives what one thread gives', async () => {
    const one = await zeuge('--seeds', '2', '--from', '7', ...SHORT, '--json')
    const two = await zeuge('--seeds', '2', '--from', '7', '--hours', '0.1', '--jobs', '2', '--json')
    expect(two.result.traceHash).toBe(one.result.traceHash)
  })

  test('of one seed with --out writes plan, trace, card and timeline; the plan is a scenario', async () => {
    const out = join(work, 'one')
    const args = ['--seeds', '1', '--from', '3', ...SHORT, '--out', out]
    const { exit, out: text } = await zeuge(...args, '--junit', 'seeds.xml')
    expect(exit).toBe(0)
    expect(text).toMatch(/^ok · 1 seeds · /)
    const directory = join(out, 'seed-3')
    expect(readdirSync(directory).sort()).toEqual(['data', 'plan.yaml', 'timeline.html', 'trace.jsonl'])
    expect(readFileSync(join(work, 'seeds.xml'), 'utf8')).toContain('<testcase name="seed 3"')
    const plan = await zeuge(join(directory, 'plan.yaml'), '--json')
    expect(plan).toMatchObject({ exit: 0, result: { seed: 3 } })
    const again = await zeuge(...args, '--json')
    const line = `3 ${plan.result.traceHash}\n`
    expect(again.result.traceHash).toBe(createHash('sha256').update(line).digest('hex'))
  })

  test('ends at once when it is interrupted, with what was done so far', async () => {
    let interrupt: () => void = () => undefined
    const onInterrupt: CliContext['onInterrupt'] = (listener) => {
      interrupt = () => listener('SIGINT')
      return () => undefined
    }
    let asked = 0
    const now = () => {
      asked++
      // The clock is looked at after each seed.
      if (asked > 4) interrupt()
      return asked * 2000
    }
    const context = fakeContext({ cwd: work, onInterrupt, now, tty: true })
    await runProgram(context, ['simulate', '--seeds', '50', ...SHORT])
    expect(context.exit()).toBe(130)
    expect(context.err()).toContain('of 50 seeds were run')
    expect(context.err()).toMatch(/seeds \[#*-*\] +\d % {2}\d \/ 50 · \d h · \d+×/)
    expect(context.out()).toMatch(/ok · \d seeds/)
  })

  test.each([
    [['--seeds', '0'], 2, '--seeds 0: a whole number from 1'],
    [['--seeds', 'many'], 2, '--seeds many'],
    [['--seeds', '2', '--hours', '25'], 2, '--hours 25: a number from 0.05 to 24'],
    [['--seeds', '2', '--jobs', '0'], 2, '--jobs 0'],
    [['--seeds', '2', '--from', '-1'], 2, '--from -1'],
    [['--seeds', '2', '--seed', '1'], 2, '--seed means nothing for seeds'],
    [['--seeds', '2', 'scenarios'], 2, 'exactly one is needed'],
    [['--seeds', '1', '--profile', 'atlantis'], 3, 'atlantis'],
    [['--seeds', '1', '--junit', 'there.xml'], 3, '--force'],
  ])('%j ends with %i and one sentence that says why', async (args, exit, why) => {
    writeFileSync(join(work, 'there.xml'), '')
    const { exit: code, out, err } = await zeuge(...args)
    expect([code, out]).toEqual([exit, ''])
    expect(err).toContain(why)
    expect(err).toMatch(/^zeuge: .*\n {7}.*\n$/)
  })
})
