/**
 * npm run bench: the figures that the project promises, measured on this machine, as one table.
 *
 *   npm run bench -- [--only sealing|processes|presses|card|display|shifts|fleet|small] [--seconds 20] [--presses 25] [--card-mib 4096] [--clip FILE]
 *
 * Medians and ratios; where a user would take something else instead, that is measured beside it. It never
 * fails on a figure: a machine may be slow. `--seconds` sets how long a phase is watched, `--card-mib` how
 * large the data directory is that is verified (it is written first, and needs that much room twice),
 * `--clip` what the small machine's camera plays.
 */
import { parseArgs } from 'node:util'
import { displayRows } from './display.ts'
import { fleetRows } from './fleetrows.ts'
import { PRESSES, pressRows } from './pressrows.ts'
import { processRows } from './processes.ts'
import { sealingRows } from './sealing.ts'
import { shiftRows } from './shiftrows.ts'
import { smallRows } from './small.ts'
import { type Row, tableOf } from './table.ts'
import { cardRows } from './wholecard.ts'

const USAGE = `npm run bench -- [--only PART] [--seconds 20] [--presses ${PRESSES}] [--card-mib 4096] [--clip FILE] [--json]`
const OPTIONS = {
  seconds: { type: 'string', default: '20' },
  json: { type: 'boolean', default: false },
  presses: { type: 'string', default: String(PRESSES) },
  only: { type: 'string' },
  'card-mib': { type: 'string', default: '4096' },
  clip: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const

function refuse(why: string): never {
  console.error(`${why}\n${USAGE}`)
  process.exit(2)
}

function readOptions() {
  try {
    return parseArgs({ options: OPTIONS }).values
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error))
  }
}

const values = readOptions()
const seconds = Number(values.seconds)
const parts: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
  sealing: sealingRows,
  processes: () => processRows(seconds),
  presses: () => pressRows(Number(values.presses)),
  card: () => cardRows(Number(values['card-mib']) * 1024 * 1024),
  display: () => displayRows(seconds),
  shifts: shiftRows,
  fleet: fleetRows,
  small: async () => smallRows(seconds, values.clip),
}
const names = Object.keys(parts)
const { only } = values
if (values.help) {
  console.log(`${USAGE}\nPART: ${names.join(', ')}`)
  process.exit()
}
if (only !== undefined && !names.includes(only)) refuse(`--only is one of ${names.join(', ')}`)
const rows: Row[] = []
for (const [name, measure] of Object.entries(parts))
  if (only === undefined || only === name) rows.push(...(await measure()))
console.log(values.json ? JSON.stringify({ ok: true, rows }) : tableOf(rows))
