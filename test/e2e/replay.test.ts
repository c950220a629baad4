/** A real run on the real clock, worked by keys in a terminal, and then played again in virtual time. */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { TraceRecord } from '../../src/device/status.ts'
import type { DeviceState } from '../../src/device/vocabulary.ts'
import { parseTrace } from '../../src/sim/readtrace.ts'
import { dist, has, zeuge } from './process.ts'

const work = mkdtempSync(join(tmpdir(), 'zeuge-replay-'))
afterAll(() => rmSync(work, { recursive: true, force: true }))
const trace = join(work, 'trace.jsonl')
const LOOK_MS = 100

function records(): readonly TraceRecord[] {
  return existsSync(trace) && readFileSync(trace, 'utf8').includes('\n')
    ? parseTrace(readFileSync(trace, 'utf8'), trace)
    : []
}

/** Waits until the newest state in the trace is so. */
async function until(isSo: (state: DeviceState) => boolean): Promise<void> {
  for (;;) {
    const last = records().findLast((record) => record.type === 'state')
    if (last !== undefined && isSo(last.state)) return
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
}

// Debian's bsdutils, which is always there, has script: a terminal for a program.
describe.skipIf(!has('script'))('a camera worked by hand in a terminal (needs script)', () => {
  test('leaves a trace that is played again to the same states', async () => {
    const camera = `--camera tape:tapes/scene.tape --data ${join(work, 'data')} --trace ${trace}`
    const command = `${process.execPath} ${dist('src/cli/main.js')} run ${camera}`
    const child = spawn('script', ['-qfec', command, '/dev/null'], { stdio: ['pipe', 'ignore', 'inherit'] })
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
    const press = (key: string) => child.stdin.write(key)
    await until(({ capture }) => capture === 'idle')
    press('d')
    await until(({ front, capture }) => front === 'announcing' && capture === 'buffering')
    press('r')
    await until(({ confirmation }) => confirmation === 'confirmed')
    press('D')
    await until(({ muted }) => muted)
    press('k')
    await until(({ dock, capture }) => dock !== 'away' && capture === 'idle')
    press('k')
    await until(({ dock }) => dock === 'away')
    press('q')
    expect(await ended).toBe(0)
    expect(records()[0]).toMatchObject({ type: 'boot', profile: { id: 'demo' } })

    const { status, stdout } = zeuge('simulate', '--replay', trace, '--json')
    expect(JSON.parse(stdout), stdout).toMatchObject({ ok: true, boots: 1 })
    expect(status).toBe(0)
    const drawn = zeuge('timeline', trace, '--lines', '200')
    expect(drawn.stdout).toContain('perceive muted')
  }, 120_000)
})
