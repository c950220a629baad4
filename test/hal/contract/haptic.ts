/** The law of hal/hal.ts for Haptic. */
import { describe, expect, test } from 'vitest'
import type { Haptic } from '../../../hal/hal.ts'
import { watchFor } from './onlooker.ts'

export interface OpenedHaptic {
  readonly haptic: Haptic
  /** It vibrates now. */
  feels(): boolean
  pass(ms: number): Promise<unknown>
  /** It is unplugged, and back. */
  vanish(): void
  back(): void
  /** The newest word on whether it works, where there was one. */
  told(): boolean | undefined
  close(): void
}

/** `open` is called within each test: files it makes end with that test. */
export function hapticContract(name: string, open: () => Promise<OpenedHaptic> | OpenedHaptic): void {
  describe(`the contract of the vibrator: ${name}`, () => {
    const pulses = async ({ feels, pass }: OpenedHaptic, forMs: number): Promise<readonly number[]> =>
      (await watchFor(feels, pass, forMs)).flatMap(({ what, ms }) => (what ? [ms] : []))
    const near = (ms: number): unknown => expect.toSatisfy((felt: number) => Math.abs(felt - ms) <= 20)

    test('is still before the first word', async () => {
      expect(await pulses(await open(), 1000)).toEqual([])
    })
    test('pulses one after another, each for its time, and then it is still', async () => {
      const opened = await open()
      opened.haptic.play([
        { onMs: 80, offMs: 120 },
        { onMs: 300, offMs: 120 },
        { onMs: 80, offMs: 0 },
      ])
      expect(await pulses(opened, 3000)).toEqual([near(80), near(300), near(80)])
    })
    test('a new call replaces what still waits', async () => {
      const opened = await open()
      opened.haptic.play(Array.from({ length: 5 }, () => ({ onMs: 200, offMs: 200 })))
      await opened.pass(250)
      opened.haptic.play([{ onMs: 50, offMs: 50 }])
      expect(await pulses(opened, 3000)).toEqual([near(50)])
    })
    test('nothing to play is no vibration', async () => {
      const opened = await open()
      opened.haptic.play([])
      expect(await pulses(opened, 500)).toEqual([])
    })
    test('takes every call while it is gone, and vibrates when it is back', async () => {
      const opened = await open()
      opened.haptic.play([{ onMs: 500, offMs: 0 }])
      await opened.pass(100)
      // In the middle of a pulse.
      opened.vanish()
      await opened.pass(2000)
      expect(opened.told()).toBe(false)
      opened.haptic.play([{ onMs: 80, offMs: 120 }])
      await opened.pass(1500)
      opened.back()
      await opened.pass(2000)
      expect(opened.told()).toBe(true)
      opened.haptic.play([{ onMs: 80, offMs: 120 }])
      expect(await pulses(opened, 1000)).toEqual([near(80)])
    })
    test('is still once it is closed, which it may be twice', async () => {
      const opened = await open()
      opened.haptic.play(Array.from({ length: 5 }, () => ({ onMs: 200, offMs: 200 })))
      await opened.pass(50)
      opened.close()
      opened.close()
      opened.haptic.play([{ onMs: 80, offMs: 0 }])
      // The pulse that runs may end by itself.
      await opened.pass(200)
      expect(await pulses(opened, 3000)).toEqual([])
    })
  })
}
