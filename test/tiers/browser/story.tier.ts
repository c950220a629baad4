/**
 * The three-minute story in a real browser: announce, record, stop, verify and watch, download, tamper, cut the power.
 * With mouse, keyboard and finger alone, with and without a webcam, in both languages. What the page downloads is
 * verified and opened by the command line.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, test } from 'vitest'
import { runProgram } from '../../../src/cli/program.ts'
import { fakeContext } from '../../cli/context.ts'
import { hasChromium } from '../../e2e/browser.ts'
import { unzip } from '../../ui/simulator/unzip.ts'
import { type Hand, keyboardHand, mouseHand, touchHand } from './hands.ts'
import { type Served, serve, standby } from './served.ts'

/** RECORD held until the strong tick, and a little longer. */
const STOP_MS = 3400
const WAIT = { timeout: 60_000 }
const work = mkdtempSync(join(tmpdir(), 'zeuge-story-'))
afterAll(() => rmSync(work, { recursive: true }))

interface Way {
  readonly name: string
  readonly locale: string
  readonly webcam: boolean
  readonly touch: boolean
  readonly hand: (page: Page) => Hand
}

const WAYS: readonly Way[] = [
  {
    name: 'mouse alone, drawn street, German',
    locale: 'de-DE',
    webcam: false,
    touch: false,
    hand: mouseHand,
  },
  {
    name: 'keyboard alone, drawn street, English',
    locale: 'en-US',
    webcam: false,
    touch: false,
    hand: keyboardHand,
  },
  { name: 'finger alone, webcam, German', locale: 'de-DE', webcam: true, touch: true, hand: touchHand },
]

const NAMES = {
  de: {
    play: 'Ansehen',
    tamper: 'Ein Bit kippen',
    save: /herunterladen \(ZIP\)/,
    key: /Vorführschlüssel/,
    cut: 'Strom wegnehmen',
    on: 'Einschalten',
  },
  en: {
    play: 'Watch',
    tamper: 'Flip a bit',
    save: /evidence \(ZIP\)/,
    key: /demo key/,
    cut: 'Cut the power',
    on: 'Switch on',
  },
} as const

const front = (page: Page, kind: string) => page.locator(`.front[data-kind="${kind}"]`).waitFor(WAIT)
const verdict = (page: Page, word: string) =>
  page.locator(`.list li[data-verdict="${word}"]`).first().waitFor(WAIT)

async function zeuge(...args: readonly string[]): Promise<{ out: Record<string, unknown>; exit: number }> {
  const context = fakeContext({ json: true })
  await runProgram(context, [...args, '--json'])
  return { out: JSON.parse(context.out()) as Record<string, unknown>, exit: context.exit() }
}

async function record(page: Page, hand: Hand): Promise<void> {
  await hand.press('RECORD')
  await front(page, 'recording')
  await page.locator('.perceived[data-confirmation="confirmed"]').waitFor(WAIT)
}

/** What lies in the ZIP, on the disk, and the demo key beside it. */
async function download(served: Served, hand: Hand, names: (typeof NAMES)['de' | 'en'], name: string) {
  const { page } = served
  const saved = async (button: RegExp) => {
    const coming = page.waitForEvent('download')
    await hand.act(page.getByRole('button', { name: button }))
    const file = join(work, `${name} ${(await coming).suggestedFilename()}`)
    await (await coming).saveAs(file)
    return file
  }
  const folder = join(work, name)
  for (const { name: path, bytes } of unzip(new Uint8Array(readFileSync(await saved(names.save))))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), bytes)
  }
  return { camera: join(folder, 'zeuge-camera'), key: await saved(names.key) }
}

describe.skipIf(!hasChromium)('the story in Chromium (install chromium)', () => {
  test.each(WAYS)('$name', async (way) => {
    const served = await serve(way.locale, { touch: way.touch })
    const { page, browser } = served
    const names = way.locale.startsWith('de') ? NAMES.de : NAMES.en
    const hand = way.hand(page)
    try {
      await standby(page)
      if (way.webcam) {
        await page.selectOption('#source', 'webcam')
        await page.locator('.perceived[data-camera="webcam"]').waitFor(WAIT)
        await standby(page)
      }
      await hand.press('DISPLAY')
      await front(page, 'announcing')
      await served.shot(`${way.name} 1 announced`)
      await record(page, hand)
      // A short press stops nothing.
      await hand.press('RECORD', 1200)
      expect(await page.locator('.perceived').getAttribute('data-capture')).toBe('recording')
      await served.shot(`${way.name} 2 recording`)
      await hand.press('RECORD', STOP_MS)
      await verdict(page, 'COMPLETE')

      await hand.act(page.getByRole('button', { name: names.play }).first())
      await page.waitForFunction(() => (document.querySelector('video')?.duration ?? 0) > 2, null, WAIT)
      await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 0.2, null, WAIT)
      await served.shot(`${way.name} 3 opened`)

      const { camera, key } = await download(served, hand, names, way.name)
      const trust = join(camera, 'trust', 'trust.json')
      const checked = await zeuge('verify', camera, '--trust', trust)
      expect([checked.out['verdict'], checked.exit]).toEqual(['COMPLETE', 0])
      const film = join(work, `${way.name}.mp4`)
      expect((await zeuge('open', camera, '--identity', key, '--out', film)).exit).toBe(0)
      expect(statSync(film).size).toBeGreaterThan(50_000)

      await record(page, hand)
      await hand.act(page.getByRole('button', { name: names.cut, exact: true }))
      await front(page, 'dark')
      await verdict(page, 'OPEN-ENDED')
      await hand.act(page.getByRole('button', { name: names.on, exact: true }))
      await verdict(page, 'RECOVERED')
      await served.shot(`${way.name} 4 recovered`)

      await hand.act(page.getByRole('button', { name: names.tamper }).last())
      await verdict(page, 'ALTERED')
      await served.shot(`${way.name} 5 altered`)
      expect(await page.locator('.story li.done').count()).toBe(6)
      expect(browser.complaints).toEqual([])
    } finally {
      await served.close()
    }
  })
})
