/**
 * A canvas that notes every text drawn on it: where it stands, how large it is, and its smallest contrast against
 * what was there before. Measured in the pixels, not in the palette.
 */
import type { MemoryCanvas } from '../../../hal/display/canvas.ts'
import type { Box, Canvas2D } from '../../../src/ui/screen/canvas.ts'

export interface DrawnText extends Box {
  readonly text: string
  readonly size: number
  readonly contrast: number
}

export interface Watched {
  readonly context: Canvas2D
  readonly texts: readonly DrawnText[]
}

interface Metrics {
  readonly actualBoundingBoxLeft: number
  readonly actualBoundingBoxRight: number
  readonly actualBoundingBoxAscent: number
  readonly actualBoundingBoxDescent: number
}

export function watch(canvas: MemoryCanvas): Watched {
  const texts: DrawnText[] = []
  const { context } = canvas
  const watched = new Proxy(context, {
    get(target, name) {
      if (name === 'fillText')
        return (text: string, x: number, y: number) => {
          const metrics = target.measureText(text) as unknown as Metrics
          const box = {
            x: x - metrics.actualBoundingBoxLeft,
            y: y - metrics.actualBoundingBoxAscent,
            width: metrics.actualBoundingBoxLeft + metrics.actualBoundingBoxRight,
            height: metrics.actualBoundingBoxAscent + metrics.actualBoundingBoxDescent,
          }
          const size = Number(/ (\d+)px/.exec(target.font)?.[1])
          texts.push({
            text,
            size,
            ...box,
            contrast: smallestContrast(canvas, box, String(target.fillStyle)),
          })
          target.fillText(text, x, y)
        }
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
    set: (target, name, value) => Reflect.set(target, name, value),
  })
  return { context: watched, texts }
}

/** Against every pixel that lies in the box; each colour among them is reckoned once, for there are few. */
function smallestContrast({ width, height, pixels }: MemoryCanvas, box: Box, ink: string): number {
  const text = luminance([1, 3, 5].map((at) => Number.parseInt(ink.slice(at, at + 2), 16)))
  const [left, top] = [Math.max(0, Math.floor(box.x)), Math.max(0, Math.floor(box.y))]
  const [right, bottom] = [Math.min(width, box.x + box.width), Math.min(height, box.y + box.height)]
  let smallest = Number.POSITIVE_INFINITY
  if (bottom <= top) return smallest
  const rgba = pixels({ from: top, count: Math.ceil(bottom) - top })
  const seen = new Set<number>()
  for (let row = 0; row < bottom - top; row++)
    for (let x = left; x < right; x++) {
      const at = (row * width + x) * 4
      const colour = [rgba[at] ?? 0, rgba[at + 1] ?? 0, rgba[at + 2] ?? 0] as const
      const number = (colour[0] << 16) | (colour[1] << 8) | colour[2]
      if (seen.has(number)) continue
      seen.add(number)
      const ground = luminance(colour)
      const [dark, light] = [Math.min(text, ground), Math.max(text, ground)]
      smallest = Math.min(smallest, (light + 0.05) / (dark + 0.05))
    }
  return smallest
}

/** WCAG 2.2, relative luminance. */
function luminance(rgb: readonly number[]): number {
  const [r = 0, g = 0, b = 0] = rgb.map((value) => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

export function overlap(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  )
}
