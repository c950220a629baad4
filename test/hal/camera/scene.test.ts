import { sha256 } from '@noble/hashes/sha2.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { COUNTER_MAX, drawCounter, readCounter } from '../../../hal/camera/scene/counter.ts'
import { fillRect, pictureBytes, pictureOf, rgb } from '../../../hal/camera/scene/picture.ts'
import { createScene } from '../../../hal/camera/scene/street.ts'
import { hexOf } from '../../../src/bytes.ts'

const SIZES = [
  { width: 320, height: 180 },
  { width: 640, height: 360 },
  { width: 1280, height: 720 },
]

describe('the drawn scene', () => {
  test.each(SIZES)('says its number so that a program can read it, at $width×$height', (size) => {
    const scene = createScene(size, 30)
    const bytes = new Uint8Array(pictureBytes(size))
    for (const index of [0, 1, 29, 30, 4711, 1_000_000, COUNTER_MAX]) {
      scene.draw(index, bytes)
      expect(readCounter(bytes, size)).toBe(index)
    }
  })

  test('shows a different picture each time, and the same one for the same number', () => {
    const size = { width: 320, height: 180 }
    const seen = new Set<string>()
    const bytes = new Uint8Array(pictureBytes(size))
    const scene = createScene(size, 30)
    for (let index = 0; index < 90; index++) {
      scene.draw(index, bytes)
      seen.add(hexOf(sha256(bytes)))
    }
    expect(seen.size).toBe(90)
    createScene(size, 30).draw(40, bytes)
    expect(seen.has(hexOf(sha256(bytes)))).toBe(true)
  })

  test('lights its lamp in the first tenth of each second only', () => {
    const size = { width: 320, height: 180 }
    const scene = createScene(size, 30)
    const bytes = new Uint8Array(pictureBytes(size))
    const lampAt = Math.round(size.height * 0.12) * size.width + Math.round(size.width * 0.959)
    const lit = Array.from({ length: 60 }, (_, index) => {
      scene.draw(index, bytes)
      return (bytes[lampAt] ?? 0) > 128
    })
    expect(lit.flatMap((on, index) => (on ? [index] : []))).toEqual([0, 1, 2, 30, 31, 32])
  })

  test('keeps its counter readable under noise of a quarter of the range', () => {
    const size = { width: 320, height: 180 }
    fc.assert(
      fc.property(
        fc.nat({ max: COUNTER_MAX }),
        fc.infiniteStream(fc.integer({ min: -55, max: 55 })),
        (value, noise) => {
          const picture = pictureOf(size)
          drawCounter(picture, value)
          const luma = picture.bytes.subarray(0, size.width * 8).map((sample) => {
            const { value: by } = noise.next()
            return Math.max(0, Math.min(255, sample + by))
          })
          const whole = new Uint8Array(size.width * size.height)
          whole.set(luma)
          expect(readCounter(whole, size)).toBe(value)
        },
      ),
      { numRuns: 20 },
    )
  })

  test('clips what is drawn past an edge', () => {
    fc.assert(
      fc.property(
        fc.tuple(
          fc.double({ min: -50, max: 50, noNaN: true }),
          fc.double({ min: -50, max: 50, noNaN: true }),
        ),
        fc.tuple(fc.integer({ min: 0, max: 80 }), fc.integer({ min: 0, max: 80 })),
        ([x, y], [width, height]) => {
          const picture = pictureOf({ width: 16, height: 8 })
          fillRect(picture, x, y, width, height, [200, 90, 91])
          const expected = picture.bytes.map((_, at) => {
            if (at >= 128) return picture.bytes[at] ?? 0
            const [column, row] = [at % 16, Math.floor(at / 16)]
            const inside =
              column >= Math.round(x) &&
              column < Math.round(x + width) &&
              row >= Math.round(y) &&
              row < Math.round(y + height)
            return inside ? 200 : 0
          })
          expect(picture.bytes).toEqual(expected)
        },
      ),
    )
    expect(rgb(255, 255, 255)).toEqual([235, 128, 128])
    expect(() => pictureOf({ width: 15, height: 8 })).toThrow('15×8')
  })
})
