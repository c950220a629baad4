/**
 * Takes one cure out of the program as it is loaded, and plays the scenario that was kept of the bug.
 *
 *   node dist/bench/relapse.js ID
 *
 * Prints one JSON line. Exit code 1 where the scenario does not tell of it.
 */
import { readFileSync } from 'node:fs'
import { putIn } from './putin.ts'
import { RELAPSES } from './relapses.ts'

const SCENARIOS = new URL('../../test/sim/regressions/', import.meta.url)

const [, , id] = process.argv
const relapse = RELAPSES.find((one) => one.id === id)
if (relapse === undefined) throw new Error(`there is no relapse ${id}`)
putIn(relapse)

const { parseScenario } = await import('../src/sim/scenario.ts')
const { runPlan } = await import('../src/sim/seed.ts')
const { wordsOf } = await import('../src/sim/violation.ts')
const { shiftOptions } = await import('./shifts.ts')
const text = readFileSync(new URL(relapse.scenario, SCENARIOS), 'utf8')
const startedMs = performance.now()
const { violations } = await runPlan(parseScenario(text, relapse.scenario), shiftOptions(1))
const told = violations.find(({ finding }) => finding === relapse.told)
const ms = Math.round(performance.now() - startedMs)
const words = violations.map(wordsOf)
console.log(JSON.stringify({ id, scenario: relapse.scenario, told: told !== undefined, ms, words }))
process.exitCode = told === undefined ? 1 : 0
