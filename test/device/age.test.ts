/** The largest age on the device: the wearer and the ledger are told, and nothing without a receipt is ever deleted. */
import { expect, test } from 'vitest'
import type { Mock } from '../../hal/mock/open.ts'
import { bootWithin, demo, openSmallBoard, segmentHashes } from './outage.ts'
import { cardOf } from './rig.ts'

const HOUR_MS = 3_600_000
const FINISH_MS_MAX = 10_000
const profile = { ...demo, maxAgeDays: 2 }

/** One recording, then off. */
async function record(mock: Mock): Promise<void> {
  const { device } = await bootWithin(mock, new Map(), profile)
  mock.board.press('record')
  await mock.board.advance(2_000)
  await mock.board.until(device.finish(), FINISH_MS_MAX)
  mock.board.cutPower()
}

test('a recording within the age is no news, an older one is: felt, shown, logged, in the ledger', async () => {
  const first = openSmallBoard()
  await record(first)
  const young = first.board.powerUp({ offMs: 47 * HOUR_MS })
  const early = await bootWithin(young, new Map(), profile)
  await young.board.advance(1_000)
  expect(early.device.status().faults).not.toContain('recording-overdue')
  await young.board.advance(HOUR_MS + 60_000)
  expect(early.device.status().faults).toContain('recording-overdue')
  expect(early.trace).toContainEqual(
    expect.objectContaining({ type: 'effect', effect: { type: 'perceive', moment: 'fault.raised' } }),
  )
  expect(young.board.log()).toContainEqual(
    expect.objectContaining({ event: 'recording.overdue', recordings: 1 }),
  )
  await young.board.until(early.device.finish(), FINISH_MS_MAX)
})

test('however old they are and however full the card is, every recording without a receipt stays as it is', async () => {
  const first = openSmallBoard()
  await record(first)
  const before = segmentHashes(first)
  expect(before.size).toBeGreaterThan(0)
  const later = first.board.powerUp({ offMs: 4000 * 24 * HOUR_MS })
  const { device } = await bootWithin(later, new Map(), profile)
  later.board.disk.capacity(1)
  await later.board.advance(HOUR_MS)
  expect(device.status().faults).toEqual(expect.arrayContaining(['recording-overdue', 'storage-full']))
  expect(segmentHashes(later)).toEqual(before)
  await later.board.until(device.finish(), FINISH_MS_MAX)
})

test('one made before the clock was known counts from the first moment known after it; an unset clock judges nothing', async () => {
  const first = openSmallBoard()
  await record(first.board.isOn() ? cutAndStart(first, 'unset') : first)
  const names = (mock: Mock) => [...segmentHashes(mock).keys()]
  const known = first.board.powerUp({ clockState: 'rtc' })
  expect(names(known)[0]).toMatch(/^recordings\/boot-/)
  const knownUs = known.hal.clock.wallUs()
  const day1 = await bootWithin(known, new Map(), profile)
  await known.board.advance(1_000)
  expect(day1.device.status().faults).not.toContain('recording-overdue')
  await known.board.until(day1.device.finish(), FINISH_MS_MAX)
  known.board.cutPower()

  const unset = known.board.powerUp({ offMs: 49 * HOUR_MS, clockState: 'unset' })
  const blind = await bootWithin(unset, new Map(), profile)
  await unset.board.advance(HOUR_MS)
  expect(blind.device.status().faults).toContain('clock-unset')
  expect(blind.device.status().faults).not.toContain('recording-overdue')
  await unset.board.until(blind.device.finish(), FINISH_MS_MAX)
  unset.board.cutPower()

  const day3 = unset.board.powerUp({ clockState: 'rtc' })
  day3.board.clock.setWall(knownUs + 51 * HOUR_MS * 1000, 'rtc')
  const late = await bootWithin(day3, new Map(), profile)
  await day3.board.advance(1_000)
  expect(late.device.status().faults).toContain('recording-overdue')
  await day3.board.until(late.device.finish(), FINISH_MS_MAX)
  expect((await cardOf(day3)).evidence.verdict).toBe('COMPLETE')
})

function cutAndStart(mock: Mock, clockState: 'unset'): Mock {
  mock.board.cutPower()
  return mock.board.powerUp({ clockState })
}
