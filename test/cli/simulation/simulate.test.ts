/** `zeuge simulate` and `zeuge timeline`, as a person uses them. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { CliContext } from '../../../src/cli/context.ts'
import { hasOption, runProgram } from '../../../src/cli/program.ts'
import { fakeContext } from '../context.ts'

const work = mkdtempSync(join(tmpdir(), 'zeuge-simulate-'))
afterAll(() => rmSync(work, { recursive: true }))

async function zeuge(args: readonly string[], overrides: Partial<CliContext> = {}) {
  const context = fakeContext({ json: hasOption(args, '--json'), ...overrides })
  await runProgram(context, args)
  return { code: context.exit(), out: context.out(), err: context.err() }
}

const SCENARIO = `zeugeScenario: 1
name: short
seed: 3
profile: demo
camera: synthetic
duration: 3s
steps: [{ at: 1s, press: display }]
expect: [{ at: end, front: announcing }]
`

const both = join(work, 'both')
mkdirSync(both)
const good = join(both, 'good.yaml')
const bad = join(both, 'bad.yaml')
writeFileSync(good, SCENARIO)
writeFileSync(bad, SCENARIO.replace('front: announcing', 'front: dark'))

describe('zeuge simulate', () => {
  test('ends with 0 where everything holds, and writes trace and card', async () => {
    const out = join(work, 'out')
    expect((await zeuge(['simulate', good, '--out', out])).code).toBe(0)
    expect(readdirSync(out).sort()).toEqual(['data', 'timeline.html', 'trace.jsonl'])
    expect((await zeuge(['simulate', good, '--out', out])).code).toBe(3)
    expect((await zeuge(['simulate', good, '--out', out, '--force'])).code).toBe(0)
  })

  test('ends with 1 where an expectation does not hold, and says which', async () => {
    const { code, err } = await zeuge(['simulate', bad])
    expect(code).toBe(1)
    expect(err).toContain('front (line 8)')
    const json = await zeuge(['simulate', bad, '--json'])
    expect(json.code).toBe(1)
    expect(JSON.parse(json.out)).toMatchObject({ ok: false, error: { code: 'EXPECTATION_FAILED' } })
  })

  test('leaves a trace that timeline draws, here and as a page', async () => {
    const trace = join(work, 'out', 'trace.jsonl')
    const { code, out } = await zeuge(['timeline', trace, '--lang', 'de'], { lang: 'de' })
    expect(code).toBe(0)
    expect(out).toContain('Taste DISPLAY')
    expect((await zeuge(['timeline', trace, '--lines', 'many'])).err).toContain('--lines many')
    const page = join(work, 'page.html')
    expect((await zeuge(['timeline', trace, '--html', page])).code).toBe(0)
    expect((await zeuge(['timeline', trace, '--html', page])).err).toContain('--force')
    expect(readFileSync(page, 'utf8')).toContain('<title>Zeuge: trace.jsonl</title>')
  })

  test('takes another seed', async () => {
    expect(JSON.parse((await zeuge(['simulate', good, '--json', '--seed', '4'])).out).seed).toBe(4)
  })

  test.each([
    ['camera: scene', 'cannot run in virtual time'],
    ['camera: tape:no.tape', 'no.tape'],
    ['profile: nobody', 'nobody'],
  ])('refuses %s', async (line, why) => {
    const [field = ''] = line.split(':')
    writeFileSync(join(work, 'x.yaml'), SCENARIO.replace(new RegExp(`^${field}: .*$`, 'm'), line))
    const { code, err } = await zeuge(['simulate', join(work, 'x.yaml')])
    expect(code).toBe(3)
    expect(err).toContain(why)
  })

  test('of a directory shows a table and ends with 1 where one of them failed', async () => {
    const { code, out, err } = await zeuge(['simulate', both])
    expect(code).toBe(1)
    expect(out).toMatch(/^x .*bad\.yaml/m)
    expect(out).toMatch(/^\+ .*good\.yaml/m)
    expect(out).toContain('FAILED · 1/2 ok')
    expect(err).toContain('bad.yaml: 1 expectation(s) did not hold: front (line 8)')
    const json = JSON.parse((await zeuge(['simulate', both, '--json'])).out)
    expect(json.scenarios.map(({ ok }: { ok: boolean }) => ok)).toEqual([false, true])
  })

  test('writes JUnit XML, a timeline, and a directory for each of several', async () => {
    const [junit, page, out] = ['r.xml', 't.html', 'several'].map((name) => join(work, name)) as [
      string,
      string,
      string,
    ]
    expect((await zeuge(['simulate', both, '--junit', junit, '--out', out])).code).toBe(1)
    const xml = readFileSync(junit, 'utf8')
    expect(xml.match(/<testsuite /g)).toHaveLength(2)
    expect(xml).toContain('message="expected dark, found announcing"')
    expect(readdirSync(out)).toHaveLength(2)
    expect((await zeuge(['simulate', good, '--timeline', page])).code).toBe(0)
    expect(readFileSync(page, 'utf8')).toContain('front: announcing')
    const again = await zeuge(['simulate', good, '--junit', junit])
    expect([again.code, again.err]).toEqual([3, expect.stringContaining('--force')])
  })

  test('plays a trace again, and says where another device would differ', async () => {
    const out = join(work, 'replayed')
    await zeuge(['simulate', good, '--out', out])
    const trace = join(out, 'trace.jsonl')
    const same = await zeuge(['simulate', '--replay', trace, '--json'])
    expect([same.code, JSON.parse(same.out)]).toMatchObject([0, { ok: true, boots: 1 }])
    const changed = join(work, 'changed.jsonl')
    writeFileSync(changed, readFileSync(trace, 'utf8').replaceAll('"button":"display"', '"button":"record"'))
    const other = await zeuge(['simulate', '--replay', changed, '--lang', 'de'], { lang: 'de' })
    expect(other.code).toBe(1)
    expect(other.out).toContain('capture war buffering und ist nun recording')
  })

  test('of an interrupted batch tells what was done, and ends with 130', async () => {
    let interrupt: () => void = () => undefined
    const onInterrupt: CliContext['onInterrupt'] = (listener) => {
      interrupt = () => listener('SIGINT')
      return () => undefined
    }
    const three = ['simulate', good, good, good]
    const now = () => {
      interrupt()
      return 0
    }
    const context = fakeContext({ onInterrupt, now })
    await runProgram(context, three)
    expect(context.exit()).toBe(130)
    expect(context.out()).toContain('1/3 ok')
  })

  test.each([
    [['simulate'], 2, 'exactly one is needed'],
    [['simulate', good, '--replay', 'x'], 2, 'exactly one is needed'],
    [['simulate', '--replay', 'x', '--seed', '3'], 2, '--seed means nothing for replay'],
    [['simulate', good, bad, '--timeline', 'x.html'], 2, '--timeline is for one scenario'],
    [['simulate', good, '--profile', 'demo'], 2, '--profile means nothing for scenarios'],
    [['simulate', good, '--sed', '3'], 2, '--seed'],
    [['simulate', 'src'], 3, 'no scenario (.yaml) lies in this directory'],
    [['simulate', '--replay', 'nowhere.jsonl'], 3, 'nowhere.jsonl'],
    [['simulate', '--replay', 'README.md'], 3, 'line 1: is not JSON'],
    [['simulate', good, '--out', join(good, 'x')], 3, 'is a file, not a directory'],
  ])('%j ends with %i and one sentence that says why', async (args, exit, why) => {
    const { code, out, err } = await zeuge(args)
    expect([code, out]).toEqual([exit, ''])
    expect(err).toContain(why)
    expect(err).toMatch(/^zeuge: .*\n {7}.*\n$/)
  })
})
