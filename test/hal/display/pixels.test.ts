/** The pure parts of the display's process: pixel forms, pictures out of a stream, the street's colours. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rgbaOfI420 } from '../../../hal/camera/scene/rgba.ts'
import { createCutter } from '../../../hal/display/mirror.ts'
import { packPixels } from '../../../hal/display/rgb565.ts'

describe('pixels for a framebuffer', () => {
  test('keep the upper 5, 6 and 5 bits of red, green and blue', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 4, maxLength: 4 }), (rgba) => {
        const out = new Uint8Array(2)
        packPixels(rgba.slice(), { width: 1, height: 1, bitsPerPixel: 16, strideBytes: 2 }, out)
        const [r = 0, g = 0, b = 0] = rgba
        expect(new DataView(out.buffer).getUint16(0, true)).toBe(
          ((r >> 3) << 11) | ((g >> 2) << 5) | (b >> 3),
        )
      }),
    )
  })

  test('are blue, green, red and nothing at 32 bits', () => {
    const out = new Uint8Array(4)
    packPixels(Uint8Array.of(1, 2, 3, 255), { width: 1, height: 1, bitsPerPixel: 32, strideBytes: 4 }, out)
    expect([...out]).toEqual([3, 2, 1, 0])
  })

  test('leave the padding of a row alone', () => {
    const out = new Uint8Array(16).fill(9)
    const white = new Uint8Array(2 * 2 * 4).fill(255)
    packPixels(white, { width: 2, height: 2, bitsPerPixel: 16, strideBytes: 8 }, out)
    expect([...out]).toEqual([255, 255, 255, 255, 9, 9, 9, 9, 255, 255, 255, 255, 9, 9, 9, 9])
  })
})

describe('some rows of a framebuffer', () => {
  test.each([16, 32] as const)('are packed where they belong, and no others, at %i bits', (bitsPerPixel) => {
    const [width, height] = [3, 5]
    const form = {
      width,
      height,
      bitsPerPixel,
      strideBytes: (width * bitsPerPixel) / 8 + 2 * (bitsPerPixel / 8),
    }
    const rgba = new Uint8Array(width * height * 4).map((_, index) => index * 37)
    const whole = new Uint8Array(form.strideBytes * height)
    packPixels(rgba, form, whole)
    const part = new Uint8Array(whole.length).fill(9)
    packPixels(rgba.slice(2 * width * 4, 4 * width * 4), form, part, 2)
    for (let y = 0; y < height; y++) {
      const row = (of: Uint8Array) => [
        ...of.subarray(y * form.strideBytes, y * form.strideBytes + (width * bitsPerPixel) / 8),
      ]
      if (y === 2 || y === 3) expect(row(part)).toEqual(row(whole))
      else expect(new Set(row(part))).toEqual(new Set([9]))
    }
  })
})

describe('pictures in a stream', () => {
  test('come out whole however the stream is cut', () => {
    const pictures = fc.array(fc.uint8Array({ minLength: 1, maxLength: 40 }), { maxLength: 8 })
    fc.assert(
      fc.property(pictures, fc.integer({ min: 1, max: 50 }), (given, pieceBytes) => {
        const stream = given.flatMap((picture) => [0, 0, 0, picture.length, ...picture])
        const out: number[][] = []
        const cut = createCutter((picture) => out.push([...picture]))
        for (let at = 0; at < stream.length; at += pieceBytes)
          expect(cut(Uint8Array.from(stream.slice(at, at + pieceBytes)))).toBe(true)
        expect(out).toEqual(given.map((picture) => [...picture]))
      }),
    )
  })

  test('end at a length that no picture has', () => {
    expect(createCutter(() => undefined)(Uint8Array.of(255, 0, 0, 0))).toBe(false)
    expect(createCutter(() => undefined)(Uint8Array.of(0, 0, 0, 0))).toBe(false)
  })
})

test('grey of an I420 picture is grey, black is black and white is white', () => {
  for (const [luma, grey] of [
    [16, 0],
    [235, 255],
    [126, 128],
  ] as const) {
    const out = new Uint8ClampedArray(2 * 2 * 4)
    rgbaOfI420(Uint8Array.of(luma, luma, luma, luma, 128, 128), { width: 2, height: 2 }, out)
    expect([...out.subarray(0, 4)]).toEqual([grey, grey, grey, 255])
  }
})
