import { expect, test } from 'vitest'
import { failAll, SINGLE } from './single.ts'

/** All of them: npm run test:sim. */
const EVERY = 23

test.each(SINGLE)('%s holds whichever of its port calls fails (a sample)', async (name) => {
  const { calls, broken, exhausted } = await failAll(name, EVERY)
  expect(broken).toEqual([])
  expect(exhausted).toBe(true)
  expect(calls.length).toBeGreaterThan(5)
})
