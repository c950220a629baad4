/** What whole processes cost: standby, recording, start and help. */
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { median, type Row, upTo } from './table.ts'

const HELP_RUNS = 7
/** The first enrols. */
const START_RUNS = 6
/** Before a phase is watched: start-up and the ring's drain are over then. */
const SETTLE_SECONDS = 8
/** 30 s of pre-record at 8 Mbit/s and a quarter for peaks: the ring's own bytes. */
const RING_BYTES = 37_500_000
const MIB = 1024 * 1024

const dist = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url))

interface Phase {
  readonly phase: string
  readonly ended?: boolean
  readonly cpuPercent: number
  readonly rss: number
  readonly standbyMs: number
  readonly confirmedMs?: number
}

export async function processRows(seconds: number): Promise<readonly Row[]> {
  const directory = mkdtempSync(join(tmpdir(), 'zeuge-bench-'))
  try {
    const helpMs = median(
      Array.from({ length: HELP_RUNS }, () => wallMs([dist('src/cli/main.js'), '--help'])),
    )
    const data = join(directory, 'data')
    // The first run enrols; what a camera does every day is the second.
    rig(data, 0, 1, 1, 0)
    const phases = rig(data, seconds, 5, seconds, SETTLE_SECONDS)
    const of = (name: string): Phase => {
      const found = phases.find(
        (phase) => phase.phase === name && (phase.ended === true || name === 'boot' || name === 'stop'),
      )
      if (found === undefined) throw new Error(`the rig did not reach "${name}"`)
      return found
    }
    const standby = of('standby')
    const record = of('record')
    const rssMib = (record.rss - RING_BYTES) / MIB
    return [
      upTo('zeuge --help, whole process', helpMs, 'ms', 300),
      upTo('start to standby', of('boot').standbyMs, 'ms', 1000),
      upTo('zeuge run --board, process to standby', await boardStartMs(directory), 'ms', 1500),
      upTo('standby, CPU of one core', standby.cpuPercent, '%', 0.5, 2),
      upTo('recording 720p30 at 8 Mbit/s with audio, CPU of one core', record.cpuPercent, '%', 4, 2),
      { what: 'the same, resident memory', measured: `${(record.rss / MIB).toFixed(0)} MiB` },
      upTo('the same without the ring’s bytes', rssMib, 'MiB', 130),
      upTo(
        'press to first durable chunk, ring running',
        of('stop').confirmedMs ?? Number.POSITIVE_INFINITY,
        'ms',
        1000,
      ),
    ]
  } finally {
    rmSync(directory, { recursive: true })
  }
}

function rig(
  data: string,
  standby: number,
  announce: number,
  record: number,
  settle: number,
): readonly Phase[] {
  const options = { standby, announce, record, settle }
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)])
  const text = execFileSync(process.execPath, [dist('bench/rig.js'), '--data', data, ...args], {
    encoding: 'utf8',
  })
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Phase)
}

/** A Raspberry Pi's board, none of whose parts is here: they are looked for, not found, and told. */
async function boardStartMs(directory: string): Promise<number> {
  const camera = `tape:${dist('../tapes/scene.tape')}`
  const args = ['run', '--headless', '--board', 'raspberry-pi-4', '--camera', camera]
  const times: number[] = []
  for (let run = 0; run < START_RUNS; run++) {
    const startedMs = performance.now()
    const child = spawn(
      process.execPath,
      [dist('src/cli/main.js'), ...args, '--data', join(directory, 'board')],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    )
    const ended = new Promise<void>((resolve) => child.on('close', () => resolve()))
    await new Promise<void>((resolve, reject) => {
      createInterface({ input: child.stderr }).on('line', (line) => {
        if (line.includes('"event":"standby"')) resolve()
      })
      void ended.then(() => reject(new Error('the camera ended before it stood by')))
    })
    times.push(performance.now() - startedMs)
    child.kill('SIGTERM')
    await ended
  }
  return median(times.slice(1))
}

function wallMs(args: readonly string[]): number {
  const startedMs = performance.now()
  execFileSync(process.execPath, args)
  return performance.now() - startedMs
}
