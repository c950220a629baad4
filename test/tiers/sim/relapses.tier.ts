/** Every scenario of test/sim/regressions still tells of its bug: without the cure it fails as it did then. */
import { availableParallelism } from 'node:os'
import { expect, test } from 'vitest'
import { RELAPSES } from '../../../bench/relapses.ts'
import { inTurns, runScript } from './child.ts'

test('every cured bug is told by the scenario that was kept of it', async () => {
  const tasks = RELAPSES.map(
    ({ id }) =>
      async () =>
        (await runScript('relapse', [id])).lines[0],
  )
  const played = await inTurns(availableParallelism(), tasks)
  for (const one of played) console.log(`${one?.['id']}: ${one?.['scenario']}, ${one?.['words']}`)
  expect(played.filter((one) => one?.['told'] !== true)).toEqual([])
})
