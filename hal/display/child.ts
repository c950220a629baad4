/**
 * Process: draws the front display. Screens come as lines on standard input, pictures of the camera on a
 * descriptor of their own; that the first one is up, and that it lives, is said on standard output, byte by byte.
 *
 *   screen ─► now, at once                picture ─► at most 25 a second          running time ─► each second
 *
 * Its own process, so that a fault of the drawing library or the panel costs no recording. When its parent is
 * gone the display goes dark: nothing may say that it records when nobody does.
 */
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createScreenPainter } from '../../src/ui/screen/screen.ts'
import type { Screen } from '../hal.ts'
import { loadCanvases } from './canvas.ts'
import { createMirror } from './mirror.ts'
import { type Output, openOutput } from './outputs.ts'
import {
  ALIVE,
  ALIVE_MS,
  type PanelChildSettings,
  type PanelOrder,
  PICTURE_DESCRIPTOR,
  SHOWN,
} from './settings.ts'

const settings = JSON.parse(process.argv[2] ?? '{}') as PanelChildSettings
const nowUs = (): number => Number(process.hrtime.bigint() / 1000n) + settings.shiftUs
const DARK: Screen = { kind: 'dark', lines: [], mirror: false }
/** The flash of a marker ends, and the running time goes on, no later than this. */
const TICK_MS = 250

const canvases = await loadCanvases().catch(fail)
const output = openOrFail()
const canvas = canvases.create(output.width, output.height)
const painter = createScreenPainter()
const mirror = createMirror(settings.mirror, canvases, nowUs)
if (settings.mirror === 'feed')
  mirror.read(createReadStream('', { fd: PICTURE_DESCRIPTOR, autoClose: false }), () => draw())

let screen = DARK
let drawing = false
let again = false
let lastMs = 0
let told = false

function draw(): void {
  if (drawing) {
    again = true
    return
  }
  drawing = true
  lastMs = performance.now()
  const picture = screen.mirror ? mirror.picture() : undefined
  const state = { screen, nowUs: nowUs(), picture }
  const changed = painter.draw(canvas.context, output.width, output.height, state)
  output.show(canvas, changed).then(shown, fail)
}

function shown(): void {
  if (!told) process.stdout.write(Uint8Array.of(SHOWN))
  told = true
  // Memory of the pixels is freed only when the event loop turns.
  setImmediate(() => {
    drawing = false
    if (again) {
      again = false
      draw()
    }
  })
}

function openOrFail(): Output {
  try {
    return openOutput(settings.output)
  } catch (error) {
    return fail(error)
  }
}

/** The last words are what the parent reports. */
function fail(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}

function moves(): boolean {
  return screen.sinceUs !== undefined || screen.flashSinceUs !== undefined
}

setInterval(
  () => {
    const sinceMs = performance.now() - lastMs
    if (screen.mirror && mirror.live() && sinceMs >= output.betweenMs - 5) draw()
    else if (moves() && sinceMs >= TICK_MS) draw()
  },
  mirror.live() ? output.betweenMs : TICK_MS,
)
setInterval(() => process.stdout.write(Uint8Array.of(ALIVE)), ALIVE_MS)

createInterface({ input: process.stdin }).on('line', (line) => {
  const order = JSON.parse(line) as PanelOrder
  screen = order.screen
  draw()
})
const end = (): void => {
  const changed = painter.draw(canvas.context, output.width, output.height, { screen: DARK, nowUs: nowUs() })
  output.show(canvas, changed).then(() => process.exit(0), fail)
}
process.stdin.on('end', end).on('error', end)
process.stdout.on('error', end)
process.on('SIGTERM', end)
draw()
