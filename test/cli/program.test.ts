import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
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
