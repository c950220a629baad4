/** The display's process on a regular file as framebuffer and on a picture file; real processes, real time. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { NOW_US, screenOf } from '../../../bench/screencases.ts'
import { openNodeClock } from '../../../hal/clock/node.ts'
import { type Canvases, loadCanvases } from '../../../hal/display/canvas.ts'
import { openPanel, type Panel, type PanelOptions } from '../../../hal/display/panel.ts'
import { packPixels } from '../../../hal/display/rgb565.ts'
import type { PanelOutput } from '../../../hal/display/settings.ts'
import type { Screen } from '../../../hal/hal.ts'
import { drawScreen } from '../../../src/ui/screen/screen.ts'
import { displayContract, type OpenedDisplay } from '../contract/display.ts'

const WAIT_MS_MAX = 20_000
const FORM = { width: 320, height: 240, bitsPerPixel: 16, strideBytes: 640 } as const
const RED_565 = 0xa001

let folder: string
let canvases: Canvases
const clock = openNodeClock()
const open: Panel[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zeuge-display-'))
  canvases = await loadCanvases()
})
afterEach(async () => {
  await Promise.all(open.splice(0).map((panel) => panel.close()))
})
afterAll(() => rmSync(folder, { recursive: true }))

function panelOn(output: PanelOptions['output'], mirror: PanelOptions['mirror'] = 'none') {
  const news: { ok: boolean; why: string }[] = []
  const panel = openPanel({ output, mirror, clock, report: (ok, why) => news.push({ ok, why }) })
  open.push(panel)
  return { panel, news }
}

function framebuffer(name: string) {
  const device = join(folder, name)
  writeFileSync(device, new Uint8Array(FORM.strideBytes * FORM.height).fill(0x55))
  return { device, output: { kind: 'framebuffer', device, width, height, bitsPerPixel } as const }
}

async function until(holds: () => boolean, what: string): Promise<void> {
  const endMs = performance.now() + WAIT_MS_MAX
  while (!holds()) {
    if (performance.now() > endMs) throw new Error(`${what}: not within ${WAIT_MS_MAX} ms`)
    await new Promise((resolve) => clock.setTimeout(() => resolve(undefined), 10))
  }
}

function expectedBytes(screen: Screen): Buffer {
  const canvas = canvases.create(FORM.width, FORM.height)
  drawScreen(canvas.context, FORM.width, FORM.height, { screen, nowUs: NOW_US })
  const out = new Uint8Array(FORM.strideBytes * FORM.height)
  packPixels(canvas.pixels(), FORM, out)
  return Buffer.from(out)
}

const isRed = (file: string): boolean => readFileSync(file).readUInt16LE(0) === RED_565

async function pixelsOf(file: string): Promise<Buffer> {
  const { image } = await canvases.decode(new Uint8Array(readFileSync(file)))
  const canvas = canvases.create(FORM.width, FORM.height)
  canvas.context.drawImage(image as never, 0, 0, FORM.width, FORM.height, 0, 0, FORM.width, FORM.height)
  return Buffer.from(canvas.pixels())
}

function expectedPixels(screen: Screen): Buffer {
  const canvas = canvases.create(FORM.width, FORM.height)
  drawScreen(canvas.context, FORM.width, FORM.height, { screen, nowUs: NOW_US })
  return Buffer.from(canvas.pixels())
}

/** A panel whose file lies in a directory of its own that can be taken away; its process dies with it. */
function openedDisplay(
  output: (directory: string) => PanelOutput,
  lay: (directory: string) => void,
  shows: (directory: string, screen: Screen) => boolean | Promise<boolean>,
): OpenedDisplay {
  const directory = mkdtempSync(join(folder, 'panel-'))
  lay(directory)
  const { panel, news } = panelOn(output(directory))
  return {
    ...{ display: panel.display, close: panel.close },
    shows: (screen) => shows(directory, screen),
    pass: (ms) => new Promise((resolve) => clock.setTimeout(() => resolve(undefined), ms)),
    vanish() {
      rmSync(directory, { recursive: true })
      process.kill(panel.pid ?? 0, 'SIGKILL')
    },
    back() {
      mkdirSync(directory)
      lay(directory)
    },
    told: () => news.at(-1)?.ok,
  }
}
const BLANK = new Uint8Array(FORM.strideBytes * FORM.height).fill(0x55)
const { width, height, bitsPerPixel } = FORM
displayContract('a framebuffer', () =>
  openedDisplay(
    (at) => ({ ...{ kind: 'framebuffer', device: join(at, 'fb') }, width, height, bitsPerPixel }),
    (at) => writeFileSync(join(at, 'fb'), BLANK),
    (at, screen) => existsSync(join(at, 'fb')) && readFileSync(join(at, 'fb')).equals(expectedBytes(screen)),
  ),
)
displayContract('a picture file', () =>
  openedDisplay(
    (at) => ({ kind: 'png', file: join(at, 'screen.png'), width, height }),
    () => undefined,
    async (at, screen) =>
      existsSync(join(at, 'screen.png')) &&
      (await pixelsOf(join(at, 'screen.png'))).equals(expectedPixels(screen)),
  ),
)

describe('the front display in a process of its own', () => {
  test('writes what drawScreen draws into a framebuffer, and leaves it dark', async () => {
    const { device, output } = framebuffer('fb-exact')
    const { panel, news } = panelOn(output)
    const screen = screenOf('blocked', 'ar')
    panel.display.show(screen)
    const wanted = expectedBytes(screen)
    await until(() => readFileSync(device).equals(wanted), 'the screen in the framebuffer')
    expect(news).toEqual([{ ok: true, why: 'the display is up' }])
    await panel.close()
    expect(readFileSync(device).every((byte) => byte === 0)).toBe(true)
  })

  test('killed, it is started again with the last screen, and both are told', async () => {
    const { device, output } = framebuffer('fb-killed')
    const { panel, news } = panelOn(output)
    panel.display.show(screenOf('recording', 'de'))
    await until(() => isRed(device), 'the recording screen')
    const first = panel.pid
    process.kill(first ?? 0, 'SIGKILL')
    await until(() => news.some(({ ok }) => !ok), 'the loss')
    writeFileSync(device, new Uint8Array(FORM.strideBytes * FORM.height))
    await until(() => isRed(device), 'the recording screen again')
    expect(news.map(({ ok }) => ok)).toEqual([true, false, true])
    expect(news[1]?.why).toContain('SIGKILL')
    expect(panel.pid).not.toBe(first)
  })

  test('a stopped process that shows nothing any more is a loss within two seconds of silence', async () => {
    const { device, output } = framebuffer('fb-hung')
    const { panel, news } = panelOn(output)
    panel.display.show(screenOf('recording', 'de'))
    await until(() => isRed(device), 'the recording screen')
    const hung = panel.pid ?? 0
    process.kill(hung, 'SIGSTOP')
    await until(() => news.some(({ ok }) => !ok), 'the loss')
    expect(news.at(-1)?.why).toMatch(/silent for \d+ ms/)
    await until(() => news.at(-1)?.ok === true, 'its return')
    expect(panel.pid).not.toBe(hung)
  })

  test('a panel that is not there is a loss with the reason, and show goes on returning', async () => {
    const { panel, news } = panelOn({ kind: 'framebuffer', device: join(folder, 'fb7') })
    panel.display.show(screenOf('recording', 'de'))
    await until(() => news.length > 0, 'the news')
    expect(news[0]).toMatchObject({
      ok: false,
      why: expect.stringContaining('no framebuffer this system knows'),
    })
    panel.display.show(screenOf('announcing', 'de'))
  })

  test('mirrors the pictures of the camera, and a silhouette once they stop', async () => {
    const { device, output } = framebuffer('fb-feed')
    const { panel } = panelOn(output, 'feed')
    const green = canvases.create(64, 48)
    green.context.fillStyle = '#00ff00'
    green.context.fillRect(0, 0, 64, 48)
    const png = await green.png()
    panel.display.show(screenOf('announcing', 'de'))
    const corner = () => readFileSync(device).readUInt16LE(2 * (10 * FORM.width + 10))
    const wall = expectedBytes(screenOf('announcing', 'de')).readUInt16LE(2 * (10 * FORM.width + 10))
    await until(() => corner() === wall, 'the silhouette')
    await until(() => {
      panel.picture(png)
      return corner() === 0x07e0
    }, 'the picture')
    panel.display.show({ ...screenOf('announcing', 'de'), sinceUs: clock.nowUs() })
    await until(() => corner() === wall, 'the silhouette again')
  })

  test('a picture file is a whole PNG of the size at any moment', async () => {
    const file = join(folder, 'screen.png')
    const { panel, news } = panelOn({ kind: 'png', file, width: 480, height: 320 }, 'scene')
    panel.display.show(screenOf('recording', 'tr'))
    await until(() => news.length > 0, 'the first picture')
    for (let times = 0; times < 20; times++) {
      const { width, height } = await canvases.decode(new Uint8Array(readFileSync(file)))
      expect([width, height]).toEqual([480, 320])
    }
  })
})
