/** What the browser keeps: a page that is opened again has the camera and its recordings, as after a power cut. */
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { hasChromium } from '../../e2e/browser.ts'
import { mouseHand } from './hands.ts'
import { serve, standby } from './served.ts'

const WAIT = { timeout: 60_000 }

const recording = (page: Page) =>
  page.locator('.perceived[data-confirmation="confirmed"][data-capture="recording"]').waitFor(WAIT)
const verdict = (page: Page, word: string) =>
  page.locator(`.list li[data-verdict="${word}"]`).first().waitFor(WAIT)

describe.skipIf(!hasChromium)('what the browser keeps (install chromium)', () => {
  test('recordings outlast the page; to one that runs its end is a power cut', async () => {
    const served = await serve('en-US')
    const { page, browser } = served
    const hand = mouseHand(page)
    try {
      await standby(page)
      expect(await page.locator('[data-lasts="true"]').count()).toBe(1)
      await hand.press('RECORD')
      await recording(page)
      await page.waitForTimeout(500)
      await hand.press('RECORD', 3400)
      await verdict(page, 'COMPLETE')
      await hand.press('RECORD')
      await recording(page)

      await page.reload()
      await standby(page)
      await verdict(page, 'RECOVERED')
      await verdict(page, 'COMPLETE')
      expect(await page.locator('.list li').count()).toBe(2)
      expect(await page.locator('#report').textContent()).not.toContain('ALTERED')
      await page.getByRole('button', { name: 'Watch' }).last().click()
      await page.waitForFunction(() => (document.querySelector('video')?.duration ?? 0) > 2, null, WAIT)
      await served.shot('page opened again')

      // One camera, one page: the second has one of its own and says so.
      const second = await browser.open(served.server.url)
      await standby(second)
      expect(await second.locator('[data-lasts="false"]').count()).toBe(1)
      expect(await second.locator('.list li').count()).toBe(0)
      await second.close()

      // Nothing is deleted by a slip: the first dialog is refused.
      const forget = page.getByRole('button', { name: 'Delete everything' })
      page.once('dialog', (dialog) => void dialog.dismiss())
      await forget.click()
      expect(await page.locator('.list li').count()).toBe(2)
      page.once('dialog', (dialog) => void dialog.accept())
      await forget.click()
      await page.getByText('No recording yet').waitFor(WAIT)
      await standby(page)
      expect(await page.locator('.list li').count()).toBe(0)
      expect(browser.complaints).toEqual([])
    } finally {
      await served.close()
    }
  })
})
