/** Where the camera is: sealed beside picture and sound while recording, where profile and board say so. */
import { describe, expect, test } from 'vitest'
import type { Position, Source } from '../../hal/hal.ts'
import type { Mock } from '../../hal/mock/open.ts'
import type { Profile } from '../../src/device/profile.ts'
import { samplesOf } from '../../src/media/metadata.ts'
import { bootOn, cardOf, openBoard, openedParts, profileNamed } from './rig.ts'

const demo = profileNamed('demo')
const STREET = { latitudeDeg: 51.5135872, longitudeDeg: 7.4652981, satellites: 9, hdop: 1.1 }
const METRES_PER_SECOND = 1.5
const WALK = { ...STREET, headingDeg: 90, metresPerSecond: METRES_PER_SECOND }
/** Of one degree of longitude there. */
const METRES_PER_DEGREE = 69_284

/** What was told of places in a recording, or in the only one, with the board's time. */
async function placesIn(mock: Mock, recording?: string) {
  const { parts } = await openedParts(mock, recording)
  return parts.flatMap(({ fragment, fromUs }) =>
    samplesOf(fragment).map(({ afterUs, sample }) => ({ ...sample.position, atUs: fromUs + afterUs })),
  )
}

/** A walk of so many seconds before the press and while recording. */
async function walk(rules: Partial<Profile>, beforeMs: number, recordingMs: number) {
  const mock = openBoard()
  const { device } = await bootOn(mock, { ...demo, ...rules })
  mock.board.position(WALK)
  await mock.board.advance(beforeMs)
  const pressUs = mock.hal.clock.nowUs()
  mock.board.press('record')
  await mock.board.advance(recordingMs)
  await mock.board.until(device.finish())
  return { mock, pressUs }
}

/** Any of the ways a coordinate may be written down. */
function isOnDisk(mock: Mock): boolean {
  const degrees = [STREET.latitudeDeg, STREET.longitudeDeg]
  const canaries = [
    ...degrees.map((value) => String(value).slice(0, 6)),
    ...['latitude', 'longitude', 'horizontalDilution'],
  ].map((text) => Buffer.from(text))
  return [...mock.board.disk.image().files.values()].some((bytes) =>
    canaries.some((canary) => Buffer.from(bytes.buffer).includes(canary)),
  )
}

describe('a walk while recording', () => {
  test('is in the recording, a place each second', async () => {
    const { mock } = await walk({ preRecordArm: 'never' }, 500, 10_000)
    const told = await placesIn(mock)
    expect(told).toHaveLength(10)
    for (const [index, place] of told.entries()) {
      expect(place).toMatchObject({ latitude: STREET.latitudeDeg, satellites: 9, horizontalDilution: 1.1 })
      const metres = ((place.longitude ?? 0) - STREET.longitudeDeg) * METRES_PER_DEGREE
      expect(metres).toBeCloseTo(METRES_PER_SECOND * (index + 1), 1)
    }
  })

  test('leaves the evidence complete, without gaps, and nowhere on the disk in the clear', async () => {
    const { mock } = await walk({}, 500, 70_000)
    const { evidence } = await cardOf(mock)
    expect(evidence).toMatchObject({ ok: true, verdict: 'COMPLETE' })
    expect(evidence.segments).toHaveLength(2)
    for (const segment of evidence.segments)
      expect(segment).toMatchObject({ gaps: 0, undeclaredGaps: [], backwards: [] })
    expect(isOnDisk(mock)).toBe(false)
  })

  test('is a pause and no hole where the receiver has no fix for a while', async () => {
    const mock = openBoard()
    const { device } = await bootOn(mock)
    mock.board.press('record')
    await mock.board.advance(5_000)
    mock.board.position(WALK)
    await mock.board.advance(5_000)
    mock.board.position(undefined)
    await mock.board.advance(10_000)
    mock.board.position(WALK)
    await mock.board.advance(5_000)
    await mock.board.until(device.finish())
    expect((await placesIn(mock)).length).toBeGreaterThan(8)
    const { evidence } = await cardOf(mock)
    expect(evidence.segments[0]).toMatchObject({ gaps: 0, undeclaredGaps: [], backwards: [] })
  })

  test('begins with the press, also where pictures from before it are kept', async () => {
    const { mock, pressUs } = await walk({ preRecordArm: 'standby' }, 8_000, 3_000)
    const { evidence } = await cardOf(mock)
    expect(evidence.segments[0]?.preRecordChunks).toBeGreaterThan(5)
    const times = (await placesIn(mock)).map(({ atUs }) => atUs)
    expect(times.length).toBeGreaterThan(1)
    expect(Math.min(...times)).toBeGreaterThanOrEqual(pressUs)
  })

  test('lacks a place from before the press that arrives only then', async () => {
    const mock = openBoard()
    let tell: (fix: Position) => void = () => undefined
    const position: Source<Position> = (listener) => {
      tell = listener
      return () => undefined
    }
    const { device } = await bootOn(
      { ...mock, hal: { ...mock.hal, position } },
      { ...demo, preRecordArm: 'standby' },
    )
    await mock.board.advance(3_000)
    const pressUs = mock.hal.clock.nowUs()
    mock.board.press('record')
    for (const atUs of [pressUs - 100_000, pressUs]) tell({ atUs, latitudeDeg: 51, longitudeDeg: 7 })
    await mock.board.advance(3_000)
    await mock.board.until(device.finish())
    expect((await placesIn(mock)).map(({ atUs }) => atUs)).toEqual([pressUs])
  })

  test('goes on in the linked recording, each place once', async () => {
    const { mock } = await walk({ recordingMaxMs: 3_000 }, 500, 14_000)
    const { recordings } = await cardOf(mock)
    expect(recordings.length).toBeGreaterThanOrEqual(4)
    const times: number[] = []
    for (const { id } of recordings) times.push(...(await placesIn(mock, id)).map(({ atUs }) => atUs))
    times.sort((a, b) => a - b)
    expect(times).toHaveLength(14)
    for (const [index, atUs] of times.slice(1).entries()) expect(atUs - (times[index] ?? 0)).toBe(1_000_000)
  })
})

describe('no place is kept', () => {
  test.each([
    ['where the profile says so', { position: 'off' }, WALK],
    ['where the board knows none', { position: 'on' }, undefined],
  ] as const)('%s, and no track is made for it', async (_why, rules, place) => {
    const mock = openBoard()
    const { device } = await bootOn(mock, { ...demo, ...rules })
    mock.board.position(place)
    mock.board.press('record')
    await mock.board.advance(5_000)
    await mock.board.until(device.finish())
    const { parts } = await openedParts(mock)
    expect(new Set(parts.map(({ track }) => track))).toEqual(new Set(['video', 'audio']))
  })

  test('before the press, anywhere', async () => {
    const mock = openBoard()
    const { device } = await bootOn(mock, { ...demo, preRecordArm: 'standby' })
    mock.board.position(WALK)
    await mock.board.advance(20_000)
    await mock.board.until(device.finish())
    expect(isOnDisk(mock)).toBe(false)
    expect([...mock.board.disk.image().files.keys()].filter((name) => name.endsWith('.zeu'))).toEqual([])
  })
})
