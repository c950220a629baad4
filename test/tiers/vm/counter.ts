/**
 * Reads the number that vivid, the kernel's test camera, draws into each picture: no lost picture, none twice, none
 * out of order is then a matter of counting. The glyphs are those of the kernel's own font, out of its source.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const GLYPH = { width: 8, height: 16 } as const
/** Where vivid writes its first line. */
const TEXT = { x: 16, y: 16, characters: 28 } as const
const CHARACTERS = '0123456789: '
/** Of 128 dots: what the encoder may have blurred. */
const WRONG_DOTS_MAX = 8
const LIGHT = 128

/** Of every picture of a film, in its order; undefined where it cannot be read. */
export function countersOf(
  film: string,
  width: number,
  height: number,
  fontSource: string,
): (number | undefined)[] {
  const font = glyphsOf(readFileSync(fontSource, 'latin1'))
  const grey = execFileSync(
    'ffmpeg',
    [
      '-v',
      'error',
      '-i',
      film,
      '-map',
      '0:v',
      '-fps_mode',
      'passthrough',
      '-f',
      'rawvideo',
      '-pix_fmt',
      'gray',
      '-',
    ],
    { maxBuffer: 1 << 30 },
  )
  const size = width * height
  return Array.from({ length: Math.floor(grey.length / size) }, (_, index) =>
    counterOf(grey.subarray(index * size, (index + 1) * size), width, font),
  )
}

type Font = ReadonlyMap<string, Uint8Array>

/** `font_8x16.c`: 16 bytes a character, in the order of their codes. */
function glyphsOf(source: string): Font {
  const rows = Uint8Array.from(
    [...source.slice(source.indexOf('{')).matchAll(/^\s*0x([0-9a-f]{2}),/gm)].map(([, hex]) =>
      Number.parseInt(hex ?? '', 16),
    ),
  )
  return new Map(
    [...CHARACTERS].map((character) => {
      const at = character.charCodeAt(0) * GLYPH.height
      return [character, rows.subarray(at, at + GLYPH.height)]
    }),
  )
}

function counterOf(grey: Uint8Array, width: number, font: Font): number | undefined {
  const text = Array.from({ length: TEXT.characters }, (_, at) =>
    characterAt(grey, width, TEXT.x + at * GLYPH.width, font),
  ).join('')
  const number = /^ \d\d:\d\d:\d\d:\d{3} (\d+)\D/.exec(text)?.[1]
  return number === undefined ? undefined : Number(number)
}

function characterAt(grey: Uint8Array, width: number, x: number, font: Font): string {
  const seen = Array.from({ length: GLYPH.height }, (_, row) => {
    const at = (TEXT.y + row) * width + x
    return Array.from(grey.subarray(at, at + GLYPH.width)).reduce(
      (bits, dot) => bits * 2 + (dot > LIGHT ? 1 : 0),
      0,
    )
  })
  let best = { character: '?', wrong: WRONG_DOTS_MAX + 1 }
  for (const [character, rows] of font) {
    const wrong = seen.reduce((sum, bits, row) => sum + ones(bits ^ (rows[row] ?? 0)), 0)
    if (wrong < best.wrong) best = { character, wrong }
  }
  return best.character
}

function ones(bits: number): number {
  return bits.toString(2).replaceAll('0', '').length
}
