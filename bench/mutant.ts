/**
 * Puts one mutant into the program as it is loaded, and searches seed by seed until an invariant tells of it.
 *
 *   node dist/bench/mutant.js ID [--seeds N] [--hours H]
 *
 * Prints one JSON line: how many seeds it took. Exit code 1 where it lived.
 */
import { parseArgs } from 'node:util'
import type { Step } from '../src/sim/step.ts'
import { MUTANTS } from './mutants.ts'
import { putIn } from './putin.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seeds: { type: 'string', default: '500' }, hours: { type: 'string', default: '1' } },
})
const mutant = MUTANTS.find(({ id }) => id === positionals[0])
if (mutant === undefined) throw new Error(`there is no mutant ${positionals[0]}`)
putIn(mutant)

const { planSeed, runPlan } = await import('../src/sim/seed.ts')
const { shiftOptions } = await import('./shifts.ts')
const options = shiftOptions(Number(values.hours))
const startedMs = performance.now()
let seeds = 0
let words: string | undefined
for (let seed = 1; words === undefined && seed <= Number(values.seeds); seed++) {
  const plan = planSeed(seed, options)
  const isWanted = ({ action }: Step): boolean => action.type === 'fault' && action.fault === mutant.needs
  if (mutant.needs !== undefined && !plan.steps.some(isWanted)) continue
  seeds++
  const { violations } = await runPlan(plan, options)
  const told = violations.find(({ invariant }) => mutant.told.includes(invariant))
  if (told !== undefined) words = `invariant ${told.invariant}: ${told.words}`
}
const ms = Math.round(performance.now() - startedMs)
console.log(JSON.stringify({ id: mutant.id, killed: words !== undefined, seeds, ms, words }))
process.exitCode = words === undefined ? 1 : 0
