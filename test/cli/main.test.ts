/** The built program as a person runs it: `npm test` builds dist first. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'

const MAIN = 'dist/src/cli/main.js'
const work = mkdtempSync(join(tmpdir(), 'zeuge-cli-'))
afterAll(() => rmSync(work, { recursive: true }))

interface End {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

function zeuge(...args: string[]): Promise<End> {
  return new Promise((resolve) => {
    const env = { ...process.env, LC_ALL: 'C', XDG_DATA_HOME: join(work, 'share'), NO_COLOR: '1' }
    const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env })
    let out = ''
    let err = ''
    child.stdout.on('data', (part: Buffer) => {
      out += part.toString()
    })
    child.stderr.on('data', (part: Buffer) => {
      err += part.toString()
    })
    child.on('close', (code) => resolve({ code, out, err }))
  })
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

describe('the built program', () => {
  test('--help answers on stdout with 0', async () => {
    const { code, out, err } = await zeuge('--help')
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^Usage: zeuge /)
  })

  test('an unknown option is one sentence with a suggestion, exit 2, no stack trace', async () => {
    const { code, out, err } = await zeuge('verify', '--trusst', 'x', 'y')
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(/^zeuge: unknown option '--trusst' \(Did you mean --trust\?\)\n {7}.*\n$/)
  })

  test('with --json a failure is one object and nothing else', async () => {
    const { code, out, err } = await zeuge('simulate', '--json', 'nowhere.yaml')
    expect([code, err]).toEqual([3, ''])
    const { ok, error } = JSON.parse(out)
    expect(ok).toBe(false)
    expect(Object.keys(error)).toEqual(['code', 'message', 'hint'])
    expect(error.code).toBe('FILE_MISSING')
  })

  test('speaks German where it is asked to', async () => {
    const { err } = await zeuge('simulate', 'nowhere.yaml', '--lang', 'de')
    expect(err).toContain('Pfad und Schreibweise prüfen.')
  })

  test('gives the same trace in another process, time zone and directory', async () => {
    const scenario = join(work, 'short.yaml')
    writeFileSync(scenario, SCENARIO)
    const first = JSON.parse((await zeuge('simulate', scenario, '--json')).out)
    process.env['TZ'] = 'Pacific/Kiritimati'
    const moved = join(work, 'moved.yaml')
    writeFileSync(moved, SCENARIO)
    const second = JSON.parse(
      (await zeuge('simulate', moved, '--json').finally(() => delete process.env['TZ'])).out,
    )
    expect(first.ok).toBe(true)
    expect(second.traceHash).toBe(first.traceHash)
  })

  test('SIGTERM seals and ends a headless camera with 0', async () => {
    const data = join(work, 'data')
    const camera = 'tape:tapes/scene.tape'
    const child = spawn(process.execPath, [MAIN, 'run', '--data', data, '--camera', camera])
    let log = ''
    const code = await new Promise((resolve) => {
      child.stderr.on('data', (part: Buffer) => {
        log += part.toString()
        // Twice at once, as npm and the terminal both do: still one wish for an orderly end.
        if (log.includes('"event":"standby"')) for (const _ of [1, 2]) child.kill('SIGTERM')
      })
      child.on('close', resolve)
    })
    expect(code).toBe(0)
    for (const line of log.trim().split('\n')) expect(JSON.parse(line)).toHaveProperty('event')
  })
})
