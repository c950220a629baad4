/** The built pages as `zeuge start` serves them, a browser in front of them, and where its screenshots go. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { openPageServer, type PageServer, pageRoot } from '../../../src/cli/camera/pageserver.ts'
import { type Browser, type BrowserOptions, startBrowser } from '../../e2e/browser.ts'

/** Looked at after a run of CI. */
const ARTEFACTS = 'artefacts/browser'

export interface Served {
  readonly server: PageServer
  readonly browser: Browser
  readonly page: Page
  shot(name: string): Promise<void>
  close(): Promise<void>
}

/** A browser of its own, as on a first visit. */
export async function serve(locale: string, options: Omit<BrowserOptions, 'origin'> = {}): Promise<Served> {
  const server = await openPageServer({ root: pageRoot(), port: 0 })
  const browser = await startBrowser(locale, { ...options, origin: new URL(server.url).origin })
  const page = await browser.open(server.url)
  return {
    ...{ server, browser, page },
    async shot(name) {
      mkdirSync(ARTEFACTS, { recursive: true })
      await page.screenshot({ path: join(ARTEFACTS, `${name}.png`), fullPage: true })
    },
    async close() {
      await browser.close()
      await server.close()
    },
  }
}

export const standby = (page: Page): Promise<void> =>
  page.locator('.perceived:not([data-capture="off"])').waitFor({ timeout: 60_000 })
