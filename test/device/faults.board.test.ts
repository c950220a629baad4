/** What the device does when camera, microphone or cradle fail: it says so, declares what is missing and goes on. */
import { describe, expect, test } from 'vitest'
import { PARTS } from '../../hal/hal.ts'
import type { Mock } from '../../hal/mock/open.ts'
import { LAMPS } from '../../src/device/lamps.ts'
import { bootWithin, closingCauses, expectUnharmed, openSmallBoard, type Running } from './outage.ts'
import { cardOf } from './rig.ts'

const FINISH_MS_MAX = 10_000

async function finished({ mock, device }: Running) {
  await mock.board.until(device.finish(), FINISH_MS_MAX)
  expectUnharmed(mock)
  const card = await cardOf(mock)
  expect(card.evidence.verdict).toBe('COMPLETE')
  expect(
    card.evidence.segments.flatMap(({ undeclaredGaps, backwards }) => [...undeclaredGaps, ...backwards]),
  ).toEqual([])
  const gaps = card.evidence.segments.flatMap(({ gapList }) => gapList)
  return { card, gaps, recording: card.recordings[0] }
}

async function recording(mock: Mock, announcedMs = 0): Promise<Running> {
  const running = await bootWithin(mock, new Map())
  if (announcedMs > 0) {
    mock.board.press('display')
    await mock.board.advance(announcedMs)
  }
  mock.board.press('record')
  return running
}

describe('the camera', () => {
  test.each(['fail', 'freeze'] as const)(
    '%s: what is missing is declared, and the picture comes back',
    async (how) => {
      const mock = openSmallBoard()
      const { board } = mock
      const running = await recording(mock)
      await board.advance(2000)
      const lostUs = mock.hal.clock.nowUs()
      board.camera[how]()
      await board.advance(2500)
      expect(running.device.status()).toMatchObject({
        capture: 'recording',
        faults: expect.arrayContaining(['camera-lost']),
      })
      board.camera.return()
      await board.advance(5000)
      expect(running.device.status().faults).not.toContain('camera-lost')
      const endUs = mock.hal.clock.nowUs()
      const { gaps, recording: made } = await finished(running)
      expect(gaps).toMatchObject([{ track: 'video', cause: 'camera-lost' }])
      const [{ fromUs, toUs, framesLost } = { fromUs: 0, toUs: 0, framesLost: 0 }] = gaps
      expect(Math.abs(fromUs - lostUs)).toBeLessThan(100_000)
      expect(toUs - fromUs).toBeGreaterThan(2_400_000)
      expect(Math.abs(framesLost - ((toUs - fromUs) * 30) / 1e6)).toBeLessThanOrEqual(1)
      expect(made?.untilUs).toBeGreaterThan(endUs - 200_000)
    },
  )

  test('that skips for less than a second is not lost, but what is missing is declared', async () => {
    const mock = openSmallBoard()
    const running = await recording(mock)
    await mock.board.advance(2000)
    mock.board.camera.freeze()
    await mock.board.advance(800)
    mock.board.camera.return()
    await mock.board.advance(2000)
    expect(running.device.status().faults).not.toContain('camera-lost')
    expect((await finished(running)).gaps).toMatchObject([{ track: 'video', cause: 'camera-lost' }])
  })

  test('lost and back while the ring runs: the hole in the pre-record is declared', async () => {
    const mock = openSmallBoard()
    const running = await bootWithin(mock, new Map())
    mock.board.press('display')
    await mock.board.advance(3000)
    mock.board.camera.fail()
    await mock.board.advance(2000)
    mock.board.camera.return()
    await mock.board.advance(4000)
    mock.board.press('record')
    await mock.board.advance(2000)
    const { gaps, recording: made } = await finished(running)
    expect(gaps).toMatchObject([{ track: 'video', cause: 'camera-lost' }])
    expect(made?.preRecordChunks).toBeGreaterThan(4)
  })

  test('lost before the press and back after it: the hole between ring and live is declared', async () => {
    const mock = openSmallBoard()
    const running = await bootWithin(mock, new Map())
    mock.board.press('display')
    await mock.board.advance(3000)
    mock.board.camera.fail()
    await mock.board.advance(1000)
    mock.board.press('record')
    await mock.board.advance(1500)
    mock.board.camera.return()
    await mock.board.advance(6000)
    const { gaps } = await finished(running)
    expect(gaps).toMatchObject([{ track: 'video', cause: 'camera-lost' }])
  })

  test.each([0, 3000])(
    'lost and never back: the gap reaches to the end (announced for %i ms)',
    async (announcedMs) => {
      const mock = openSmallBoard()
      const running = await bootWithin(mock, new Map())
      if (announcedMs > 0) mock.board.press('display')
      await mock.board.advance(announcedMs)
      mock.board.camera.fail()
      mock.board.press('record')
      await mock.board.advance(5000)
      const endUs = mock.hal.clock.nowUs()
      const { gaps } = await finished(running)
      const video = gaps.filter(({ track }) => track === 'video')
      expect(video).toMatchObject([{ cause: 'camera-lost' }])
      expect(video[0]?.toUs).toBeGreaterThanOrEqual(endUs)
    },
  )
})

describe('the microphone', () => {
  test.each(['fail', 'freeze'] as const)(
    '%s: video goes on, and the missing sound is declared',
    async (how) => {
      const mock = openSmallBoard()
      const { board } = mock
      const running = await recording(mock)
      await board.advance(2000)
      board.microphone?.[how]()
      await board.advance(3000)
      expect(running.device.status()).toMatchObject({
        capture: 'recording',
        confirmation: 'confirmed',
        faults: expect.arrayContaining(['microphone-silent']),
      })
      const durableUntilUs = running.device.status().durableUntilUs ?? 0
      expect(durableUntilUs).toBeGreaterThan(mock.hal.clock.nowUs() - 1_200_000)
      board.microphone?.return()
      await board.advance(4000)
      const { gaps } = await finished(running)
      expect(gaps).toMatchObject([{ track: 'audio', cause: 'microphone-lost' }])
    },
  )
})

describe('the cradle', () => {
  test('finishes a running recording, and refuses to start one', async () => {
    const mock = openSmallBoard()
    const { board } = mock
    const running = await recording(mock)
    await board.advance(2000)
    board.dock(true)
    await board.advance(500)
    expect(running.device.status()).toMatchObject({ capture: 'idle', dock: 'docked' })
    expect(closingCauses(mock)).toEqual(['docked'])
    board.press('record')
    await board.advance(1000)
    expect(running.device.status().capture).toBe('idle')
    const refusals = running.trace.filter(
      (record) => record.type === 'effect' && record.effect.type === 'refused',
    )
    expect(refusals).toMatchObject([{ effect: { why: 'docked' } }])
    expect((await finished(running)).card.recordings).toHaveLength(1)
  })

  test('touched in the very moment of the press leaves evidence that is whole', async () => {
    for (const afterMs of [0, 1, 5, 20, 60]) {
      const mock = openSmallBoard({ seed: afterMs })
      const running = await recording(mock)
      await mock.board.advance(afterMs)
      mock.board.dock(true)
      await mock.board.advance(2000)
      expect(running.device.status().capture).toBe('idle')
      await finished(running)
    }
  })
})

/** Enough that no alarm of the card is among the faults. */
const ROOMY_BYTES = 4 * 1024 ** 3

describe('a part of the board', () => {
  test.each(PARTS)('%s: gone is a fault of its own, the recording goes on, back is well', async (part) => {
    const mock = openSmallBoard({ capacityBytes: ROOMY_BYTES })
    const { board } = mock
    const running = await recording(mock)
    await board.advance(2000)
    board.part(part, false)
    await board.advance(0)
    expect(running.device.status()).toMatchObject({ capture: 'recording', faults: [`${part}-lost`] })
    board.part(part, true)
    await board.advance(1000)
    expect(running.device.status()).toMatchObject({ capture: 'recording', faults: [] })
    const { card } = await finished(running)
    expect(card.ledger.filter((type) => type.startsWith('fault-'))).toEqual(['fault-raised', 'fault-cleared'])
  })

  test('that is gone at the start is told at the start', async () => {
    const mock = openSmallBoard({ capacityBytes: ROOMY_BYTES })
    mock.board.part('display', false)
    const running = await bootWithin(mock, new Map())
    await mock.board.advance(10)
    expect(running.device.status().faults).toEqual(['display-lost'])
    expect(running.device.status().led).toBe(LAMPS.find(({ name }) => name === 'front display lost')?.pattern)
    await finished(running)
  })
})
