/** The law of hal/hal.ts for Watchdog. */
import { expect, test } from 'vitest'
import type { Watchdog } from '../../../hal/hal.ts'

export interface OpenedWatchdog {
  readonly watchdog: Watchdog
  /** It starts the process anew where it hears nothing for so long. */
  readonly patienceMs: number
  /** How often it was fed. */
  fed(): number | Promise<number>
  /** Nobody is there any more who could hear it. */
  vanish(): void | Promise<void>
  close?(): void | Promise<void>
}

export function watchdogContract(name: string, open: () => Promise<OpenedWatchdog> | OpenedWatchdog): void {
  test(`the contract of the watchdog: ${name}`, async () => {
    const { watchdog, patienceMs, fed, vanish, close } = await open()
    // One feed may come late, or be lost.
    expect(watchdog.feedMs).toBeGreaterThan(0)
    expect(watchdog.feedMs * 2).toBeLessThanOrEqual(patienceMs)
    expect(await fed()).toBe(0)
    watchdog.feed()
    expect(await fed()).toBe(1)
    watchdog.feed()
    watchdog.feed()
    expect(await fed()).toBe(3)
    await vanish()
    expect(() => watchdog.feed()).not.toThrow()
    await close?.()
  })
}
