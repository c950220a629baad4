/** From press to evidence: what the camera gave is what the authority opens, and a stranger can check it. */
import { describe, expect, test } from 'vitest'
import {
  bootOn,
  cardOf,
  type Given,
  openBoard,
  openedSamples,
  profileNamed,
  type Rig,
  witnessedTape,
} from './rig.ts'

const GOP_US = 1_000_000

async function announceAndRecord(
  given: Given[],
  announcedMs: number,
  recordMs: number,
): Promise<Rig & { pressUs: number }> {
  const mock = openBoard({ media: witnessedTape(given) })
  const rig = await bootOn(mock)
  await mock.board.advance(2_000)
  mock.board.press('display')
  await mock.board.advance(announcedMs)
  const pressUs = mock.hal.clock.nowUs()
  mock.board.press('record')
  await mock.board.advance(recordMs)
  return { ...rig, pressUs }
}

describe('a recording', () => {
  test('is COMPLETE to a stranger who pinned the root, and its ledger says what happened', async () => {
    const { mock, device } = await announceAndRecord([], 6_000, 5_000)
    await mock.board.until(device.finish())
    const { evidence, ledger, recordings } = await cardOf(mock)
    expect(evidence).toMatchObject({ ok: true, verdict: 'COMPLETE', exitCode: 0 })
    const begun = ['volume', 'genesis', 'boot', 'policy', 'gesture', 'announcement', 'opened', 'epoch']
    const ended = ['gesture', 'announcement', 'closed', 'announcement-ended', 'shutdown']
    expect(ledger).toEqual([...begun, ...ended])
    expect(recordings).toHaveLength(1)
  })

  test.each(['video', 'audio'] as const)(
    'holds each %s unit once, in order, from ring to stop',
    async (track) => {
      const given: Given[] = []
      const { mock, device } = await announceAndRecord(given, 6_000, 5_000)
      await mock.board.until(device.finish())
      const samples = await openedSamples(mock, track)
      const source = given.filter((unit) => unit.track === track)
      // Both tracks count from the first picture; the tape repeats, so only the time says where in it we are.
      const [recording] = (await cardOf(mock)).recordings
      const startUs = (recording?.fromUs ?? 0) + (samples[0]?.timestampUs ?? 0)
      const first = source.findIndex(({ ptsUs }) => Math.abs(ptsUs - startUs) <= 1)
      expect(first).toBeGreaterThan(0)
      expect(samples.map(({ hash }) => hash)).toEqual(
        source.slice(first, first + samples.length).map(({ hash }) => hash),
      )
      const baseUs = (source[first]?.ptsUs ?? 0) - (samples[0]?.timestampUs ?? 0)
      for (const [at, sample] of samples.entries())
        expect(Math.abs((source[first + at]?.ptsUs ?? 0) - baseUs - sample.timestampUs)).toBeLessThanOrEqual(
          1,
        )
      // The last one given before the end of the recording is there too.
      expect(source.length - (first + samples.length)).toBeLessThanOrEqual(1)
    },
  )

  test('reaches back to the announcement, less than a group of pictures short', async () => {
    const { mock, device, pressUs } = await announceAndRecord([], 8_000, 3_000)
    await mock.board.until(device.finish())
    const [recording] = (await cardOf(mock)).recordings
    const preRecordUs = pressUs - (recording?.fromUs ?? 0)
    expect(preRecordUs).toBeLessThanOrEqual(8_000_000)
    expect(preRecordUs).toBeGreaterThan(8_000_000 - 2 * GOP_US)
  })

  test('holds never more pre-record than the profile says, and less than a group of pictures short of it', async () => {
    const { mock, device, pressUs } = await announceAndRecord([], 60_000, 3_000)
    await mock.board.until(device.finish())
    const [recording] = (await cardOf(mock)).recordings
    const preRecordUs = pressUs - (recording?.fromUs ?? 0)
    expect(preRecordUs).toBeLessThanOrEqual(30_000_000)
    expect(preRecordUs).toBeGreaterThanOrEqual(30_000_000 - GOP_US)
  })

  test('has no pre-record where the profile forbids it', async () => {
    const mock = openBoard()
    const { device } = await bootOn(mock, profileNamed('ordnungsamt-nrw'))
    mock.board.press('display')
    await mock.board.advance(5_000)
    const pressUs = mock.hal.clock.nowUs()
    mock.board.press('record')
    await mock.board.advance(3_000)
    await mock.board.until(device.finish())
    const [recording] = (await cardOf(mock)).recordings
    expect(recording?.preRecordChunks).toBe(0)
    expect(recording?.fromUs).toBeGreaterThanOrEqual(pressUs)
  })

  test('longer than a minute goes on in linked segments without losing a frame', async () => {
    const given: Given[] = []
    const { mock, device } = await announceAndRecord(given, 3_000, 130_000)
    await mock.board.until(device.finish())
    const { evidence } = await cardOf(mock)
    expect(evidence).toMatchObject({ ok: true, verdict: 'COMPLETE' })
    expect(evidence.segments).toHaveLength(3)
    const samples = await openedSamples(mock, 'video')
    const steps = samples.slice(1).map((sample, at) => sample.timestampUs - (samples[at]?.timestampUs ?? 0))
    expect(Math.max(...steps)).toBeLessThan(70_000)
    expect(samples.length).toBeGreaterThan(130 * 15)
  })

  test('no byte of media reaches the disk before the press, and none in the clear after it', async () => {
    const given: Given[] = []
    const mock = openBoard({ media: witnessedTape(given) })
    const { device } = await bootOn(mock)
    mock.board.press('display')
    await mock.board.advance(10_000)
    expect([...mock.board.disk.image().files.keys()].filter((name) => name.endsWith('.zeu'))).toEqual([])
    mock.board.press('record')
    await mock.board.advance(2_000)
    await mock.board.until(device.finish())
    for (const [name, bytes] of mock.board.disk.image().files)
      if (name.endsWith('.zeu')) expect(Buffer.from(bytes).includes('mdat'), name).toBe(false)
  })
})
