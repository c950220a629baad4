/** The other half of the random command sequences: the rules that change how a recording begins, goes on and ends. */
import { expect, test } from 'vitest'
import { runSequences } from './commands.ts'
import { profileNamed } from './rig.ts'

const SEQUENCES = process.env['ZEUGE_CI'] ? 5_000 : 300
const demo = profileNamed('demo')

test(`${SEQUENCES} command sequences with links, post-record, cold starts and other gestures break no invariant`, {
  timeout: 400_000,
}, async () => {
  const profiles = [
    { ...profileNamed('baden-wuerttemberg'), postRecordMs: 800 },
    { ...demo, recordingMaxMs: 1_500 },
    { ...demo, cameraInStandby: 'off' } as const,
    { ...demo, startGesture: 'double', stopGesture: 'pressAndHold' } as const,
  ]
  expect(await runSequences(profiles, SEQUENCES, 42)).toBeGreaterThan(SEQUENCES / 10)
})
