/** What whole processes cost: standby, recording, start and help. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { histogram, median, percentile, type Row } from './table.ts'

const HELP_RUNS = 7
/** Of each one start and three double presses are measured; about a minute and a half. */
const PRESSES = 25
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
  readonly ackMs?: readonly number[]
  readonly durableMs?: readonly number[]
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
    const presses = rig(join(directory, 'presses'), 0, 0, 1, 0, PRESSES)
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
      goal('zeuge --help, whole process', helpMs, 'ms', 300),
      goal('start to standby', of('boot').standbyMs, 'ms', 1000),
      goal('standby, CPU of one core', standby.cpuPercent, '%', 0.5, 2),
      goal('recording 720p30 at 8 Mbit/s with audio, CPU of one core', record.cpuPercent, '%', 4, 2),
      { what: 'the same, resident memory', measured: `${(record.rss / MIB).toFixed(0)} MiB` },
      goal('the same without the ring’s bytes', rssMib, 'MiB', 130),
      goal(
        'press to first durable chunk, ring running',
        of('stop').confirmedMs ?? Number.POSITIVE_INFINITY,
        'ms',
        1000,
      ),
      ...pressRows(presses),
    ]
  } finally {
    rmSync(directory, { recursive: true })
  }
}

/** Ninety-ninth percentiles with the histograms they come from. */
function pressRows(phases: readonly Phase[]): readonly Row[] {
  const { ackMs = [], durableMs = [] } = phases.find(({ phase }) => phase === 'presses') ?? {}
  return [
    goal('press to haptic issued while recording, p99', percentile(ackMs, 99), 'ms', 20, 1),
    { what: `the same, ${ackMs.length} presses, ms`, measured: histogram(ackMs, [1, 2, 5, 10, 20, 50]) },
    goal('press to first durable chunk captured after it, p99', percentile(durableMs, 99), 'ms', 1200),
    {
      what: `the same, ${durableMs.length} presses with a ring, ms`,
      measured: histogram(durableMs, [200, 250, 300, 500, 800, 1200]),
    },
  ]
}

function rig(
  data: string,
  standby: number,
  announce: number,
  record: number,
  settle: number,
  presses = 0,
): readonly Phase[] {
  const options = { standby, announce, record, settle, presses }
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)])
  const text = execFileSync(process.execPath, [dist('bench/rig.js'), '--data', data, ...args], {
    encoding: 'utf8',
  })
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Phase)
}

function wallMs(args: readonly string[]): number {
  const startedMs = performance.now()
  execFileSync(process.execPath, args)
  return performance.now() - startedMs
}

function goal(what: string, value: number, unit: string, limit: number, digits = 0): Row {
  return {
    what,
    measured: `${value.toFixed(digits)} ${unit}`,
    goal: `≤ ${limit} ${unit}`,
    met: value <= limit,
  }
}
