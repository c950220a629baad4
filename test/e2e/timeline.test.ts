/** The timeline page in a real browser: what a person sees of a run. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { timelineOf } from '../../src/ui/timeline.ts'
import { timelinePage } from '../../src/ui/timelinepage.ts'
import { bootOn, openBoard } from '../device/rig.ts'
import { hasChromium, smallestContrast, startBrowser } from './browser.ts'

const work = mkdtempSync(join(tmpdir(), 'zeuge-timeline-'))
afterAll(() => rmSync(work, { recursive: true }))

// Needs Debian's chromium.
describe.skipIf(!hasChromium)('the timeline page in Chromium', () => {
  test('is readable in light and dark, grows when zoomed, and changes its language, without a script', async () => {
    const { mock, trace } = await bootOn(openBoard())
    mock.board.press('record')
    await mock.board.advance(5000)
    const judged = [{ atUs: 3_000_000, ok: false, text: 'capture: idle' }]
    const file = join(work, 'timeline.html')
    const about = { lang: 'en', name: 'a stop', about: 'seed 1', by: 'zeuge' } as const
    writeFileSync(file, timelinePage(timelineOf(trace, judged), about))
    const browser = await startBrowser()
    try {
      const page = await browser.open(`file://${file}`)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        const { ratio, text } = await smallestContrast(page)
        expect(ratio, text).toBeGreaterThanOrEqual(7)
      }
      const width = () => page.locator('.track').evaluate((track) => track.getBoundingClientRect().width)
      const before = await width()
      await page.locator('input[name="zoom"][value="16"]').check()
      expect(await width()).toBeGreaterThan(10 * before)
      expect(await page.locator('.z16').first().isVisible()).toBe(true)
      expect(await page.locator('.z1').first().isVisible()).toBe(false)
      await page.locator('input[name="language"][value="de"]').check()
      expect(await page.getByText('Frontdisplay', { exact: true }).isVisible()).toBe(true)
      expect(browser.complaints).toEqual([])
    } finally {
      await browser.close()
    }
  })
})
