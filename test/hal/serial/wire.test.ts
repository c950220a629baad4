import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRandom } from '../../../hal/mock/random.ts'
import { cobsDecode, cobsEncode } from '../../../hal/serial/cobs.ts'
import { crc16 } from '../../../hal/serial/crc16.ts'
import { createFrameDecoder, encodeFrame, type Frame, PAYLOAD_BYTES_MAX } from '../../../hal/serial/wire.ts'
import { concatBytes, hexOf, utf8 } from '../../../src/bytes.ts'

const MIB = 1024 * 1024
const GOOD: Frame = { type: 2, sequence: 9, payload: Uint8Array.of(0, 1, 0) }

const frames = fc.record({
  type: fc.integer({ min: 0, max: 255 }),
  sequence: fc.integer({ min: 0, max: 255 }),
  payload: fc.uint8Array({ maxLength: PAYLOAD_BYTES_MAX }).map((bytes) => Uint8Array.from(bytes)),
})

function heard(pieces: Iterable<Uint8Array>): { frames: Frame[]; noise: Record<string, number> } {
  const got: Frame[] = []
  const noise: Record<string, number> = {}
  const decoder = createFrameDecoder(
    (frame) => got.push(frame),
    (why) => {
      noise[why] = (noise[why] ?? 0) + 1
    },
  )
  for (const piece of pieces) decoder.push(piece)
  return { frames: got, noise }
}

describe('COBS', () => {
  test.each([
    ['00', '0101'],
    ['0000', '010101'],
    ['11220033', '0311220233'],
    ['11223344', '0511223344'],
    ['11000000', '0211010101'],
  ])('stuffs %s as %s, as its authors do', (plain, stuffed) => {
    const bytes = Uint8Array.from(Buffer.from(plain, 'hex'))
    expect(hexOf(cobsEncode(bytes))).toBe(stuffed)
    expect(cobsDecode(cobsEncode(bytes))).toEqual(bytes)
  })
  test('gives back every packet, and holds no zero', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 1200 }), (packet) => {
        const stuffed = cobsEncode(packet)
        expect(stuffed.includes(0)).toBe(false)
        expect(cobsDecode(stuffed)).toEqual(Uint8Array.from(packet))
      }),
    )
  })
  test('runs of exactly 254 bytes without a zero come back as they were', () => {
    for (const length of [253, 254, 255, 508, 509]) {
      const packet = new Uint8Array(length).fill(7)
      expect(cobsDecode(cobsEncode(packet))).toEqual(packet)
    }
  })
})

test('the checksum has the check value of CRC-16/IBM-3740', () => {
  expect(crc16(utf8('123456789'))).toBe(0x29b1)
})

describe('frames', () => {
  test('come out as they went in, for any piece sizes', () => {
    fc.assert(
      fc.property(fc.array(frames, { maxLength: 8 }), fc.integer({ min: 1, max: 200 }), (sent, size) => {
        const bytes = concatBytes(...sent.map(encodeFrame))
        const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
          bytes.subarray(at * size, (at + 1) * size),
        )
        expect(heard(pieces)).toEqual({ frames: sent, noise: {} })
      }),
    )
  })
  test('with one bit turned are never taken for good ones', () => {
    const bytes = encodeFrame(GOOD)
    for (let bit = 0; bit < (bytes.length - 1) * 8; bit++) {
      const wrong = bytes.slice()
      wrong[bit >> 3] = (wrong[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      // A turned bit may make a zero, and so an end: whatever comes of the halves, this frame must not.
      expect(heard([wrong]).frames).toEqual([])
    }
  })
  test('with a wrong checksum or a later version are noise, and the next good one is heard', () => {
    const wrongCrc = cobsEncode(Uint8Array.of(1, 2, 9, 0, 1, 0, 0xbe, 0xef))
    const later = Uint8Array.of(2, 2, 9)
    const crc = crc16(later)
    const version2 = cobsEncode(concatBytes(later, Uint8Array.of(crc >> 8, crc & 0xff)))
    const end = Uint8Array.of(0)
    const end20 = Array.from({ length: 20 }, () => [wrongCrc, end, version2, end]).flat()
    expect(heard([...end20, encodeFrame(GOOD)])).toEqual({
      frames: [GOOD],
      noise: { crc: 20, version: 20 },
    })
  })
  test('are heard after ten megabytes of random bytes, of which none is a frame', () => {
    const random = createRandom(7, 'noise')
    const { frames: got } = heard(
      (function* () {
        for (let sent = 0; sent < 10 * MIB; sent += 1024) yield random.bytes(1024)
        yield Uint8Array.of(0)
        yield encodeFrame(GOOD)
      })(),
    )
    expect(got.at(-1)).toEqual(GOOD)
    // 16 bits of checksum and 8 of version: chance lets about one in 2^24 packets through.
    expect(got.length).toBeLessThanOrEqual(2)
  })
  test('are heard after a gigabyte without an end, in the memory of one frame', () => {
    const endless = new Uint8Array(MIB).fill(0x55)
    const before = process.memoryUsage().arrayBuffers
    let highest = before
    const result = heard(
      (function* () {
        for (let sent = 0; sent < 1024; sent++) {
          yield endless
          highest = Math.max(highest, process.memoryUsage().arrayBuffers)
        }
        yield Uint8Array.of(0)
        yield encodeFrame(GOOD)
      })(),
    )
    expect(result).toEqual({ frames: [GOOD], noise: { 'too-long': 1 } })
    expect(highest - before).toBeLessThan(16 * MIB)
  })
})

test('the example of docs/dock-protocol.md is what goes over the line', () => {
  const text = readFileSync(new URL('../../../docs/dock-protocol.md', import.meta.url), 'utf8')
  const line = /^line {5}([0-9A-F ]+)$/m.exec(text)?.[1]?.replaceAll(' ', '').toLowerCase()
  expect(hexOf(encodeFrame({ type: 2, sequence: 9, payload: Uint8Array.of(3) }))).toBe(line)
})
