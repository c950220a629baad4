/** Every mutant of bench/mutants.ts is found out, and how many seeds that took. */
import { availableParallelism } from 'node:os'
import { expect, test } from 'vitest'
import { MUTANTS } from '../../../bench/mutants.ts'
import { inTurns, runScript } from './child.ts'

/** Of search, on a machine that does nothing else. */
const SECONDS_MAX = 30

test('every mutant is killed', async () => {
  const tasks = MUTANTS.map(
    ({ id }) =>
      async () =>
        (await runScript('mutant', [id])).lines[0],
  )
  const found = await inTurns(availableParallelism(), tasks)
  for (const one of found)
    console.log(`${one?.['id']}: ${one?.['seeds']} seeds, ${one?.['ms']} ms, ${one?.['words']}`)
  expect(found.filter((one) => one?.['killed'] !== true)).toEqual([])
  const slow = found.filter((one) => Number(one?.['ms']) > SECONDS_MAX * 1000)
  if (slow.length > 0)
    console.warn(`took longer than ${SECONDS_MAX} s here: ${slow.map((one) => one?.['id'])}`)
})
