/**
 * How fast whole shifts are simulated, on all cores of this machine: with real crypto on every chunk, and with crypto
 * that costs nothing. A process a core, long enough that compiling its code is a small part of it.
 */
import { execFile } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { SHIFT_OPTIONS } from './shifts.ts'
import { type Row, row } from './table.ts'

const SEEDS_PER_CORE = 24
/** Times real time. */
const REAL_GOAL = 5_000
const STUBBED_GOAL = 50_000
const HOUR_MS = 3_600_000

export async function shiftRows(): Promise<readonly Row[]> {
  return [
    rowOf('shifts of 10 h simulated, real crypto on every chunk', await measure([]), REAL_GOAL),
    rowOf('the same, crypto stubbed', await measure(['--stubbed']), STUBBED_GOAL),
  ]
}

interface Figures {
  readonly ms: number
  readonly timesCpu: number
  readonly recordedS: number
  readonly hours: number
}

/** In processes of their own: what the bench did before must not slow them. The slowest says how long all took. */
async function measure(flags: readonly string[]): Promise<readonly Figures[]> {
  const script = fileURLToPath(new URL('./seeds.js', import.meta.url))
  const cores = Array.from({ length: availableParallelism() }, async (_, core) => {
    const from = String(1 + core * SEEDS_PER_CORE)
    const args = [...SHIFT_OPTIONS, script, '--from', from, '--count', String(SEEDS_PER_CORE), ...flags]
    const { stdout } = await promisify(execFile)(process.execPath, args, { encoding: 'utf8' })
    return JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}') as Figures
  })
  return Promise.all(cores)
}

function rowOf(what: string, cores: readonly Figures[], goal: number): Row {
  const sum = (of: (figures: Figures) => number): number => cores.reduce((all, one) => all + of(one), 0)
  const hours = sum((one) => one.hours)
  const times = Math.round((hours * HOUR_MS) / Math.max(...cores.map(({ ms }) => ms)))
  const perCore = Math.round(sum(({ timesCpu }) => timesCpu) / cores.length)
  const minutes = Math.round((sum((one) => one.recordedS) / hours) * 10) / 60
  const said = `${times.toLocaleString('en')} × real time on ${cores.length} cores (${perCore.toLocaleString('en')} × a core, by CPU time), ${minutes.toFixed(0)} min recorded in 10 h`
  return row(what, said, `≥ ${goal.toLocaleString('en')} ×`, times >= goal)
}
