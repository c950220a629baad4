import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { disciplinedClock } from '../../../hal/clock/disciplined.ts'
import { openNodeClock } from '../../../hal/clock/node.ts'
import { openNodeEntropy } from '../../../hal/entropy/node.ts'
import { clockContract, entropyContract } from '../contract/clock.ts'

const IN_2026_US = 1_777_885_200_000_000

clockContract('the operating system', () => ({
  clock: openNodeClock(),
  run: (promise) => promise,
  pass: (ms) => pause(ms),
}))
clockContract('the operating system, set by GNSS', () => {
  const clock = disciplinedClock(openNodeClock())
  clock.take('gnss', IN_2026_US, clock.nowUs())
  return { clock, run: (promise) => promise, pass: (ms) => pause(ms) }
})
entropyContract('the operating system', () => ({ entropy: openNodeEntropy() }))

const MARK = '/'
const NO_MARK = '/no/such/mark'
const IN_2024_US = 1_720_000_000_000_000

test.each([
  ['unset', 'a wall clock from before there were such cameras', IN_2024_US, MARK],
  ['network', 'one that a time daemon vouches for', IN_2026_US, MARK],
  ['rtc', 'a plausible one that nobody vouches for', IN_2026_US, NO_MARK],
])('says %s of %s', (state, _, wallUs, synchronisedMark) => {
  expect(openNodeClock({ wallUs: () => wallUs, synchronisedMark }).state()).toBe(state)
})
test('does not fire at once what is due in a month', async () => {
  const clock = openNodeClock()
  let fired = false
  const timer = clock.setTimeout(() => {
    fired = true
  }, 31 * 86_400_000)
  await pause(5)
  clock.clearTimeout(timer)
  expect(fired).toBe(false)
})
