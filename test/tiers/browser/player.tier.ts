/** A film in the page's player, which keeps a part of it: to its end, over what was not recorded, and back to its beginning. */
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { hasChromium } from '../../e2e/browser.ts'
import { mouseHand } from './hands.ts'
import { serve, standby } from './served.ts'

const WAIT = { timeout: 60_000 }
/** As src/ui/simulator/player.ts keeps them. */
const BEHIND_S = 15

const video = <T>(page: Page, look: (element: HTMLVideoElement) => T): Promise<T> =>
  page.locator('video').evaluate(look)

describe.skipIf(!hasChromium)('the player of the page in Chromium (install chromium)', () => {
  test('plays over a gap to the end, lets go of what was shown, and opens it again', async () => {
    const served = await serve('en-US')
    const { page, browser } = served
    const hand = mouseHand(page)
    const lost = page.locator('[data-fault="camera.lost"]')
    try {
      await standby(page)
      await hand.press('RECORD')
      await page.locator('.perceived[data-confirmation="confirmed"]').waitFor(WAIT)
      await page.waitForTimeout(4_000)
      await lost.check()
      await page.waitForTimeout(4_000)
      await lost.uncheck()
      await page.waitForTimeout(17_000)
      await hand.press('RECORD', 3400)
      await page.locator('.list li[data-verdict="COMPLETE"]').waitFor(WAIT)
      await page.getByRole('button', { name: 'Watch' }).click()
      await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 0.2, null, WAIT)
      const lengthS = await video(page, ({ duration }) => duration)
      expect(lengthS).toBeGreaterThan(BEHIND_S + 8)

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
