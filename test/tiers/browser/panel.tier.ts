/** The panel of a running camera: what it shows, that it shows no more, and that a page that dies costs nothing. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
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
})

/** Node's fetch lets nobody choose the Host; a hostile page's browser would send this one. */
function statusFor(url: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { Host: host } }, (answer) => {
      answer.destroy()
      resolve(answer.statusCode)
    }).on('error', reject)
  })
}
