import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { CliContext } from '../../src/cli/context.ts'
import { hasOption, optionValue, runProgram } from '../../src/cli/program.ts'
import { fakeContext } from './context.ts'

const work = mkdtempSync(join(tmpdir(), 'zeuge-program-'))
afterAll(() => rmSync(work, { recursive: true }))
writeFileSync(join(work, 'file'), '')

async function zeuge(args: readonly string[], overrides: Partial<CliContext> = {}) {
  const context = fakeContext({ json: hasOption(args, '--json'), env: { XDG_DATA_HOME: work }, ...overrides })
  await runProgram(context, args)
  return { code: context.exit(), out: context.out(), err: context.err() }
}

const COMMANDS = [
  'start',
  'run',
  'demo',
  'simulate',
  'timeline',
  'verify',
  'open',
  'export',
  'inspect',
  'keys',
  'doctor',
]

describe('zeuge', () => {
  test('--help names every command and the exit codes', async () => {
    const { code, out, err } = await zeuge(['--help'])
    expect([code, err]).toEqual([0, ''])
    for (const command of COMMANDS) expect(out).toMatch(new RegExp(`^ {2}${command}\\b`, 'm'))
    expect(out).toContain('Exit codes:')
  })

  test.each([...COMMANDS.filter((command) => command !== 'keys'), 'keys new'])(
    '%s --help has examples',
    async (command) => {
      const { code, out } = await zeuge([...command.split(' '), '--help'])
      expect(code).toBe(0)
      expect(out).toMatch(/Examples:\n {2}zeuge /)
    },
  )

  test('--version is the one of package.json', async () => {
    expect((await zeuge(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/)
  })

  test.each([
    [['verfy'], 2, 'verify'],
    [['verify'], 2, 'path'],
    [['--lang', 'fr', 'doctor'], 2, 'de and en'],
    [['run', '--headless', '--camera', 'webcam'], 2, 'webcam'],
    [['run', '--headless', '--camera', 'v4l2:'], 2, 'no such camera'],
    [['run', '--headless', '--profile', 'atlantis'], 3, 'atlantis'],
    [['run', '--headless', '--data', join(work, 'file', 'data')], 3, 'is a file, not a directory'],
    [['simulate', 'nowhere.yaml'], 3, 'nowhere.yaml'],
    [['simulate', '.'], 3, 'directory'],
    [['simulate', 'scenarios/street-stop.yaml', '--seed', 'x'], 2, '--seed x'],
    [['timeline', 'nowhere.jsonl'], 3, 'nowhere.jsonl'],
    [['timeline', 'README.md'], 3, 'line 1: is not JSON'],
    [['verify', join(work, 'nothing')], 3, 'no such file'],
    [['demo', '--out', 'src'], 3, 'not a demo of ours'],
  ])('%j ends with %i and one sentence that says why', async (args, exit, why) => {
    const { code, out, err } = await zeuge(args)
    expect(code).toBe(exit)
    expect(out).toBe('')
    expect(err).toContain(why)
    expect(err).toMatch(/^zeuge: .*\n {7}.*\n$/)
  })

  test('without a command it shows the help and ends with 2', async () => {
    const { code, err } = await zeuge([])
    expect(code).toBe(2)
    expect(err).toContain('Usage: zeuge')
  })

  test('an option is found wherever it stands, but not behind --', () => {
    expect(optionValue(['verify', '--lang', 'de'], '--lang')).toBe('de')
    expect(optionValue(['--lang=en', 'verify'], '--lang')).toBe('en')
    expect(optionValue(['verify', '--', '--lang', 'de'], '--lang')).toBeUndefined()
    expect(hasOption(['verify', '--', '--json'], '--json')).toBe(false)
  })

  test('doctor has an exit code that says whether the camera can run', async () => {
    const { code, out } = await zeuge(['doctor', '--json'])
    const { ok, checks } = JSON.parse(out)
    expect(code).toBe(ok ? 0 : 4)
    expect(checks.map(({ check }: { check: string }) => check)).toContain('encoder')
  })
})

const SCENARIO = `zeugeScenario: 1
name: short
seed: 3
profile: demo
camera: synthetic
duration: 3s
steps: [{ at: 1s, press: display }]
expect: [{ at: end, front: announcing }]
`

describe('zeuge simulate', () => {
  const good = join(work, 'good.yaml')
  const bad = join(work, 'bad.yaml')
  writeFileSync(good, SCENARIO)
  writeFileSync(bad, SCENARIO.replace('front: announcing', 'front: dark'))

  test('ends with 0 where everything holds, and writes trace and card', async () => {
    const out = join(work, 'out')
    expect((await zeuge(['simulate', good, '--out', out])).code).toBe(0)
    expect(readdirSync(out).sort()).toEqual(['data', 'trace.jsonl'])
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
})
