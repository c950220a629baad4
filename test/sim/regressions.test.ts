import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { nodePrimitives } from '../../hal/primitives/node.ts'
import { loadProfile } from '../../src/cli/authority/profiles.ts'
import { runScenario } from '../../src/sim/run.ts'
import { parseScenario } from '../../src/sim/scenario.ts'
import { wordsOf } from '../../src/sim/violation.ts'

/** Shifts that once broke an invariant, shrunk: what was cured stays cured. That they would tell: bench/relapses.ts. */
const DIRECTORY = 'test/sim/regressions'

describe('a shift that once failed', () => {
  test.each(readdirSync(DIRECTORY))('%s', async (name) => {
    const scenario = parseScenario(readFileSync(`${DIRECTORY}/${name}`, 'utf8'), name)
    const { profile, hash } = await loadProfile({ cwd: '.' }, scenario.profile)
    const run = await runScenario(scenario, { primitives: nodePrimitives, profile, profileHash: hash })
    expect(run.violations.map(wordsOf)).toEqual([])
    expect(run.outcomes.filter(({ ok }) => !ok)).toEqual([])
  })
})
