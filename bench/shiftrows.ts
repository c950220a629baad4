/** How fast whole shifts are simulated: with real crypto on every chunk, and with crypto that costs nothing. */
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type Row, row } from './table.ts'

const SEEDS = 8
/** Times real time, on one core. */
const REAL_GOAL = 5_000
const STUBBED_GOAL = 50_000

export async function shiftRows(): Promise<readonly Row[]> {
  const [real, stubbed] = [measure([]), measure(['--stubbed'])]
  return [
    rowOf('shifts of 10 h simulated, real crypto on every chunk', real, REAL_GOAL),
    rowOf('the same, crypto stubbed', stubbed, STUBBED_GOAL),
  ]
}

interface Figures {
  readonly timesReal: number
  readonly timesCpu: number
  readonly recordedS: number
  readonly hours: number
}

/** In a process of its own: what the bench did before must not slow it. */
function measure(flags: readonly string[]): Figures {
  const script = fileURLToPath(new URL('./seeds.js', import.meta.url))
  const out = execFileSync(process.execPath, [script, '--count', String(SEEDS), ...flags], {
    encoding: 'utf8',
  })
  return JSON.parse(out.trim().split('\n').at(-1) ?? '{}') as Figures
}

function rowOf(what: string, { timesReal, timesCpu, recordedS, hours }: Figures, goal: number): Row {
  const minutes = Math.round((recordedS / hours) * 10) / 60
  const said = `${timesReal.toLocaleString('en')} × real time (${timesCpu.toLocaleString('en')} × by CPU time), ${minutes.toFixed(0)} min recorded in 10 h`
  return row(what, said, `≥ ${goal.toLocaleString('en')} ×`, timesReal >= goal)
}
