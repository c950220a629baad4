import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encodeFormat, encodeLost, encodeUnit, STREAM_MAGIC } from '../../../hal/camera/framing.ts'
import { openTape, parseTape, type Tape, tapeOf } from '../../../hal/camera/tape.ts'
import { createMockClock } from '../../../hal/mock/scheduler.ts'
import { concatBytes } from '../../../src/bytes.ts'
import type { AudioFormat, EncodedUnit, VideoFormat } from '../../../src/unit.ts'
import { collect } from './real.ts'

const VIDEO: VideoFormat = {
  track: 'video',
  codec: 'avc1.42c01f',
  width: 320,
  height: 180,
  configuration: Uint8Array.of(1, 2),
}
const AUDIO: AudioFormat = {
  track: 'audio',
  codec: 'mp4a.40.2',
  sampleRate: 48_000,
  channels: 1,
  configuration: Uint8Array.of(17, 136),
}
const scene = parseTape(readFileSync(new URL('../../../tapes/scene.tape', import.meta.url)))

function picture(ptsUs: number, key: boolean, mark = 1): EncodedUnit {
  return { track: 'video', ptsUs, durUs: 40_000, key, data: Uint8Array.of(mark, mark) }
}

/** Keys at 0 and at `keyAt`, ten pictures of 40 ms. */
function shortTape(keyAt: number): Tape {
  const units = Array.from({ length: 10 }, (_, at) => ({
    format: VIDEO,
    unit: picture(at * 40_000, at === 0 || at === keyAt, at + 1),
  }))
  const tape = tapeOf(units)
  if (typeof tape === 'string') throw new Error(tape)
  return tape
}

function steps(units: readonly EncodedUnit[]): number[] {
  return units.slice(1).map(({ ptsUs }, index) => ptsUs - (units[index]?.ptsUs ?? 0))
}

describe('a tape', () => {
  test('of the scene is small, starts on a key picture and has sound', () => {
    expect(scene.video).toHaveLength(45)
    expect(scene.video[0]).toMatchObject({
      format: { track: 'video', width: 320, height: 180 },
      unit: { key: true, ptsUs: 0 },
    })
    expect(scene.video.filter(({ unit }) => unit.key)).toHaveLength(3)
    expect(scene.audio.length).toBeGreaterThan(130)
    expect(scene.audio[0]?.format).toEqual(AUDIO)
    expect(scene.durUs).toBe(3_000_000)
  })

  test('plays each unit at its own time, first the format, over and over without a hole', async () => {
    const clock = createMockClock()
    const { camera, microphone } = openTape(scene, clock)
    const late: number[] = []
    const seen = collect((unit) => late.push(clock.nowUs() - unit.ptsUs))
    const heard = collect()
    const startUs = clock.nowUs()
    const sessions = [camera.open(seen), microphone?.open(heard)]
    expect(seen.calls).toEqual([])
    await clock.advance(10_000)

    expect(seen.calls.slice(0, 2)).toEqual(['format', 'unit'])
    expect(seen.formats).toHaveLength(1)
    expect(seen.units).toHaveLength(151)
    expect(seen.units[0]?.ptsUs).toBe(startUs)
    expect(Math.max(...late)).toBe(0)
    for (const step of steps(seen.units)) expect(Math.abs(step - 66_667)).toBeLessThanOrEqual(1)
    for (const step of steps(heard.units)) expect(step).toBeLessThan(2 * 21_334)
    expect(Math.min(...steps(heard.units))).toBeGreaterThanOrEqual(21_333)
    seen.units.forEach((unit, index) => {
      expect(unit.data).toEqual(scene.video[index % scene.video.length]?.unit.data)
    })

    for (const session of sessions) await session?.close()
    await clock.advance(1000)
    expect(seen.units).toHaveLength(151)
    expect(clock.waiting()).toBe(0)
  })

  test('lends its units: what is kept without copying is zeros', async () => {
    const clock = createMockClock()
    const kept: Uint8Array[] = []
    const session = openTape(shortTape(5), clock).camera.open({
      format: () => undefined,
      unit: (unit) => void kept.push(unit.data),
      lost: () => undefined,
    })
    await clock.advance(1000)
    await session.close()
    expect(kept.length).toBeGreaterThan(20)
    expect(kept.every((data) => data.every((byte) => byte === 0))).toBe(true)
  })

  test('skips to the next key picture when asked, without a hole in time', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 0, max: 900 }),
        async (keyAt, askAtMs) => {
          const clock = createMockClock()
          const seen = collect()
          const session = openTape(shortTape(keyAt), clock, { skips: true }).camera.open(seen)
          await clock.advance(askAtMs)
          const before = seen.units.length
          session.requestKeyFrame?.()
          await clock.advance(1000)
          await session.close()
          expect(seen.units[before]?.key).toBe(true)
          expect(new Set(steps(seen.units))).toEqual(new Set([40_000]))
        },
      ),
      { numRuns: 30 },
    )
    expect(openTape(shortTape(5), createMockClock()).camera.open(collect()).requestKeyFrame).toBeUndefined()
  })

  test('gives the key picture next also to a sink that asks from within a unit', async () => {
    const clock = createMockClock()
    const seen = collect(() => {
      if (seen.units.length === 3) session.requestKeyFrame?.()
    })
    const session = openTape(shortTape(6), clock, { skips: true }).camera.open(seen)
    await clock.advance(300)
    await session.close()
    expect(seen.units.map((unit) => unit.data[0])).toEqual([1, 2, 3, 7, 8, 9, 10, 1])
    expect(new Set(steps(seen.units))).toEqual(new Set([40_000]))
  })

  test('starts anew on a key picture when the camera is opened again, and the microphone follows', async () => {
    const clock = createMockClock()
    const { camera, microphone } = openTape(scene, clock)
    const heard = collect()
    const sound = microphone?.open(heard)
    const first = camera.open(collect())
    expect(() => camera.open(collect())).toThrow('open already')
    await clock.advance(1234)
    await first.close()
    await clock.advance(100)
    const seen = collect()
    const reopenedUs = clock.nowUs()
    const second = camera.open(seen)
    await clock.advance(500)
    await Promise.all([second.close(), sound?.close()])
    expect(seen.calls.slice(0, 2)).toEqual(['format', 'unit'])
    expect(seen.units[0]).toMatchObject({ key: true, ptsUs: reopenedUs })
    expect(Math.min(...steps(heard.units))).toBeGreaterThan(0)
    const after = heard.units.find((unit) => unit.ptsUs >= reopenedUs + 100_000)
    const sameMoment = scene.audio.find(({ unit }) => unit.ptsUs + reopenedUs === after?.ptsUs)
    expect(sameMoment?.unit.data).toEqual(after?.data)
  })

  test('catches up after a stall of the process, in order', async () => {
    const clock = createMockClock()
    const seen = collect()
    const session = openTape(shortTape(5), clock).camera.open(seen)
    await clock.advance(200)
    clock.stall(900)
    await clock.advance(0)
    await session.close()
    expect(seen.units).toHaveLength(28)
    expect(new Set(steps(seen.units))).toEqual(new Set([40_000]))
  })

  test('says a format again only where it changes', async () => {
    const other: VideoFormat = { ...VIDEO, configuration: Uint8Array.of(3, 4) }
    const tape = tapeOf([
      { format: VIDEO, unit: picture(0, true) },
      { format: other, unit: picture(40_000, true) },
      { format: { ...other }, unit: picture(80_000, false) },
    ])
    if (typeof tape === 'string') throw new Error(tape)
    const clock = createMockClock()
    const seen = collect()
    const session = openTape(tape, clock).camera.open(seen)
    await clock.advance(239)
    await session.close()
    expect(seen.formats).toEqual([VIDEO, other, VIDEO, other])
  })

  test.each([
    ['empty', new Uint8Array(), 'middle of a message'],
    ['something else', new Uint8Array(100), 'not a Zeuge media stream'],
    ['without a picture', STREAM_MAGIC, 'no key picture'],
    [
      'torn',
      concatBytes(STREAM_MAGIC, encodeFormat(VIDEO), encodeUnit(picture(0, true))).slice(0, -1),
      'middle of a message',
    ],
    ['without a format', concatBytes(STREAM_MAGIC, encodeUnit(picture(0, true))), 'before its format'],
    ['of a lost camera', concatBytes(STREAM_MAGIC, encodeLost('dead')), 'lost source (dead)'],
    [
      'out of order',
      concatBytes(
        STREAM_MAGIC,
        encodeFormat(VIDEO),
        encodeUnit(picture(9, true)),
        encodeUnit(picture(9, false)),
      ),
      'do not ascend',
    ],
  ])('that is %s is refused with the reason', (_, bytes, reason) => {
    expect(() => parseTape(bytes)).toThrow(
      expect.objectContaining({ code: 'FILE_UNREADABLE', message: expect.stringContaining(reason) }),
    )
  })
})
