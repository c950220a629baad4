/** Every screen, language and size: nothing cut off, nothing overlapping, large enough, strong enough, scannable. */
import decodeQR from 'qr/decode.js'
import { describe, expect, test } from 'vitest'
import { CASE_NAMES, NOW_US, SIZES, screenOf } from '../../../bench/screencases.ts'
import { type Canvases, loadCanvases } from '../../../hal/display/canvas.ts'
import type { Screen } from '../../../hal/hal.ts'
import { LANGUAGE_TAGS, type Language } from '../../../src/device/texts.ts'
import type { Plan } from '../../../src/ui/screen/layout.ts'
import { planScreen } from '../../../src/ui/screen/plan.ts'
import { createScreenPainter, drawScreen } from '../../../src/ui/screen/screen.ts'
import { type DrawnText, overlap, watch } from './watched.ts'

const CONTRAST_MIN = 7
const LINE_CHARS_MAX = 60
const canvases: Canvases = await loadCanvases()

function drawn(width: number, height: number, screen: Screen) {
  const canvas = canvases.create(width, height)
  const watched = watch(canvas)
  drawScreen(watched.context, width, height, { screen, nowUs: NOW_US })
  return { canvas, texts: watched.texts, plan: planScreen(canvas.context, width, height, screen) }
}

/** Of 60 characters, in the letters of the language, with a word that is longer than a row. */
const LONG_LINES: Readonly<Record<Language, string>> = {
  de: 'Donaudampfschifffahrtskapitänspatent und noch etwas Längeres',
  'de-easy': 'Wir nehmen jetzt alles auf, was Sie sagen und was Sie tun ÄÖ',
  en: 'Counterrevolutionarily antidisestablishmentarian recording W',
  tr: 'Muvaffakiyetsizleştiriciler için kayıt yapılıyor İĞŞÇÖÜ ğışç',
  ar: 'يتم الآن تسجيل الصوت والصورة من قبل الشرطة في هذا المكان فقط',
}
const LONG_NOTICE = `https://example.org/${'camera-notice/'.repeat(20)}`.slice(0, 200)

function longLine(language: Language, index: number): string {
  const line = [...LONG_LINES[language]]
  expect(line.length).toBe(LINE_CHARS_MAX)
  // No two alike, so that none can be lost unseen.
  return [...line.slice(0, -1), String(index)].join('')
}

/** However the lines were wrapped and parted. */
const lettersOf = (lines: readonly string[]): string => lines.join('').replaceAll(/[- ]/g, '')

function expectApart(
  name: string,
  width: number,
  height: number,
  texts: readonly DrawnText[],
  plan: Plan,
): void {
  const boxes = [...texts, ...plan.pictograms.map(({ box }) => box)]
  if (plan.qr) boxes.push({ ...plan.qr, width: plan.qr.side, height: plan.qr.side })
  for (const [index, box] of boxes.entries()) {
    const what = `${name}: ${'text' in box ? box.text : index}`
    expect(box.x, what).toBeGreaterThanOrEqual(0)
    expect(box.y, what).toBeGreaterThanOrEqual(0)
    expect(box.x + box.width, what).toBeLessThanOrEqual(width)
    expect(box.y + box.height, what).toBeLessThanOrEqual(height)
    for (const other of boxes.slice(0, index)) expect(overlap(box, other), what).toBe(false)
  }
}

describe.each(SIZES)('on a display of %i by %i', (width, height) => {
  test.each(LANGUAGE_TAGS)('every screen in %s stands whole, apart and in contrast', (language) => {
    for (const name of CASE_NAMES) {
      const screen = screenOf(name, language)
      const { texts, plan } = drawn(width, height, screen)
      expectApart(name, width, height, texts, plan)
      for (const { text, size, contrast } of texts) {
        expect(contrast, `${name}: ${text}`).toBeGreaterThanOrEqual(CONTRAST_MIN)
        if (screen.kind !== 'status') expect(size, `${name}: ${text}`).toBeGreaterThanOrEqual(height / 12)
      }
      expect(lettersOf(texts.map(({ text }) => text))).toContain(lettersOf(screen.lines))
    }
  })

  test('the QR code is read back from the picture, whole pixels a module', () => {
    for (const name of [
      'announcing',
      'announcing, pre-record',
      'pre-record',
      'recording',
      'recording, muted',
    ]) {
      const screen = screenOf(name, 'de')
      const { canvas } = drawn(width, height, screen)
      expect(decodeQR({ width, height, data: canvas.pixels() }), name).toBe(screen.qr)
    }
  })

  test.each(LANGUAGE_TAGS)(
    'the longest lines and notice a profile may give in %s stand whole and apart too',
    (language) => {
      for (const name of ['announcing, pre-record', 'recording, muted', 'blocked', 'recovering']) {
        const usual = screenOf(name, language)
        const lines = usual.lines.map((_, index) => longLine(language, index))
        const screen: Screen = { ...usual, lines, ...(usual.qr !== undefined && { qr: LONG_NOTICE }) }
        const { canvas, texts, plan } = drawn(width, height, screen)
        expectApart(name, width, height, texts, plan)
        expect(lettersOf(texts.map(({ text }) => text))).toContain(lettersOf(lines))
        if (plan.qr !== undefined && language === 'de')
          expect(decodeQR({ width, height, data: canvas.pixels() }), name).toBe(LONG_NOTICE)
      }
    },
  )
})

describe('the front display', () => {
  test('shows the person in front as a mirror does', () => {
    const [width, height] = [320, 240]
    const picture = canvases.create(64, 48)
    picture.context.fillStyle = '#00ff00'
    picture.context.fillRect(0, 0, 32, 48)
    picture.context.fillStyle = '#0000ff'
    picture.context.fillRect(32, 0, 32, 48)
    const canvas = canvases.create(width, height)
    const screen = screenOf('announcing', 'de')
    drawScreen(canvas.context, width, height, { screen, nowUs: NOW_US, picture })
    const { stage } = planScreen(canvas.context, width, height, screen)
    const pixel = (x: number, y: number) => [
      ...canvas.pixels().subarray((y * width + x) * 4, (y * width + x) * 4 + 3),
    ]
    expect(stage).toBeDefined()
    const right = (stage?.x ?? 0) + (stage?.width ?? 0)
    expect(pixel((stage?.x ?? 0) + 8, 40)).toEqual([0, 0, 255])
    expect(pixel(right - 8, 40)).toEqual([0, 255, 0])
  })

  test('frames a recording in red on all four sides, and once in white for a marker', () => {
    const [width, height] = [320, 240]
    const canvas = canvases.create(width, height)
    const corners = (name: string, nowUs: number) => {
      drawScreen(canvas.context, width, height, { screen: screenOf(name, 'de'), nowUs })
      const rgba = canvas.pixels()
      return [0, width - 1, (height - 1) * width, height * width - 1].map((at) => rgba[at * 4 + 1] ?? -1)
    }
    expect(corners('recording', NOW_US)).toEqual([0, 0, 0, 0])
    expect(corners('recording, marker', NOW_US)).toEqual([255, 255, 255, 255])
    expect(corners('recording, marker', NOW_US + 1_000_000)).toEqual([0, 0, 0, 0])
    expect(corners('announcing', NOW_US)).not.toEqual([0, 0, 0, 0])
  })

  test('counts the running time from the start of the recording', () => {
    const screen = screenOf('recording', 'de')
    const timeAt = (nowUs: number) => {
      const watched = watch(canvases.create(320, 240))
      drawScreen(watched.context, 320, 240, { screen, nowUs })
      return watched.texts.at(-1)?.text
    }
    expect(timeAt(screen.sinceUs ?? 0)).toBe('00:00')
    expect(timeAt((screen.sinceUs ?? 0) + 3_725_000_000)).toBe('1:02:05')
  })

  test('drawn again and again on one canvas is what drawn anew would be', () => {
    const [width, height] = [320, 240]
    const painter = createScreenPainter()
    const kept = canvases.create(width, height)
    const picture = (shade: string) => {
      const canvas = canvases.create(64, 48)
      canvas.context.fillStyle = shade
      canvas.context.fillRect(0, 0, 64, 48)
      return canvas
    }
    const pictures = [undefined, picture('#00ff00'), picture('#0000ff')]
    const names = [
      'announcing',
      'recording',
      'recording, marker',
      'recording, no picture',
      'dark',
      'announcing',
    ]
    const screens = names.map((name) => screenOf(name, 'de'))
    let narrow = false
    for (const screen of screens)
      for (const afterUs of [0, 40_000, 600_000, 1_200_000]) {
        const state = { screen, nowUs: NOW_US + afterUs, picture: pictures[(afterUs / 40_000) % 3] }
        const anew = canvases.create(width, height)
        const before = Buffer.from(kept.pixels())
        const { from, count } = painter.draw(kept.context, width, height, state)
        const now = Buffer.from(kept.pixels())
        const [start, end] = [from * width * 4, (from + count) * width * 4]
        expect(now.subarray(0, start).equals(before.subarray(0, start)), `${screen.kind}, above`).toBe(true)
        expect(now.subarray(end).equals(before.subarray(end)), `${screen.kind}, below`).toBe(true)
        if (count > 0)
          expect(Buffer.from(kept.pixels({ from, count })).equals(now.subarray(start, end))).toBe(true)
        narrow ||= count > 0 && count < height
        drawScreen(anew.context, width, height, state)
        expect(Buffer.from(kept.pixels()).equals(Buffer.from(anew.pixels())), screen.kind).toBe(true)
      }
    expect(narrow).toBe(true)
  })

  test('sets Arabic from the right', () => {
    const watched = watch(canvases.create(480, 320))
    drawScreen(watched.context, 480, 320, { screen: screenOf('announcing', 'ar'), nowUs: NOW_US })
    const [text] = watched.texts
    const left = watch(canvases.create(480, 320))
    drawScreen(left.context, 480, 320, { screen: screenOf('announcing', 'de'), nowUs: NOW_US })
    expect((text?.x ?? 0) + (text?.width ?? 0)).toBeGreaterThan(480 * 0.75)
    expect(left.texts[0]?.x ?? 0).toBeLessThan(480 / 4)
  })

  test('shows how much is done where something takes its time', () => {
    const canvas = canvases.create(320, 240)
    const filled = (progress: number) => {
      const screen: Screen = { kind: 'recovering', lines: ['Übertragung'], mirror: false, progress }
      drawScreen(canvas.context, 320, 240, { screen, nowUs: NOW_US })
      const { progress: bar } = planScreen(canvas.context, 320, 240, screen)
      const y = Math.round((bar?.y ?? 0) + (bar?.height ?? 0) / 2)
      const row = canvas.pixels().subarray(y * 320 * 4, (y + 1) * 320 * 4)
      return Array.from({ length: 320 }, (_, x) => row[x * 4]).filter((red) => red === 255).length
    }
    expect(filled(0)).toBeLessThan(20)
    expect(filled(0.5)).toBeGreaterThan(100)
    expect(filled(1)).toBeGreaterThan(filled(0.5) * 1.8)
  })
})
