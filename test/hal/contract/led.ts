/** The law of hal/hal.ts for Led. */
import { describe, expect, test } from 'vitest'
import type { Colour, Led, LedPattern } from '../../../hal/hal.ts'
import { watchFor } from './onlooker.ts'

export interface OpenedLed {
  readonly led: Led
  /** What an onlooker sees burn now. */
  sees(): Colour
  pass(ms: number): Promise<unknown>
  /** It is unplugged, and back. */
  vanish(): void
  back(): void
  /** The newest word on whether it works, where there was one. */
  told(): boolean | undefined
  close(): void
}

const pattern = (...steps: readonly (readonly [Colour, number])[]): LedPattern => ({
  steps: steps.map(([colour, ms]) => ({ colour, ms })),
})

/** `open` is called within each test: files it makes end with that test. */
export function ledContract(name: string, open: () => Promise<OpenedLed> | OpenedLed): void {
  describe(`the contract of the lamp: ${name}`, () => {
    test('is dark before the first word', async () => {
      expect((await open()).sees()).toBe('off')
    })
    test.each(['red', 'green', 'amber', 'off'] as const)('a single step %s is steady', async (colour) => {
      const { led, sees, pass } = await open()
      led.show(pattern(['red', 200], ['off', 200]))
      led.show(pattern([colour, 500]))
      expect((await watchFor(sees, pass, 3000)).map(({ what }) => what)).toEqual([colour])
    })
    test.each([
      ['one that blinks', pattern(['red', 250], ['off', 250])],
      ['two lamps that blink together', pattern(['amber', 500], ['off', 1000])],
      ['a lamp that stays while the other blinks', pattern(['red', 1750], ['amber', 250])],
      ['lamps that take turns', pattern(['red', 500], ['green', 500])],
      ['three steps', pattern(['red', 200], ['off', 100], ['green', 300])],
    ])('%s: each step for its time, in turn, again and again', async (_, shown) => {
      const { led, sees, pass } = await open()
      led.show(shown)
      const turnMs = shown.steps.reduce((sum, { ms }) => sum + ms, 0)
      // A lamp that begins in darkness may do so a little late.
      for (let ms = 0; ms < turnMs && sees() !== shown.steps[0]?.colour; ms++) await pass(1)
      const spans = await watchFor(sees, pass, 4 * turnMs)
      for (const [at, { what, ms }] of spans.entries()) {
        const step = shown.steps[at % shown.steps.length]
        expect(what).toBe(step?.colour)
        if (at < spans.length - 1) expect(Math.abs(ms - (step?.ms ?? 0))).toBeLessThanOrEqual(20)
      }
      expect(spans.length).toBeGreaterThanOrEqual(4 * shown.steps.length)
    })
    test('the last one given stays; nothing of the one before is seen again', async () => {
      const { led, sees, pass } = await open()
      led.show(pattern(['red', 500], ['green', 500]))
      await pass(700)
      led.show(pattern(['amber', 1000]))
      expect((await watchFor(sees, pass, 5000)).map(({ what }) => what)).toEqual(['amber'])
    })
    test('takes every call while it is gone, and shows the last when it is back', async () => {
      const { led, sees, pass, vanish, back, told } = await open()
      led.show(pattern(['green', 1000]))
      vanish()
      await pass(2000)
      expect(told()).toBe(false)
      led.show(pattern(['red', 250], ['off', 250]))
      led.show(pattern(['red', 1000]))
      await pass(1500)
      back()
      await pass(2000)
      expect(told()).toBe(true)
      led.show(pattern(['red', 1000]))
      expect((await watchFor(sees, pass, 1000)).map(({ what }) => what)).toEqual(['red'])
    })
    test('is dark once it is closed, which it may be twice', async () => {
      const { led, sees, pass, close } = await open()
      led.show(pattern(['red', 500], ['green', 500]))
      close()
      close()
      led.show(pattern(['red', 1000]))
      expect((await watchFor(sees, pass, 2000)).map(({ what }) => what)).toEqual(['off'])
    })
  })
}
