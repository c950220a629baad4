import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import {
  parseProfile,
  parseScenario,
  runScenario,
  runSeed,
  simulationPrimitives,
  timelineOf,
  timelinePage,
  type TraceRecord,
} from 'zeuge'

// A profile that comes with the package; your own is a file like it.
const file = createRequire(import.meta.url).resolve('zeuge/profiles/demo.yaml')
const bytes = readFileSync(file)
const profile = parseProfile(bytes.toString('utf8'), file)
const hash = simulationPrimitives.sha256(bytes)

test('a parking dispute ends as it should', async () => {
  const path = new URL('parking.yaml', import.meta.url)
  const scenario = parseScenario(readFileSync(path, 'utf8'), 'parking.yaml')
  const records: TraceRecord[] = []
  const run = await runScenario(scenario, {
    primitives: simulationPrimitives,
    profile,
    profileHash: hash,
    trace: (record) => records.push(record),
  })
  // To be looked at where it failed.
  const about = { lang: 'en', name: scenario.name, about: `seed ${run.seed}`, by: 'vitest' } as const
  writeFileSync(new URL('parking.html', import.meta.url), timelinePage(timelineOf(records), about))
  expect(run.outcomes.filter(({ ok }) => !ok)).toEqual([])
  expect(run.violations).toEqual([])
})

test.each([1, 2, 3])('nothing breaks in the random shift %i', async (seed) => {
  const options = { primitives: simulationPrimitives, profiles: [{ profile, hash }], hours: 0.1 }
  expect((await runSeed(seed, options)).violations).toEqual([])
})
