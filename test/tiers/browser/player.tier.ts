/** A film in the page's player, which keeps a part of it: to its end, over what was not recorded, and back to its beginning. */
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { hasChromium } from '../../e2e/browser.ts'
import { mouseHand } from './hands.ts'
import { serve, standby } from './served.ts'

const WAIT = { timeout: 60_000 }
/** As src/ui/simulator/player.ts keeps them. */
const BEHIND_S = 15
/** Of the eight that camera and microphone were away. */
const MISSING_S_MAX = 2

const video = <T>(page: Page, look: (element: HTMLVideoElement) => T): Promise<T> =>
  page.locator('video').evaluate(look)

describe.skipIf(!hasChromium)('the player of the page in Chromium (install chromium)', () => {
  test('plays over what picture or sound lack to the end, lets go of what was shown, and opens it again', async () => {
    const served = await serve('en-US')
    const { page, browser } = served
    const hand = mouseHand(page)
    const lose = async (part: string): Promise<void> => {
      await page.locator(`[data-fault="${part}.lost"]`).check()
      await page.waitForTimeout(4_000)
      await page.locator(`[data-fault="${part}.lost"]`).uncheck()
    }
    try {
      await standby(page)
      await hand.press('RECORD')
      await page.locator('.perceived[data-confirmation="confirmed"]').waitFor(WAIT)
      await page.waitForTimeout(4_000)
      await lose('camera')
      await page.waitForTimeout(3_000)
      await lose('microphone')
      await page.waitForTimeout(10_000)
      await hand.press('RECORD', 3400)
      await page.locator('.list li[data-verdict="COMPLETE"]').waitFor(WAIT)
      await page.getByRole('button', { name: 'Watch' }).click()
      await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 0.2, null, WAIT)
      const lengthS = await video(page, ({ duration }) => duration)
      expect(lengthS).toBeGreaterThan(BEHIND_S + 8)

      // All of it is there before the beginning is dropped: nothing but frames that a busy machine left out is missing.
      await page.waitForFunction(
        (untilS) => {
          const buffered = document.querySelector('video')?.buffered
          return buffered !== undefined && buffered.end(buffered.length - 1) > untilS
        },
        lengthS - 1,
        WAIT,
      )
      const missingS = await video(page, ({ buffered }) => {
        const lengths = Array.from(
          { length: buffered.length },
          (_, at) => buffered.end(at) - buffered.start(at),
        )
        return buffered.end(buffered.length - 1) - lengths.reduce((sum, each) => sum + each, 0)
      })
      expect(missingS).toBeLessThan(MISSING_S_MAX)

      await video(page, (element) => {
        element.playbackRate = 8
      })
      await page.waitForFunction(() => document.querySelector('video')?.ended, null, WAIT)
      const kept = await video(page, ({ buffered, currentTime }) => ({
        from: buffered.start(0),
        currentTime,
      }))
      expect(kept.currentTime).toBeGreaterThan(lengthS - 1)
      expect(kept.from).toBeGreaterThan(kept.currentTime - BEHIND_S - 3)
      await served.shot('film at its end')

      await video(page, (element) => {
        element.currentTime = 0.5
        element.playbackRate = 1
        return element.play()
      })
      await page.waitForFunction(
        () => {
          const at = document.querySelector('video')?.currentTime ?? 0
          return at > 1 && at < 14
        },
        null,
        WAIT,
      )
      expect(await video(page, ({ videoWidth, error }) => [videoWidth > 0, error])).toEqual([true, null])
      expect(browser.complaints).toEqual([])
    } finally {
      await served.close()
    }
  })
})
