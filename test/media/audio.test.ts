import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { concatBytes, equalBytes, hexOf } from '../../src/bytes.ts'
import { audioFormatOfConfiguration, createAdtsParser, parseAdtsHeader } from '../../src/media/adts.ts'
import { createAudioClock } from '../../src/media/audioclock.ts'

const STREAM = readFileSync(
  new URL('../../node_modules/mux.js/test/segments/test-aac-segment.aac', import.meta.url),
)

function parsed(stream: Uint8Array, size: number): string[] {
  const told: string[] = []
  const parser = createAdtsParser({
    format: ({ codec, sampleRate, channels }) => told.push(`format ${codec} ${sampleRate} ${channels}`),
    emit: (frame) => told.push(hexOf(frame)),
  })
  for (let at = 0; at < stream.length; at += size) parser.push(stream.subarray(at, at + size))
  parser.flush()
  return told
}

/** A frame of `bytes` bytes after a header of 7: AAC-LC, 48 kHz, mono. */
function frame(bytes: number, fill: number): Uint8Array {
  const length = bytes + 7
  const header = [
    0xff,
    0xf1,
    0x4c,
    0x40 | (length >> 11),
    (length >> 3) & 0xff,
    ((length & 7) << 5) | 0x1f,
    0xfc,
  ]
  return Uint8Array.from([...header, ...new Uint8Array(bytes).fill(fill)])
}

describe('the ADTS parser', () => {
  test('reads a real stream, the same for any piece size', () => {
    const whole = parsed(STREAM, STREAM.length)
    expect(whole[0]).toMatch(/^format mp4a\.40\.2 (44100|48000) [12]$/)
    expect(whole.length).toBeGreaterThan(100)
    for (const size of [1, 7, 4096])
      expect(parsed(STREAM.subarray(0, 40_000), size)).toEqual(parsed(STREAM.subarray(0, 40_000), 40_000))
  })

  test('finds every frame again behind noise, for any piece size', () => {
    const noise = fc.uint8Array({ maxLength: 30 }).map((bytes) => bytes.map((byte) => byte & 0x7f))
    fc.assert(
      fc.property(
        noise,
        fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 2, maxLength: 8 }),
        fc.integer({ min: 1, max: 20 }),
        (before, sizes, piece) => {
          const frames = sizes.map((bytes, index) => frame(bytes, index + 1))
          const told = parsed(concatBytes(before, ...frames, before), piece)
          expect(told).toEqual(['format mp4a.40.2 48000 1', ...frames.map((one) => hexOf(one.subarray(7)))])
        },
      ),
    )
  })

  test('takes no header at its word that nothing follows', () => {
    const told = parsed(concatBytes(frame(20, 0x11).subarray(0, 15), frame(10, 0x22), frame(10, 0x33)), 5)
    expect(told.slice(1)).toEqual(['22'.repeat(10), '33'.repeat(10)])
  })

  test('overwrites what it lent', () => {
    const lent: Uint8Array[] = []
    const parser = createAdtsParser({ format: () => undefined, emit: (data) => lent.push(data) })
    parser.push(concatBytes(frame(10, 0x22), frame(10, 0x33)))
    parser.flush()
    expect(lent.length).toBe(2)
    expect(lent.every((data) => data.every((byte) => byte === 0))).toBe(true)
  })
})

describe('the audio format', () => {
  test('is the same from an ADTS header and from an AudioSpecificConfig', () => {
    const header = parseAdtsHeader(frame(10, 0))
    expect(hexOf(header?.configuration ?? new Uint8Array())).toBe('1188')
    const format = audioFormatOfConfiguration(Uint8Array.of(0x11, 0x88, 0x56, 0xe5, 0x00))
    expect(format).toMatchObject({ codec: 'mp4a.40.2', sampleRate: 48_000, channels: 1 })
    expect(equalBytes(format?.configuration ?? new Uint8Array(), Uint8Array.of(0x11, 0x88))).toBe(true)
  })

  test('is undefined for what is no plain AAC', () => {
    for (const bytes of [[], [0x11], [0xf9, 0x88], [0x17, 0x88], [0x11, 0x80], [0x11, 0x8c], [0x2b, 0x92]])
      expect(audioFormatOfConfiguration(Uint8Array.from(bytes))).toBeUndefined()
  })
})

describe('the audio clock', () => {
  test('drops the priming frame and counts samples without drift', () => {
    const clock = createAudioClock({ sampleRate: 44_100, anchorUs: 1_000 })
    expect(clock.next()).toBeUndefined()
    let endUs = 1_000
    let holes = 0
    for (let index = 0; index < 155_040; index++) {
      const time = clock.next()
      if (time?.ptsUs !== endUs) holes++
      endUs += time?.durUs ?? 0
    }
    expect(holes).toBe(0)
    // An hour, to the microsecond.
    expect(endUs).toBe(1_000 + Math.round((155_040 * 1024 * 1_000_000) / 44_100))
  })

  test('follows a sound card that is off by 100 ppm, through jitter, and never goes back', () => {
    fc.assert(
      fc.property(fc.constantFrom(-100, 100), fc.array(fc.nat(30_000), { minLength: 50 }), (ppm, jitter) => {
        const clock = createAudioClock({ sampleRate: 48_000 })
        const frameUs = (1024 / 48_000) * 1_000_000 * (1 + ppm / 1_000_000)
        const least = Math.min(...jitter)
        let worstUs = 0
        let lastUs = -Infinity
        let back = 0
        clock.next(0)
        for (let index = 0; index < 20_000; index++) {
          const trueUs = index * frameUs + least
          const time = clock.next(index * frameUs + frameUs + (jitter[index % jitter.length] ?? 0))
          const ptsUs = time?.ptsUs ?? Number.NaN
          if (!(ptsUs > lastUs) || time?.discontinuity !== false) back++
          lastUs = ptsUs
          if (index > 2000) worstUs = Math.max(worstUs, Math.abs(ptsUs - trueUs))
        }
        expect(back).toBe(0)
        expect(worstUs).toBeLessThan(3_000)
      }),
      { numRuns: 30 },
    )
  })

  test('jumps where the sound card has lost samples, and says so', () => {
    const clock = createAudioClock({ sampleRate: 48_000, primingFrames: 0 })
    clock.next(21_333)
    const time = clock.next(2_042_666)
    expect(time).toMatchObject({ discontinuity: true, ptsUs: 2_021_333 })
  })
})
