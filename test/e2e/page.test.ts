/** The verifier page in a real browser, opened from the disk: it says what the command line says. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { frozenCases } from '../../bench/frozen.ts'
import { runProgram } from '../../src/cli/program.ts'
import { fakeContext } from '../cli/context.ts'
import { type Browser, hasChromium, smallestContrast, startBrowser } from './browser.ts'
import { dist } from './process.ts'

const FROZEN = fileURLToPath(new URL('../frozen/1', import.meta.url))
const TRUST = join(FROZEN, 'trust.json')
const PAGE = pathToFileURL(dist('verifier.html')).href
const CONTRAST_MIN = 7

let work: string
let browser: Browser

interface Found {
  readonly verdict: string | null
  readonly exit: number
  readonly sentence: string
}

async function byCommandLine(...args: readonly string[]): Promise<Found> {
  const context = fakeContext({ json: true })
  await runProgram(context, ['verify', ...args, '--json'])
  const { verdict, exitCode, sentence } = JSON.parse(context.out())
  return { verdict, exit: exitCode, sentence: sentence.en }
}

async function shown(page: Page): Promise<Found> {
  const box = page.locator('#result:not([hidden]) [lang="en"] > .verdict')
  await box.waitFor()
  return {
    verdict: await box.getAttribute('data-verdict'),
    exit: Number(await box.getAttribute('data-exit')),
    sentence: (await box.locator('.sentence').textContent()) ?? '',
  }
}

/** As a person does it: open the page, choose the trust file, choose the folder or the files. */
async function byPage(chosen: string | string[], trust?: string, url = PAGE): Promise<Found> {
  const page = await browser.open(url)
  try {
    if (trust !== undefined) await page.setInputFiles('#trust', trust)
    await page.setInputFiles(Array.isArray(chosen) ? '#files' : '#folder', chosen)
    return await shown(page)
  } finally {
    await page.close()
  }
}

describe.skipIf(!hasChromium)('the verifier page in Chromium (install chromium)', () => {
  beforeAll(async () => {
    work = mkdtempSync(join(tmpdir(), 'zeuge-page-'))
    browser = await startBrowser()
  })
  afterAll(async () => {
    await browser.close()
    rmSync(work, { recursive: true })
  })

  test('gives the same verdict, exit code and sentence for every kind of frozen evidence', async () => {
    const page = await browser.open(PAGE)
    await page.setInputFiles('#trust', TRUST)
    for (const name of frozenCases(FROZEN)) {
      const folder = join(FROZEN, name)
      await page.setInputFiles('#folder', folder)
      expect(await shown(page), name).toEqual(await byCommandLine(folder, '--trust', TRUST))
    }
    await page.close()
  })

  test('says COMPLETE, ALTERED and OPEN-ENDED of a good segment, a flipped byte and a cut one', async () => {
    const found = join(FROZEN, 'complete', 'recordings')
    const good = join(found, readdirSync(found)[0] ?? '', '000000.zeu')
    const bytes = readFileSync(good)
    const flipped = join(work, 'flipped.zeu')
    const cut = join(work, 'cut.zeu')
    const early = Math.floor(bytes.length / 4)
    writeFileSync(cut, bytes)
    truncateSync(cut, 2 * early)
    bytes[early] = (bytes[early] ?? 0) ^ 1
    writeFileSync(flipped, bytes)
    const expected = { good: ['COMPLETE', 0], flipped: ['ALTERED', 21], cut: ['OPEN-ENDED', 14] }
    for (const [name, file] of Object.entries({ good, flipped, cut })) {
      const shows = await byPage([file], TRUST)
      expect([shows.verdict, shows.exit]).toEqual(expected[name as keyof typeof expected])
      expect(shows).toEqual(await byCommandLine(file, '--trust', TRUST))
    }
  })

  test('takes a whole export, and the page that lies in it checks it', async () => {
    const bag = join(work, 'bag')
    const identity = join(FROZEN, 'identity.txt')
    const recordings = join(FROZEN, 'complete', 'recordings')
    const recording = join(recordings, readdirSync(recordings)[0] ?? '')
    const context = fakeContext({ json: true })
    await runProgram(context, ['export', recording, '--identity', identity, '--out', bag, '--json'])
    expect(context.exit()).toBe(0)
    const enclosed = pathToFileURL(join(bag, 'data', 'verifier.html')).href
    const found = await byPage(bag, TRUST, enclosed)
    expect(found).toMatchObject({ verdict: 'COMPLETE', exit: 0 })
    expect(found).toEqual(await byCommandLine(bag, '--trust', TRUST))
  })

  test('without a trust file says that nobody checked whose camera it was', async () => {
    expect(await byPage(join(FROZEN, 'complete'))).toMatchObject({ verdict: 'COMPLETE', exit: 10 })
  })

  test('uses a trust file that lies in the evidence only when told to, and shows its fingerprint', async () => {
    const data = join(work, 'data')
    cpSync(join(FROZEN, 'complete'), data, { recursive: true })
    cpSync(TRUST, join(data, 'trust', 'trust.json'))
    const page = await browser.open(PAGE)
    await page.setInputFiles('#folder', data)
    expect(await shown(page)).toMatchObject({ exit: 10 })
    await page.check('#useenclosed')
    await page.locator('[lang="en"] > .verdict.good').waitFor()
    expect(await shown(page)).toMatchObject({ exit: 0 })
    expect(await page.locator('#result').textContent()).toMatch(/[0-9a-f]{64}/)
    await page.close()
  })

  test('takes dropped files, and says in words what it cannot check', async () => {
    const page = await browser.open(PAGE)
    const drop = (name: string, bytes: number[]) =>
      page.evaluate(
        ([name, bytes]) => {
          const dataTransfer = new DataTransfer()
          dataTransfer.items.add(new File([new Uint8Array(bytes)], name))
          document
            .querySelector('#drop')
            ?.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true }))
        },
        [name, bytes] as const,
      )
    await drop('film.zeu', [1, 2, 3])
    expect(await shown(page)).toMatchObject({ verdict: 'NOT-SEALED', exit: 15 })
    await drop('trust.json', [123])
    await page.locator('[data-fault="TRUST_INVALID"]').first().waitFor({ state: 'attached' })
    await page.setInputFiles('#folder', join(FROZEN, '..', '..', 'ui'))
    await page.locator('[data-fault]').first().waitFor({ state: 'attached' })
    await page.close()
  })

  test('works by keyboard, and moves the focus to the result', async () => {
    const page = await browser.open(PAGE)
    const reached: string[] = []
    for (let step = 0; step < 4; step++) {
      await page.keyboard.press('Tab')
      reached.push(
        await page.evaluate(() => document.activeElement?.id || document.activeElement?.tagName || ''),
      )
    }
    expect(reached).toEqual(['INPUT', 'folder', 'files', 'trust'])
    await page.setInputFiles('#folder', join(FROZEN, 'complete'))
    await shown(page)
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('result')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('save')
    const download = page.waitForEvent('download')
    await page.keyboard.press('Enter')
    const saved = join(work, 'saved.html')
    await (await download).saveAs(saved)
    expect(readFileSync(saved, 'utf8')).toContain('data-verdict="COMPLETE"')
    await page.close()
  })

  test('has a contrast of 7:1 in light and dark, good and bad, and no text wider than a telephone', async () => {
    const page = await browser.open(PAGE)
    await page.setViewportSize({ width: 360, height: 720 })
    const steps = { good: 'complete', caution: 'open-ended', bad: 'altered' }
    await page.setInputFiles('#trust', TRUST)
    for (const [kind, name] of Object.entries(steps)) {
      await page.setInputFiles('#folder', join(FROZEN, name))
      await page.locator(`#result:not([hidden]) [lang="en"] > .verdict.${kind}`).waitFor()
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        const { ratio, text } = await smallestContrast(page)
        expect(ratio, `${kind}, ${colorScheme}: "${text}"`).toBeGreaterThanOrEqual(CONTRAST_MIN)
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
      }
    }
    await page.close()
  })

  test('asked the network for nothing and broke no rule of its own', () => {
    expect(browser.complaints).toEqual([])
  })
})
