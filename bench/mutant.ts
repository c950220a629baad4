/**
 * Puts one mutant into the program as it is loaded, and searches seed by seed until an invariant tells of it.
 *
 *   node dist/bench/mutant.js ID [--seeds N] [--hours H]
 *
 * Prints one JSON line: how many seeds it took. Exit code 1 where it lived.
 */
import { readFileSync } from 'node:fs'
import { register } from 'node:module'
import { parseArgs } from 'node:util'
import type { Step } from '../src/sim/step.ts'
import { MUTANTS, type Mutant } from './mutants.ts'

const HOOKS = `
let mutant
export async function initialize(given) { mutant = given }
export async function load(url, context, next) {
  const loaded = await next(url, context)
  if (url !== mutant.url) return loaded
  return { ...loaded, source: mutant.source }
}`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seeds: { type: 'string', default: '500' }, hours: { type: 'string', default: '1' } },
})
const mutant = MUTANTS.find(({ id }) => id === positionals[0])
if (mutant === undefined) throw new Error(`there is no mutant ${positionals[0]}`)
const url = new URL(`../${mutant.file}`, import.meta.url)
const given = { url: url.href, source: mutated(readFileSync(url, 'utf8'), mutant) }
register(`data:text/javascript,${encodeURIComponent(HOOKS)}`, { data: given })
// A promise that nobody waits for is a bug like any other: the run goes on and its checkers tell.
process.on('unhandledRejection', () => undefined)

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

function mutated(source: string, { id, file, edits }: Mutant): string {
  return edits.reduce((text, { find, put }) => {
    if (text.split(find).length !== 2) throw new Error(`mutant ${id} does not fit ${file}: ${find}`)
    return text.replace(find, () => put)
  }, source)
}
