import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bytesOfHex, hexOf } from '../../src/bytes.ts'
import {
  avcConfiguration,
  parseAvcConfiguration,
  parseSps,
  videoFormatOf,
  videoFormatOfConfiguration,
} from '../../src/media/sps.ts'

const bytes = (hex: string): Uint8Array => bytesOfHex(hex) ?? new Uint8Array()
/** As x264 writes them for 1280x720, high profile. */
const HIGH_720 = bytes('6764001facd9405005bb011000000300100000030300f1831960')
const PPS = bytes('68ebe3cb22c0')

describe('the sequence parameter set', () => {
  test('says size, profile and level, through emulation prevention', () => {
    expect(parseSps(HIGH_720)).toMatchObject({
      profile: 100,
      level: 31,
      width: 1280,
      height: 720,
      chromaFormat: 1,
    })
  })

  test('is undefined, never an error, for any other bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (noise) => {
        const parameters = parseSps(Uint8Array.of(0x67, ...noise))
        if (parameters !== undefined) expect(parameters.width * parameters.height).toBeGreaterThan(0)
        expect(parseSps(Uint8Array.of(0x41, ...noise))).toBeUndefined()
        parseAvcConfiguration(noise)
        videoFormatOfConfiguration(noise)
      }),
      { numRuns: 2000 },
    )
    for (let length = 0; length < 10; length++) expect(parseSps(HIGH_720.subarray(0, length))).toBeUndefined()
  })

  test('cuts the cropping window off odd sizes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 8, max: 2048 }),
        fc.integer({ min: 8, max: 1200 }),
        (halfWidth, halfHeight) => {
          const [width, height] = [halfWidth * 2, halfHeight * 2]
          expect(parseSps(baselineSps(width, height))).toMatchObject({ profile: 66, width, height })
        },
      ),
    )
  })
})

describe('the decoder configuration record', () => {
  test('holds the sets and, in high profiles, their depth; and is read back', () => {
    const record = avcConfiguration(HIGH_720, PPS, PPS)
    expect(hexOf(record ?? new Uint8Array())).toBe(
      `0164001fffe1001a${hexOf(HIGH_720)}020006${hexOf(PPS)}0006${hexOf(PPS)}fdf8f800`,
    )
    const parsed = parseAvcConfiguration(record ?? new Uint8Array())
    expect(parsed?.lengthBytes).toBe(4)
    expect(parsed?.sps.map(hexOf)).toEqual([hexOf(HIGH_720)])
    expect(parsed?.pps.map(hexOf)).toEqual([hexOf(PPS), hexOf(PPS)])
  })

  test('gives the same format as the sets do, whatever its length size was', () => {
    const format = videoFormatOf(HIGH_720, PPS)
    expect(format).toMatchObject({ track: 'video', codec: 'avc1.64001f', width: 1280, height: 720 })
    const record = format?.configuration.slice() ?? new Uint8Array()
    record[4] = 0xfd
    expect(parseAvcConfiguration(record)?.lengthBytes).toBe(2)
    expect(videoFormatOfConfiguration(record)).toEqual(format)
  })

  test('is undefined without a picture parameter set', () => {
    expect(avcConfiguration(HIGH_720)).toBeUndefined()
    expect(avcConfiguration(HIGH_720, HIGH_720)).toBeUndefined()
    expect(avcConfiguration(PPS, PPS)).toBeUndefined()
  })
})

/** ITU-T H.264 §7.3.2.1.1 for a progressive picture of even size, with the emulation prevention that needs. */
function baselineSps(width: number, height: number): Uint8Array {
  const columns = Math.ceil(width / 16)
  const rows = Math.ceil(height / 16)
  const ue = (value: number): string => {
    const code = (value + 1).toString(2)
    return '0'.repeat(code.length - 1) + code
  }
  const crop = ['1', ue(0), ue((columns * 16 - width) / 2), ue(0), ue((rows * 16 - height) / 2)].join('')
  const bits = `${ue(0)}${ue(0)}${ue(2)}${ue(1)}0${ue(columns - 1)}${ue(rows - 1)}11${crop}01`
  const payload = (bits.padEnd(Math.ceil(bits.length / 8) * 8, '0').match(/.{8}/g) ?? []).map((byte) =>
    Number.parseInt(byte, 2),
  )
  const out: number[] = []
  for (const byte of [66, 0xc0, 30, ...payload]) {
    if (byte <= 3 && out.at(-1) === 0 && out.at(-2) === 0) out.push(3)
    out.push(byte)
  }
  return Uint8Array.from([0x67, ...out])
}
