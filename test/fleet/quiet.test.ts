/** When a station tidies up: in a pause, once, and never in the middle of what it is asked. */
import { expect, test } from 'vitest'
import type { ServedAnswer, ServedRequest } from '../../hal/exchange.ts'
import { createMockClock } from '../../hal/mock/scheduler.ts'
import { QUIET_MS, restWhenQuiet } from '../../src/fleet/quiet.ts'

const REQUEST: ServedRequest = {
  ...{ client: 'zg-00000001', method: 'POST', path: '/', headers: {} },
  body: (async function* () {})(),
  gone: new AbortController().signal,
}
const ANSWER: ServedAnswer = { status: 200, type: 'application/json', body: '{}' }

/** A station whose requests take as long as their path says, in milliseconds. */
function open() {
  const clock = createMockClock()
  const rests: number[] = []
  const fromUs = clock.nowUs()
  const quiet = restWhenQuiet(
    clock,
    async ({ path }) => {
      await new Promise<void>((done) => clock.setTimeout(() => done(), Number(path)))
      if (path === '0') throw new Error('broken')
      return ANSWER
    },
    async () => {
      rests.push((clock.nowUs() - fromUs) / 1000)
    },
  )
  const ask = (ms: number): void => void quiet.serve({ ...REQUEST, path: `${ms}` }).catch(() => undefined)
  return { clock, quiet, rests, ask }
}

test('once, when the last answer is so long ago, and again after the next', async () => {
  const { clock, rests, ask } = open()
  await clock.advance(QUIET_MS * 3)
  expect(rests).toEqual([])
  ask(100)
  await clock.advance(QUIET_MS * 3)
  const first = QUIET_MS * 4 + 100
  expect(rests).toEqual([first])
  ask(0)
  await clock.advance(QUIET_MS * 3)
  expect(rests).toEqual([first, QUIET_MS * 7])
})

test('not while one of them is under way, nor before a pause is long enough', async () => {
  const { clock, rests, ask } = open()
  ask(100)
  ask(QUIET_MS * 5)
  await clock.advance(QUIET_MS * 5)
  await clock.advance(QUIET_MS - 1)
  ask(1)
  await clock.advance(QUIET_MS)
  expect(rests).toEqual([])
  await clock.advance(1)
  expect(rests).toHaveLength(1)
})

test('no more after its end, also where an answer comes later', async () => {
  const { clock, quiet, rests, ask } = open()
  ask(100)
  await clock.advance(200)
  ask(500)
  quiet.end()
  await clock.advance(QUIET_MS * 3)
  expect(rests).toEqual([])
  expect(clock.waiting()).toBe(0)
})
