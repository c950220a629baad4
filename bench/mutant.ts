/**
 * Puts one mutant into the program as it is loaded, and searches seed by seed until an invariant tells of it.
 *
 *   node dist/bench/mutant.js ID [--seeds N] [--hours H]
 *
 * Prints one JSON line: how many seeds it took. Exit code 1 where it lived.
 */
import { parseArgs } from 'node:util'
import type { FleetFault } from '../src/sim/fleetfaults.ts'
import type { Step } from '../src/sim/step.ts'
import type { Invariant } from '../src/sim/violation.ts'
import { MUTANTS, type Mutant } from './mutants.ts'
import { putIn } from './putin.ts'

/** How likely the one trouble of a shift of the fleet is at each occasion. */
const FLEET_RATE = 0.5

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seeds: { type: 'string', default: '500' }, hours: { type: 'string', default: '1' } },
})
const mutant = MUTANTS.find(({ id }) => id === positionals[0])
if (mutant === undefined) throw new Error(`there is no mutant ${positionals[0]}`)
putIn(mutant)

/** What a seed broke; undefined where it has not the trouble that is wanted. */
type Play = (seed: number) => Promise<readonly { invariant: Invariant; words: string }[]> | undefined

const play = mutant.fleet === undefined ? await shifts(mutant) : await fleet(mutant.fleet)
const startedMs = performance.now()
let seeds = 0
let words: string | undefined
for (let seed = 1; words === undefined && seed <= Number(values.seeds); seed++) {
  const playing = play(seed)
  if (playing === undefined) continue
  seeds++
  const told = (await playing).find(({ invariant }) => mutant.told.includes(invariant))
  if (told !== undefined) words = `invariant ${told.invariant}: ${told.words}`
}
const ms = Math.round(performance.now() - startedMs)
console.log(JSON.stringify({ id: mutant.id, killed: words !== undefined, seeds, ms, words }))
process.exitCode = words === undefined ? 1 : 0

// Loaded after the hooks are: nothing of the program may be there before.
async function shifts({ needs }: Mutant): Promise<Play> {
  const { planSeed, runPlan } = await import('../src/sim/seed.ts')
  const { shiftOptions } = await import('./shifts.ts')
  const options = shiftOptions(Number(values.hours))
  const isWanted = ({ action }: Step): boolean => action.type === 'fault' && action.fault === needs
  return (seed) => {
    const plan = planSeed(seed, options)
    if (needs !== undefined && !plan.steps.some(isWanted)) return undefined
    return runPlan(plan, options).then(({ violations }) => violations)
  }
}

async function fleet(trouble: FleetFault): Promise<Play> {
  const { CALM } = await import('../src/sim/fleet.ts')
  const { playFleet } = await import('./fleetshift.ts')
  return (seed) => playFleet(seed, { ...CALM, [trouble]: FLEET_RATE }).then(({ broken }) => broken)
}
