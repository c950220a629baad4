/** The panel of a running camera: what it shows, that it shows no more, and that a page that dies costs nothing. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { Terminal } from '../../../src/cli/context.ts'
import { runProgram } from '../../../src/cli/program.ts'
import { fakeContext, runIn } from '../../cli/context.ts'
import { hasChromium, startBrowser } from '../../e2e/browser.ts'
import { dist } from '../../e2e/process.ts'

const WAIT = { timeout: 60_000 }

describe.skipIf(!hasChromium)('the panel in Chromium (install chromium)', () => {
  test('follows a running camera, which goes on when the page is gone', async () => {
    const data = mkdtempSync(join(tmpdir(), 'zeuge-panel-'))
    const camera = spawn(
      process.execPath,
      [
        dist('src/cli/main.js'),
        'run',
        '--headless',
        '--panel',
        '--camera',
        'tape:tapes/scene.tape',
        '--data',
        data,
      ],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    )
    let log = ''
    camera.stderr.setEncoding('utf8')
    const url = await new Promise<string>((resolve, reject) => {
      camera.stderr.on('data', (text: string) => {
        log += text
        const found = /"url":"(http:[^"]+)"/.exec(log)?.[1]
        if (found !== undefined) resolve(found)
      })
      camera.on('exit', () => reject(new Error(log)))
    })
    const browser = await startBrowser('en-US', { origin: new URL(url).origin })
    try {
      const page = await browser.open(url)
      await page.locator('[data-live="true"]').waitFor(WAIT)
      await page.locator('dl[data-capture="idle"]').waitFor(WAIT)
      expect(await page.locator('main').textContent()).toContain('tape:tapes/scene.tape')
      await page.screenshot({ path: join('artefacts', 'browser', 'panel.png'), fullPage: true })
      await page.close()
      const again = await browser.open(url)
      await again.locator('[data-live="true"]').waitFor(WAIT)
      // Another site that had this address under its own name gets nothing.
      expect(await statusFor(`${url}events`, 'camera.example')).toBe(403)
      const ended = new Promise((resolve) => camera.on('exit', resolve))
      camera.kill('SIGTERM')
      expect(await ended).toBe(0)
      await again.locator('[data-live="false"]').waitFor(WAIT)
      expect(readdirSync(join(data, 'ledger')).length).toBeGreaterThan(0)
    } finally {
      camera.kill('SIGKILL')
      await browser.close()
      rmSync(data, { recursive: true })
    }
  })

  test('costs a recording nothing when its page is closed or crashes', async () => {
    const data = mkdtempSync(join(tmpdir(), 'zeuge-panel-'))
    const desk = deskOf()
    const ended = runProgram(desk.context, [
      ...['run', '--panel', '--camera', 'tape:tapes/scene.tape'],
      ...['--data', data, '--trace', join(data, 'trace.jsonl')],
    ])
    const url = await desk.panelUrl(ended)
    const browser = await startBrowser('en-US', { origin: new URL(url).origin })
    try {
      const [closed, crashed, witness] = [
        await browser.open(url),
        await browser.open(url),
        await browser.open(url),
      ]
      for (const page of [closed, crashed, witness]) await page.locator('[data-live="true"]').waitFor(WAIT)
      desk.key('r')
      for (const page of [closed, crashed]) await page.locator('dl[data-capture="recording"]').waitFor(WAIT)
      await closed.close()
      // The renderer dies, as when a tab runs out of memory: no goodbye to the camera.
      const gone = crashed.waitForEvent('crash')
      await crashed.goto('chrome://crash').catch(() => undefined)
      await gone
      const before = await chunksOf(witness)
      await expect.poll(() => chunksOf(witness), WAIT).toBeGreaterThan(before + 4)
      expect(await witness.locator('dl').first().getAttribute('data-capture')).toBe('recording')
    } finally {
      desk.interrupt()
      await ended
      await browser.close()
    }
    expect(desk.context.exit()).toBe(0)
    const { result } = await runIn(data, Date.now(), [
      'verify',
      data,
      '--trust',
      join(data, 'trust', 'trust.json'),
      '--json',
    ])
    expect(result).toMatchObject({ verdict: 'COMPLETE', segments: [{ gaps: 0, undeclaredGaps: [] }] })
    rmSync(data, { recursive: true })
  })
})

/** The camera on a desk: its terminal, the hand at the keys, and Ctrl-C. */
function deskOf() {
  let key: (key: string) => void = () => undefined
  let interrupt: () => void = () => undefined
  let screen = ''
  const terminal: Terminal = {
    size: () => ({ columns: 100, rows: 40 }),
    write: (text) => {
      screen = (screen + text).slice(-20_000)
    },
    onKey: (listener) => {
      key = listener
      return () => undefined
    },
  }
  const context = fakeContext({
    terminal,
    onInterrupt: (listener) => {
      interrupt = () => listener('SIGINT')
      return () => undefined
    },
  })
  return {
    context,
    key: (pressed: string) => key(pressed),
    interrupt: () => interrupt(),
    async panelUrl(ended: Promise<unknown>): Promise<string> {
      const drawn = expect.poll(() => /Panel: (http:\/\/127\.0\.0\.1:\d+\/)/.exec(screen)?.[1], WAIT)
      await Promise.race([drawn.toBeTruthy(), ended.then(() => Promise.reject(new Error(context.err())))])
      return /Panel: (http:\/\/127\.0\.0\.1:\d+\/)/.exec(screen)?.[1] ?? ''
    },
  }
}

/** Sealed so far, as the page tells it: recordings · segments · chunks · gaps. */
async function chunksOf(page: Page): Promise<number> {
  const counts = await page.locator('dd', { hasText: /^\d+ · \d+ · \d+ · \d+$/ }).textContent()
  return Number(counts?.split(' · ')[2])
}

/** Node's fetch lets nobody choose the Host; a hostile page's browser would send this one. */
function statusFor(url: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { Host: host } }, (answer) => {
      answer.destroy()
      resolve(answer.statusCode)
    }).on('error', reject)
  })
}
