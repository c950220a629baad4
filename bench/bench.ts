/**
 * npm run bench: the figures that the project promises, measured on this machine, as one table.
 *
 * Medians and ratios; where a user would take something else instead, that is measured beside it.
 * It never fails on a figure: a machine may be slow. `--seconds N` sets how long a phase is watched,
 * `--display` measures the front display alone.
 */
import { parseArgs } from 'node:util'
import { displayRows } from './display.ts'
import { processRows } from './processes.ts'
import { sealingRows } from './sealing.ts'
import { tableOf } from './table.ts'

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '20' },
    json: { type: 'boolean', default: false },
    display: { type: 'boolean', default: false },
  },
})
const seconds = Number(values.seconds)
const rows = [
  ...(values.display ? [] : await sealingRows()),
  ...(values.display ? [] : await processRows(seconds)),
  ...(await displayRows(seconds)),
]
console.log(values.json ? JSON.stringify({ ok: true, rows }) : tableOf(rows))
