/** The officer's card as it leaves a printer. */
import { describe, expect, test } from 'vitest'
import { hasChromium, startBrowser } from './browser.ts'

// Needs Debian's chromium.
describe.skipIf(!hasChromium)('the officer’s card in Chromium', () => {
  test('is one page of A4, however many rows the tables have', async () => {
    const browser = await startBrowser('de-DE')
    try {
      const page = await browser.open(new URL('../../docs/de/einsatzkarte.html', import.meta.url).href)
      const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
      expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
      expect(browser.complaints).toEqual([])
    } finally {
      await browser.close()
    }
  })
})
