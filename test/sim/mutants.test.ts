import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { MUTANTS } from '../../bench/mutants.ts'
import { RELAPSES } from '../../bench/relapses.ts'

/** Whether they are found out: npm run test:sim. Here: that none of them has rotted. */
test.each([...MUTANTS, ...RELAPSES])('mutant $id fits the built program in one place', ({ file, edits }) => {
  const text = readFileSync(`dist/${file}`, 'utf8')
  for (const { find } of edits) expect(text.split(find).length, find).toBe(2)
})

test('every regression has the bug that it is there for, and no other', () => {
  const kept = new Set(RELAPSES.map(({ scenario }) => scenario))
  expect([...kept].sort()).toEqual(readdirSync('test/sim/regressions').sort())
})
