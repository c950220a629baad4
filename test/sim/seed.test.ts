import { describe, expect, test } from 'vitest'
import { createRandom } from '../../hal/mock/random.ts'
import { ADVERSITIES } from '../../src/sim/adversity.ts'
import { FAULT_CLASSES } from '../../src/sim/fault.ts'
import { FAULT_NAMES } from '../../src/sim/faults.ts'
import { planShift } from '../../src/sim/plan.ts'
import { saneSteps } from '../../src/sim/power.ts'
import { parseScenario } from '../../src/sim/scenario.ts'
import { runPlan, runSeed, type SeedOptions } from '../../src/sim/seed.ts'
import { shrink } from '../../src/sim/shrink.ts'
import { isAlike, wordsOf } from '../../src/sim/violation.ts'
import { writeScenario } from '../../src/sim/write.ts'
import { shiftsOf } from './shifts.ts'

const PROFILES = ['demo', 'berlin']

describe('a shift', () => {
  test.each([1, 2, 3, 4])('of seed %i breaks no invariant', async (seed) => {
    const { violations } = await runSeed(seed, shiftsOf(0.5))
    expect(violations.map(wordsOf)).toEqual([])
  })

  test('is the same for the same seed and another for another', async () => {
    const [first, again, other] = [11, 11, 12].map((seed) => runSeed(seed, shiftsOf(0.2)))
    expect((await again)?.traceHash).toBe((await first)?.traceHash)
    expect((await other)?.traceHash).not.toBe((await first)?.traceHash)
  })

  test('knows every kind of trouble and every fault, over some seeds', () => {
    const seen = new Set<string>()
    for (let seed = 0; seed < 400; seed++)
      for (const { action } of planShift(seed, { hours: 10, profiles: PROFILES }).steps)
        seen.add(action.type === 'fault' ? action.fault : action.type)
    expect(FAULT_NAMES.filter((fault) => !seen.has(fault))).toEqual([])
    expect(new Set(ADVERSITIES.map((one) => one.class))).toEqual(new Set(FAULT_CLASSES))
  })

  test('is often quiet in most respects: a seed draws few kinds of trouble', () => {
    const kinds = (seed: number): number => {
      const { steps } = planShift(seed, { hours: 10, profiles: PROFILES })
      return new Set(steps.flatMap(({ action }) => (action.type === 'fault' ? [action.fault] : []))).size
    }
    const counts = Array.from({ length: 200 }, (_, seed) => kinds(seed)).sort((a, b) => a - b)
    expect(counts[0]).toBe(0)
    expect(counts[100]).toBeLessThan(8)
    expect(counts.at(-1)).toBeGreaterThan(8)
  })

  test('is a scenario: written, read and the same again', () => {
    for (let seed = 0; seed < 50; seed++) {
      const plan = planShift(seed, { hours: 2, profiles: PROFILES })
      const read = parseScenario(writeScenario(plan), 'plan.yaml')
      const bare = (steps: typeof plan.steps) => steps.map(({ atUs, action }) => ({ atUs, action }))
      expect(bare(read.steps)).toEqual(bare(plan.steps))
      expect(read.durationUs).toBe(plan.durationUs)
      expect(read.expectations.map(({ expected }) => expected)).toEqual([{ invariants: 'hold' }])
    }
  })

  test('stays sane whatever is left out of it', () => {
    const random = createRandom(1)
    for (let seed = 0; seed < 50; seed++) {
      const { steps } = planShift(seed, { hours: 4, profiles: PROFILES })
      const part = saneSteps(steps.filter(() => random.chance(0.5)))
      expect(saneSteps(part)).toEqual(part)
    }
  })
})

/** A card that says it has written what it has not, and nobody counts on it. */
const lying: NonNullable<SeedOptions['wrap']> = ({ hal }) => ({
  ...hal,
  disk: {
    ...hal.disk,
    async create(name) {
      const file = await hal.disk.create(name)
      return { ...file, sync: async () => undefined }
    },
  },
})

test('a failing shift shrinks to the few steps that matter, and fails as it is written', async () => {
  const options = { ...shiftsOf(0.1), wrap: lying }
  const { scenario, violations } = await runSeed(4, options)
  const [first] = violations
  if (first === undefined) throw new Error('a lying card was not found out')
  expect(first.invariant).toBe(1)
  const shrunk = await shrink(scenario, first, options, 25)
  expect(shrunk?.scenario.steps.length).toBeLessThanOrEqual(2)
  const again = parseScenario(writeScenario(shrunk?.scenario ?? scenario), 'shrunk.yaml')
  expect((await runPlan(again, options)).violations.some((one) => isAlike(one, first))).toBe(true)
  expect((await runPlan(again, shiftsOf(0.1))).violations).toEqual([])
})

test('what breaks no invariant does not shrink', async () => {
  const plan = planShift(3, { hours: 0.25, profiles: PROFILES })
  const bug = { finding: 'claimed-and-lost', about: '' } as const
  expect(await shrink(plan, bug, shiftsOf(0.25), 5)).toBeUndefined()
})
