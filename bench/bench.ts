/**
 * npm run bench: the figures that the project promises, measured on this machine, as one table.
 *
 * Medians and ratios; where a user would take something else instead, that is measured beside it.
 * It never fails on a figure: a machine may be slow. `--seconds N` sets how long a phase is watched.
 */
import { parseArgs } from 'node:util'
import { processRows } from './processes.ts'
import { sealingRows } from './sealing.ts'
import { tableOf } from './table.ts'

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '20' }, json: { type: 'boolean', default: false } },
})
const rows = [...(await sealingRows()), ...(await processRows(Number(values.seconds)))]
console.log(values.json ? JSON.stringify({ ok: true, rows }) : tableOf(rows))
