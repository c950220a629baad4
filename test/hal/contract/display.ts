/** The law of hal/hal.ts for Display. */
import { describe, expect, test } from 'vitest'
import { screenOf } from '../../../bench/screencases.ts'
import type { Display, Screen } from '../../../hal/hal.ts'

export interface OpenedDisplay {
  readonly display: Display
  /** Exactly this screen is up. */
  shows(screen: Screen): boolean | Promise<boolean>
  pass(ms: number): Promise<unknown>
  /** It is unplugged, and back. */
  vanish(): void
  back(): void
  /** The newest word on whether it works, where there was one. */
  told(): boolean | undefined
  close(): void | Promise<void>
}

const DARK: Screen = { kind: 'dark', lines: [], mirror: false }
/** `show` returns at once; a millisecond is plenty, a stall of the machine is not ours. */
const AT_ONCE_MS = 50
const LOOK_MS = 20
/** A process may have to start first; an opened display's 100 ms are measured in bench/display.ts. */
const LOOKS_MAX = 1000

/** `open` is called within each test: files it makes end with that test. */
export function displayContract(name: string, open: () => Promise<OpenedDisplay> | OpenedDisplay): void {
  describe(`the contract of the display: ${name}`, () => {
    const [one, other] = [screenOf('blocked', 'de'), screenOf('blocked', 'ar')]
    const until = async (
      { pass }: OpenedDisplay,
      what: string,
      holds: () => boolean | Promise<boolean>,
    ): Promise<void> => {
      for (let looks = 0; looks < LOOKS_MAX; looks++) {
        if (await holds()) return
        await pass(LOOK_MS)
      }
      throw new Error(`not in time: ${what}`)
    }

    test('show returns at once, and the screen is up and stays', async () => {
      const opened = await open()
      const fromMs = performance.now()
      opened.display.show(one)
      expect(performance.now() - fromMs).toBeLessThan(AT_ONCE_MS)
      await until(opened, 'the screen', () => opened.shows(one))
      await opened.pass(300)
      expect(await opened.shows(one)).toBe(true)
      await opened.close()
    })
    test('what is shown last replaces what was shown before', async () => {
      const opened = await open()
      for (const screen of [one, other, one, other]) opened.display.show(screen)
      await until(opened, 'the last screen', () => opened.shows(other))
      opened.display.show(one)
      await until(opened, 'the one after it', () => opened.shows(one))
      await opened.close()
    })
    test('takes every call while it is gone, and shows what it is told when it is back', async () => {
      const opened = await open()
      opened.display.show(one)
      await until(opened, 'the screen', () => opened.shows(one))
      opened.vanish()
      await until(opened, 'the loss', () => opened.told() === false)
      opened.display.show(other)
      opened.back()
      await until(opened, 'its return', () => opened.told() === true)
      opened.display.show(other)
      await until(opened, 'the last screen', () => opened.shows(other))
      await opened.close()
    })
    test('is dark once it is closed, which it may be twice', async () => {
      const opened = await open()
      opened.display.show(one)
      await until(opened, 'the screen', () => opened.shows(one))
      await opened.close()
      await opened.close()
      opened.display.show(other)
      expect(await opened.shows(DARK)).toBe(true)
    })
  })
}
