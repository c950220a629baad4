/** A recording longer than the profile allows goes on in a linked one; a press after the stop follows without a hole. */
import { describe, expect, test } from 'vitest'
import { bytesOfHex } from '../../src/bytes.ts'
import type { Profile } from '../../src/device/profile.ts'
import type { Track } from '../../src/unit.ts'
import { eventsOf, type Noted } from './events.ts'
import { bootOn, cardOf, type Given, openBoard, openedSamples, profileNamed, witnessedTape } from './rig.ts'

const TRACKS: readonly Track[] = ['video', 'audio']
const demo = profileNamed('demo')

async function record(profile: Profile, given: Given[], seconds: number) {
  const mock = openBoard({ media: witnessedTape(given) })
  const rig = await bootOn(mock, profile)
  mock.board.press('record')
  await mock.board.advance(seconds * 1000)
  return rig
}

/** All samples of a track over all recordings in their order, and how many recordings there are. */
async function samplesOf(mock: Parameters<typeof cardOf>[0], track: Track) {
  const { recordings } = await cardOf(mock)
  const all: string[] = []
  for (const { id } of [...recordings].sort((a, b) => a.fromUs - b.fromUs))
    all.push(...(await openedSamples(mock, track, id)).map(({ hash }) => hash))
  return all
}

function expectAllOf(given: readonly Given[], track: Track, samples: readonly string[], lateMax: number) {
  const source = given.filter((unit) => unit.track === track).map(({ hash }) => hash)
  const first = source.findIndex((_hash, at) => samples.every((hash, n) => source[at + n] === hash))
  expect(first, `${track}: kept in order, each once`).toBeGreaterThanOrEqual(0)
  expect(source.length - first - samples.length).toBeLessThanOrEqual(lateMax)
}

describe('the longest length', () => {
  test('begins a linked recording again and again without losing a unit of picture or sound', async () => {
    const given: Given[] = []
    const { mock, device } = await record({ ...demo, recordingMaxMs: 3000 }, given, 14)
    expect(device.status()).toMatchObject({ capture: 'recording', confirmation: 'confirmed' })
    await mock.board.until(device.finish())
    const { evidence, recordings, gaps } = await cardOf(mock)
    expect(evidence).toMatchObject({ ok: true, verdict: 'COMPLETE' })
    expect(recordings.length).toBeGreaterThanOrEqual(4)
    expect(gaps).toBe(0)
    for (const track of TRACKS) expectAllOf(given, track, await samplesOf(mock, track), 1)
  })

  test('is said by the end mark, and by the beginning of the next, which names the one before', async () => {
    const { mock, device } = await record({ ...demo, recordingMaxMs: 3000 }, [], 8)
    await mock.board.until(device.finish())
    const started = (await eventsOf(mock)).filter(({ type }) => type === 'started')
    const ids = started.map(({ recording }) => recording)
    expect(new Set(ids).size).toBeGreaterThanOrEqual(2)
    const chain = new Map(started.map(({ recording, fields }) => [recording, fields['continues']]))
    const firsts = [...chain].filter(([, continues]) => continues === null)
    expect(firsts).toHaveLength(1)
    for (const [, continues] of chain)
      if (continues !== null) expect(ids.map(bytesOfHex)).toContainEqual(continues)
  })

  test('leaves the stop hold as it is: one hold ends what the wearer knows as one recording', async () => {
    const { mock, device } = await record({ ...demo, recordingMaxMs: 3000 }, [], 5)
    mock.board.press('record', 3500)
    await mock.board.advance(6000)
    expect(device.status()).toMatchObject({ capture: 'buffering', front: 'announcing' })
    await mock.board.until(device.finish())
    expect((await cardOf(mock)).evidence.verdict).toBe('COMPLETE')
  })
})

describe('a press after the stop', () => {
  test('in the post-record time goes on in a linked recording without losing a unit', async () => {
    const given: Given[] = []
    const { mock, device } = await record({ ...demo, postRecordMs: 5000 }, given, 4)
    mock.board.press('record', 3500)
    await mock.board.advance(4500)
    expect(device.status().capture).toBe('finalizing')
    mock.board.press('record')
    await mock.board.advance(3000)
    expect(device.status()).toMatchObject({ capture: 'recording', confirmation: 'confirmed', recordings: 2 })
    await mock.board.until(device.finish())
    for (const track of TRACKS) expectAllOf(given, track, await samplesOf(mock, track), 1)
    expect(await cardOf(mock)).toMatchObject({ gaps: 0, evidence: { verdict: 'COMPLETE' } })
  })

  test('while the former is being closed on a slow disk begins at once, and both are complete', async () => {
    const { mock, device } = await record(demo, [], 4)
    mock.board.press('record', 3500)
    await mock.board.advance(3400)
    mock.board.disk.stall(1500)
    await mock.board.advance(200)
    expect(device.status().capture).toBe('finalizing')
    mock.board.press('record')
    await mock.board.advance(50)
    expect(device.status()).toMatchObject({ capture: 'recording', front: 'recordingNotice' })
    await mock.board.advance(5000)
    expect(device.status()).toMatchObject({ capture: 'recording', confirmation: 'confirmed', recordings: 2 })
    await mock.board.until(device.finish())
    expect((await cardOf(mock)).evidence).toMatchObject({ verdict: 'COMPLETE', ok: true })
  })
})

describe('muted', () => {
  const muteOnce = async (at: { press: number; after: number }) => {
    const given: Given[] = []
    const { mock, device } = await record(demo, given, at.press)
    mock.board.press('display', 2500)
    await mock.board.advance(2600)
    const mutedUs = mock.hal.clock.nowUs()
    await mock.board.advance(at.after * 1000)
    return { mock, device, given, mutedUs }
  }

  test('the sound stops at once, is a signed gap with its cause, and the picture goes on', async () => {
    const { mock, device, given } = await muteOnce({ press: 3, after: 3 })
    expect(device.status()).toMatchObject({ muted: true, capture: 'recording' })
    expect(device.status().screen.muted).toBe(true)
    mock.board.press('display', 2500)
    await mock.board.advance(5000)
    expect(device.status().muted).toBe(false)
    await mock.board.until(device.finish())
    const { evidence } = await cardOf(mock)
    expect(evidence.verdict).toBe('COMPLETE')
    const gaps = evidence.segments.flatMap(({ gapList }) => gapList)
    expect(gaps).toMatchObject([{ track: 'audio', cause: 'muted' }])
    const kept = (await openedSamples(mock, 'audio')).map(({ timestampUs }) => timestampUs)
    const pauses = kept
      .slice(1)
      .flatMap((us, at) => (us - (kept[at] ?? 0) > 50_000 ? [us - (kept[at] ?? 0)] : []))
    const [gap] = gaps
    const gapUs = (gap?.toUs ?? 0) - (gap?.fromUs ?? 0)
    expect(gapUs).toBeGreaterThan(5_000_000)
    expect(pauses).toHaveLength(1)
    expect(Math.abs((pauses[0] ?? 0) - gapUs)).toBeLessThan(30_000)
    expectAllOf(given, 'video', await samplesOf(mock, 'video'), 1)
    expect((await eventsOf(mock)).map(({ type }) => type)).toEqual(
      expect.arrayContaining(['muted', 'unmuted'] satisfies Noted['type'][]),
    )
  })

  test('until the end, the gap reaches to the end', async () => {
    const { mock, device, mutedUs } = await muteOnce({ press: 3, after: 4 })
    await mock.board.until(device.finish())
    const { evidence } = await cardOf(mock)
    const [gap, ...others] = evidence.segments.flatMap(({ gapList }) => gapList)
    expect(others).toEqual([])
    expect(gap).toMatchObject({ track: 'audio', cause: 'muted' })
    expect(Math.abs((gap?.fromUs ?? 0) - mutedUs)).toBeLessThan(200_000)
    expect(gap?.toUs).toBeGreaterThan(mutedUs + 3_900_000)
  })

  test('stays so over the longest length', async () => {
    const mock = openBoard()
    const { device } = await bootOn(mock, { ...demo, recordingMaxMs: 6000 })
    mock.board.press('record')
    await mock.board.advance(2000)
    mock.board.press('display', 2500)
    await mock.board.advance(10_000)
    expect(device.status()).toMatchObject({ muted: true, recordings: 2 })
    await mock.board.until(device.finish())
    const { evidence } = await cardOf(mock)
    const gaps = evidence.segments.flatMap(({ gapList }) => gapList)
    expect(gaps.map(({ cause }) => cause)).toEqual(['muted', 'muted'])
    expect(evidence.verdict).toBe('COMPLETE')
  })
})
