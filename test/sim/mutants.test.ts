import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { MUTANTS } from '../../bench/mutants.ts'

/** Whether they are found out: npm run test:sim. Here: that none of them has rotted. */
test.each(MUTANTS)('mutant $id fits the built program in one place', ({ file, edits }) => {
  const text = readFileSync(`dist/${file}`, 'utf8')
  for (const { find } of edits) expect(text.split(find).length, find).toBe(2)
})
