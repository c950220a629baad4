/**
 * Shifts of the fleet in one process, seed by seed: one JSON line each, and what the cuts came to in all.
 *
 *   node dist/bench/fleetseeds.js [--from 1] [--count 20]
 *
 * Exit code 1 where custody was broken.
 */
import { parseArgs } from 'node:util'
import type { Cut } from '../src/sim/fleetfaults.ts'
import { playFleet } from './fleetshift.ts'

const { values } = parseArgs({
  options: { from: { type: 'string', default: '1' }, count: { type: 'string', default: '20' } },
})
const from = Number(values.from)
const sums = { recorded: 0, erased: 0, torn: 0, crashes: 0 }
const cuts: Partial<Record<Cut, number>> = {}
const startedMs = performance.now()
const cpuBefore = process.cpuUsage()
for (let seed = from; seed < from + Number(values.count); seed++) {
  const { broken, rates: _, ...outcome } = await playFleet(seed)
  if (broken.length > 0) process.exitCode = 1
  for (const name of Object.keys(sums) as (keyof typeof sums)[]) sums[name] += outcome[name]
  for (const name of Object.keys(outcome.cuts) as Cut[]) cuts[name] = (cuts[name] ?? 0) + outcome.cuts[name]
  console.log(JSON.stringify({ seed, ok: broken.length === 0, ...outcome, broken }))
}
const { user, system } = process.cpuUsage(cpuBefore)
const cpuMs = Math.round((user + system) / 1000)
const ms = Math.round(performance.now() - startedMs)
console.log(JSON.stringify({ count: Number(values.count), ...sums, cuts, ms, cpuMs }))
