/**
 * What the tab holds in memory while the page's camera records, and while its film is watched.
 *
 * ZEUGE_TAB_MINUTES=30 for the long form: the promise is less than 300 MB over half an hour.
 */
import { readdirSync, readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { hasChromium } from '../../e2e/browser.ts'
import { mouseHand } from './hands.ts'
import { serve, standby } from './served.ts'

const MINUTES = Number(process.env['ZEUGE_TAB_MINUTES'] ?? 0.25)
const BYTES_MAX = 300e6
const LOOK_MS = 5_000
const WAIT = { timeout: 120_000 }

describe.skipIf(!hasChromium)('the memory of the tab in Chromium (install chromium)', () => {
  test(`stays below 300 MB while it records for ${MINUTES} min and while that is watched`, {
    timeout: MINUTES * 120_000 + 300_000,
  }, async () => {
    const served = await serve('en-US')
    const { page } = served
    const hand = mouseHand(page)
    try {
      await standby(page)
      const before = tabBytes()
      await hand.press('RECORD')
      await page.locator('.perceived[data-capture="recording"]').waitFor(WAIT)
      const recording = await watchMemory(page, MINUTES * 60_000)
      await hand.press('RECORD', 3400)
      await page.locator('.list li[data-verdict="COMPLETE"]').waitFor(WAIT)
      await page.getByRole('button', { name: 'Watch' }).click()
      await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 0.2, null, WAIT)
      // To the end in leaps: what a player keeps is what it was shown.
      await page.evaluate(() => {
        const video = document.querySelector('video')
        if (video) video.playbackRate = 16
      })
      const watching = await watchMemory(page, Math.min(120_000, MINUTES * 60_000))
      const seenS = await page.evaluate(() => document.querySelector('video')?.currentTime ?? 0)
      console.log(
        [
          `tab at standby ${mb(before)}`,
          `recording ${MINUTES} min: from ${mb(recording[0])} to ${mb(recording.at(-1))}, most ${mb(Math.max(...recording))}`,
          `watching ${seenS.toFixed(0)} s of it: most ${mb(Math.max(...watching))}`,
        ].join('; '),
      )
      expect(before).toBeGreaterThan(0)
      // Far more than lies in memory, or all of it.
      expect(seenS).toBeGreaterThan(Math.min(60, MINUTES * 60 * 0.8))
      expect(Math.max(...recording, ...watching)).toBeLessThan(BYTES_MAX)
    } finally {
      await served.close()
    }
  })
})

const mb = (bytes = 0): string => `${(bytes / 1e6).toFixed(0)} MB`

async function watchMemory(page: Page, forMs: number): Promise<readonly number[]> {
  const seen = [tabBytes()]
  for (let ms = 0; ms < forMs; ms += LOOK_MS) {
    await page.waitForTimeout(Math.min(LOOK_MS, forMs))
    seen.push(tabBytes())
  }
  return seen
}

/** Of the largest process that shows a page, for the others are empty: proportional set size (proc(5), smaps_rollup). */
function tabBytes(): number {
  const parents = new Map<number, number>()
  const renderers: number[] = []
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const [stat, command] = [read(`/proc/${name}/stat`), read(`/proc/${name}/cmdline`)]
    // The command's own name stands in brackets, and may hold spaces.
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
    parents.set(Number(name), parent)
    if (command.includes('--type=renderer')) renderers.push(Number(name))
  }
  const isOurs = (pid: number | undefined): boolean =>
    pid !== undefined && pid > 1 && (pid === process.pid || isOurs(parents.get(pid)))
  return Math.max(0, ...renderers.filter(isOurs).map(pssOf))
}

function pssOf(pid: number): number {
  return Number(/^Pss:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) * 1024
}

/** Empty where the process is gone meanwhile. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
