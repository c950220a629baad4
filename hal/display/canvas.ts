/**
 * The only place that loads @napi-rs/canvas, a native package that may be absent: a canvas in memory with
 * the fonts of the repository's folder `fonts`, whose pixels can be read.
 *
 * Text is drawn by the library's portable renderer: the same pixels on every machine of one architecture.
 * Memory that `pixels` returns is freed only when the event loop turns: never read them in a tight loop.
 */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Bytes } from '../../src/bytes.ts'
import { ZeugeError } from '../../src/errors.ts'
import type { Canvas2D } from '../../src/ui/screen/canvas.ts'
import type { Rows } from '../../src/ui/screen/screen.ts'
import { FONT_FAMILIES } from '../../src/ui/screen/text.ts'

export interface MemoryCanvas {
  readonly width: number
  readonly height: number
  readonly context: Canvas2D
  /** What `drawImage` of another canvas takes. */
  readonly image: unknown
  /** RGBA, four bytes a pixel, rows without padding, of the canvas as it is now; of all rows where none are named; at least one. */
  pixels(rows?: Rows): Uint8Array
  /** Replaces the whole picture; RGBA. */
  put(rgba: Uint8ClampedArray<ArrayBuffer>): void
  png(): Promise<Uint8Array>
  jpeg(): Promise<Uint8Array>
}

export interface Canvases {
  create(width: number, height: number): MemoryCanvas
  /** A JPEG (or PNG) as something `drawImage` takes. Rejects where it cannot be decoded. */
  decode(file: Bytes): Promise<{ readonly image: unknown; readonly width: number; readonly height: number }>
}

/** In the order of FONT_FAMILIES. */
const FONT_FILES = ['latin', 'latin-ext', 'arabic'].map((part) => `noto-sans-arabic-${part}-600.woff2`)
const PIXELS_MAX = 32 * 1024 * 1024

/** NOT_AVAILABLE where the package, or a build of it for this machine, is missing. */
export async function loadCanvases(): Promise<Canvases> {
  const { createCanvas, GlobalFonts, ImageData, loadImage } = await load()
  for (const [index, name] of FONT_FILES.entries()) {
    const family = FONT_FAMILIES[index]
    if (!GlobalFonts.has(family ?? '')) GlobalFonts.register(await readFile(fontPath(name)), family)
  }
  return {
    create(width, height) {
      if (width * height > PIXELS_MAX)
        throw new ZeugeError('USAGE', `a picture of ${width}×${height} is larger than ${PIXELS_MAX} pixels`)
      const canvas = createCanvas(width, height)
      const context = canvas.getContext('2d', { alpha: false })
      // The default follows the machine's language.
      context.lang = 'en'
      return {
        width,
        height,
        context: context as unknown as Canvas2D,
        image: canvas,
        pixels(rows) {
          if (rows === undefined || rows.count === height) return canvas.data()
          const { data } = context.getImageData(0, rows.from, width, rows.count)
          return new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
        },
        put: (rgba) => context.putImageData(new ImageData(rgba, width, height), 0, 0),
        png: () => canvas.encode('png'),
        jpeg: () => canvas.encode('jpeg'),
      }
    },
    async decode(file) {
      const image = await loadImage(file)
      return { image, width: image.width, height: image.height }
    },
  }
}

async function load(): Promise<typeof import('@napi-rs/canvas')> {
  try {
    return await import('@napi-rs/canvas')
  } catch (cause) {
    throw new ZeugeError(
      'NOT_AVAILABLE',
      `the drawing library @napi-rs/canvas cannot be loaded on ${process.platform}-${process.arch}; run "npm ci" again, or start without a display`,
      { cause },
    )
  }
}

/** From the sources and from the compiled tree alike. */
function fontPath(name: string): string {
  const root = import.meta.url.includes('/dist/hal/') ? '../../../' : '../../'
  return fileURLToPath(new URL(`${root}fonts/${name}`, import.meta.url))
}
