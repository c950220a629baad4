/**
 * Shifts of ten hours, seed by seed, on all cores: 200 where nothing is said, ZEUGE_SEEDS of them at night.
 */
import { availableParallelism } from 'node:os'
import { expect, test } from 'vitest'
import { SHIFT_OPTIONS } from '../../../bench/shifts.ts'
import { inTurns, runScript } from './child.ts'

const SEEDS = Number(process.env['ZEUGE_SEEDS'] ?? 200)
const FROM = Number(process.env['ZEUGE_SEEDS_FROM'] ?? 1)
/** A process needs some seconds until its code is compiled; the cores end about together. */
const BATCH = 50
const HOURS_MS = 3_600_000

test(
  `${SEEDS} shifts of 10 h break no invariant`,
  async () => {
    const startedMs = Date.now()
    const batches = Array.from({ length: Math.ceil(SEEDS / BATCH) }, (_, at) => FROM + at * BATCH)
    const tasks = batches.map((from) => () => {
      const count = Math.min(BATCH, FROM + SEEDS - from)
      return runScript('seeds', ['--from', String(from), '--count', String(count)], { node: SHIFT_OPTIONS })
    })
    const ended = await inTurns(availableParallelism(), tasks)
    const results = ended.flatMap(({ lines }) => lines).filter((line) => 'seed' in line)
    const tookMs = Date.now() - startedMs
    console.log(
      `${results.length} shifts in ${Math.round(tookMs / 1000)} s, ${Math.round((SEEDS * 10 * HOURS_MS) / tookMs)} × real time`,
    )
    expect(results.length).toBe(SEEDS)
    expect(results.filter(({ ok }) => ok !== true)).toEqual([])
  },
  24 * HOURS_MS,
)
