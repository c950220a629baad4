/** Random command sequences over the real runtime on the simulated board, in virtual time; ten thousand in CI. */
import { expect, test } from 'vitest'
import { runSequences } from './commands.ts'
import { profileNamed } from './rig.ts'

/** Half of them: commands.rules.test.ts has the other, beside it on the second core. */
const SEQUENCES = process.env['ZEUGE_CI'] ? 5_000 : 300
const demo = profileNamed('demo')

test(`${SEQUENCES} command sequences with and without a ring break no invariant`, {
  timeout: 400_000,
}, async () => {
  const profiles = [
    demo,
    profileNamed('ordnungsamt-nrw'),
    { ...profileNamed('bundespolizei'), preRecordMs: 10_000 },
  ]
  expect(await runSequences(profiles, SEQUENCES, 20_261_123)).toBeGreaterThan(SEQUENCES / 10)
})
