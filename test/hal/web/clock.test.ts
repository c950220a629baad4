/** The page's clock and entropy under the law that the real ones keep too: Node has what a browser has for them. */
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, vi } from 'vitest'
import { openWebClock } from '../../../hal/web/clock.ts'
import { openWebEntropy } from '../../../hal/web/entropy.ts'
import { clockContract, entropyContract } from '../contract/clock.ts'

vi.stubGlobal('window', globalThis)
afterAll(() => vi.unstubAllGlobals())

clockContract('the browser', () => ({
  clock: openWebClock(),
  run: (promise) => promise,
  pass: (ms) => pause(ms),
}))
entropyContract('the browser', () => ({ entropy: openWebEntropy() }))
