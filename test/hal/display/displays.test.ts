/** The words behind --display. */
import { expect, test } from 'vitest'
import { parseDisplaySpec } from '../../../hal/display/displays.ts'

test('a framebuffer has its geometry from the system, or as given', () => {
  expect(parseDisplaySpec('fb:/dev/fb1')).toEqual({ kind: 'framebuffer', device: '/dev/fb1' })
  expect(parseDisplaySpec('fb:/tmp/fb@480x320')).toEqual({
    ...{ kind: 'framebuffer', device: '/tmp/fb', width: 480, height: 320, bitsPerPixel: 16 },
  })
  expect(parseDisplaySpec('fb:/dev/fb0@800x480x32')).toMatchObject({ bitsPerPixel: 32 })
})

test('a picture file is 320 by 240 unless it is said otherwise', () => {
  expect(parseDisplaySpec('png:a@b.png')).toEqual({ kind: 'png', file: 'a@b.png', width: 320, height: 240 })
  expect(parseDisplaySpec('png:s.png@240x320')).toMatchObject({ file: 's.png', width: 240, height: 320 })
})

test.each(['spi:0', 'png:', 'fb:', 'fb:/dev/fb0@10x10', 'png:a.png@320x240x16', 'fb:/dev/fb0@99999x10'])(
  '%s is refused with the words there are',
  (text) => {
    expect(() => parseDisplaySpec(text)).toThrow(
      expect.objectContaining({ code: 'USAGE', message: expect.stringContaining('png:FILE@320x240') }),
    )
  },
)
