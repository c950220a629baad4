/** Debian's Chromium for the end-to-end tests: a fresh profile, no network of its own, and nothing left behind. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { has } from './process.ts'

const CHROMIUM = '/usr/bin/chromium'
const FLAGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
]

export const hasChromium = has(CHROMIUM)

export interface Browser {
  readonly context: BrowserContext
  /** Everything the page complained about or asked the network for. */
  readonly complaints: readonly string[]
  open(url: string): Promise<Page>
  close(): Promise<void>
}

export interface BrowserOptions {
  /** Where pages may ask for files; nowhere else. */
  readonly origin?: string
  readonly touch?: boolean
  readonly reducedMotion?: boolean
}

/** A camera that shows a moving test picture, and the permission to use it. */
const WEBCAM = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']

export async function startBrowser(locale = 'en-US', options: BrowserOptions = {}): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), 'zeuge-chromium-'))
  const context = await chromium.launchPersistentContext(profile, {
    ...{ executablePath: CHROMIUM, args: [...FLAGS, ...WEBCAM], headless: true, locale },
    viewport: { width: 1100, height: 900 },
    hasTouch: options.touch === true,
    reducedMotion: options.reducedMotion === true ? 'reduce' : 'no-preference',
  })
  const complaints: string[] = []
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  context.on('weberror', (error) => complaints.push(String(error.error())))
  context.on('request', (request) => {
    const url = request.url()
    const own = options.origin !== undefined && url.startsWith(`${options.origin}/`)
    if (!own && !/^(file|blob|data):/.test(url)) complaints.push(`request: ${request.url()}`)
  })
  return {
    context,
    complaints,
    async open(url) {
      const page = await context.newPage()
      await page.goto(url)
      return page
    },
    async close() {
      await context.close()
      rmSync(profile, { recursive: true, force: true })
    },
  }
}

/**
 * The smallest contrast of any visible text against what lies behind it (WCAG 2.2, 1.4.3), and which it is.
 */
export function smallestContrast(page: Page): Promise<{ readonly ratio: number; readonly text: string }> {
  return page.evaluate(() => {
    const channels = (color: string): number[] => (color.match(/[\d.]+/g) ?? []).map(Number)
    const luminance = (color: string): number => {
      const [r = 0, g = 0, b = 0] = channels(color).map((value) => {
        const share = value / 255
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * r + 0.7152 * g + 0.0722 * b
    }
    const behind = (element: Element | null): string => {
      for (let at = element; at !== null; at = at.parentElement) {
        const color = getComputedStyle(at).backgroundColor
        if ((channels(color)[3] ?? 1) > 0) return color
      }
      return 'rgb(255, 255, 255)'
    }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    let smallest = { ratio: Number.POSITIVE_INFINITY, text: '' }
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement
      const text = node.textContent?.trim() ?? ''
      if (element === null || text === '' || !element.checkVisibility()) continue
      const [a, b] = [luminance(getComputedStyle(element).color), luminance(behind(element))]
      const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
      if (ratio < smallest.ratio) smallest = { ratio, text }
    }
    return smallest
  })
}
