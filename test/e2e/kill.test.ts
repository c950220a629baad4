/** kill -9 in the middle of a recording, on a real file system: what is signed stays, and the next start says what it found. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'
import { runIn } from '../cli/context.ts'
import { dist, ffmpegComplaints, has } from './process.ts'

const KILLS = 20
const AT_ONCE = 5
/** At least 15 of 20 come after the first three seconds; the others while the ring is still draining. */
const EARLY_KILLS = 4
const LOSS_US_MAX = 1_200_000

const root = mkdtempSync(join(tmpdir(), 'zeuge-kill-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

interface Killed {
  readonly data: string
  readonly killUs: number
}
interface Segment {
  readonly file: string
  readonly verdict: string
  readonly signedUntilUs: number
}

function startRig(data: string, ...more: readonly string[]): ChildProcess {
  const args = ['--data', data, '--source', 'tape', '--announce', '2', '--record', '60', ...more]
  return spawn(process.execPath, [dist('bench/rig.js'), ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
}

/** The first line of this phase, as the rig prints it. */
async function phase(child: ChildProcess, name: string): Promise<Record<string, unknown>> {
  if (child.stdout === null) throw new Error('no output')
  for await (const line of createInterface(child.stdout)) {
    const said = JSON.parse(line) as Record<string, unknown>
    if (said['phase'] === name) return said
  }
  throw new Error(`the rig ended before "${name}"`)
}

async function recordAndKill(number: number): Promise<Killed> {
  const data = join(root, String(number))
  const child = startRig(data)
  const exited = new Promise((resolve) => child.once('exit', resolve))
  await phase(child, 'record')
  // The moment of the kill is what this test is about: random, and not a wait for anything.
  await sleep(number < EARLY_KILLS ? 700 + Math.random() * 2000 : 3000 + Math.random() * 3000)
  const killUs = Number(process.hrtime.bigint() / 1000n)
  child.kill('SIGKILL')
  await exited
  return { data, killUs }
}

const hashesOf = (data: string): Record<string, string> => {
  const recordings = join(data, 'recordings')
  const files = readdirSync(recordings, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.zeu'),
  )
  return Object.fromEntries(
    files.map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(recordings, name)))
        .digest('hex'),
    ]),
  )
}

// What is killed is a process; those that look at what it left need be none.
async function verify(
  data: string,
): Promise<{ readonly verdict: string; readonly segments: readonly Segment[] }> {
  const trust = join(data, 'trust', 'trust.json')
  return (await runIn(data, Date.now(), ['verify', data, '--json', '--trust', trust])).result
}

const killed: Killed[] = []
describe(`kill -9, ${KILLS} times at random moments of a recording`, () => {
  test('ends recordings in the middle', async () => {
    for (let from = 0; from < KILLS; from += AT_ONCE) {
      const numbers = Array.from({ length: AT_ONCE }, (_, at) => from + at)
      killed.push(...(await Promise.all(numbers.map(recordAndKill))))
    }
    expect(killed).toHaveLength(KILLS)
  }, 120_000)

  test('leaves each file OPEN-ENDED, signed to within 1.2 s of the kill', async () => {
    const losses: number[] = []
    for (const { data, killUs } of killed) {
      const { verdict, segments } = await verify(data)
      expect({ verdict, segments: segments.map((segment) => segment.verdict) }).toEqual({
        verdict: 'OPEN-ENDED',
        segments: ['OPEN-ENDED'],
      })
      losses.push(killUs - (segments[0]?.signedUntilUs ?? 0))
    }
    expect(losses).toHaveLength(KILLS)
    console.log(`lost by kill -9: median ${ms(losses, 0.5)} ms, largest ${ms(losses, 1)} ms`)
    expect(Math.max(...losses)).toBeLessThanOrEqual(LOSS_US_MAX)
  }, 120_000)

  test.skipIf(!has('ffmpeg'))(
    'leaves each file to be opened and played up to there (needs ffmpeg)',
    async () => {
      for (const { data } of killed) {
        const clip = join(data, 'clip.mp4')
        const identity = join(data, 'demo-keys', 'evidence-unit.txt')
        const opened = await runIn(data, Date.now(), ['open', data, '--identity', identity, '--out', clip])
        expect(opened.exit, opened.err).toBe(0)
        expect(ffmpegComplaints(clip)).toBe('')
      }
    },
    180_000,
  )

  test('is found by the next start, which leaves the file as it is and says so', async () => {
    const again = killed.filter((_, at) => at % 4 === 0)
    for (const { data } of again) {
      const before = hashesOf(data)
      const child = startRig(data)
      const exited = new Promise((resolve) => child.once('exit', resolve))
      const { boot } = (await phase(child, 'boot')) as { boot: { recovered: readonly { file: string }[] } }
      child.kill('SIGKILL')
      await exited
      expect(boot.recovered).toHaveLength(1)
      expect(hashesOf(data)).toMatchObject(before)
      expect((await verify(data)).verdict).toBe('RECOVERED')
    }
  }, 120_000)
})

function ms(valuesUs: readonly number[], quantile: number): number {
  const sorted = [...valuesUs].sort((a, b) => a - b)
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * quantile))] ?? 0) / 1000)
}
