/** What the device does when its disk fails: it says so, goes on where it can, and nothing it promised is lost. */
import { describe, expect, test } from 'vitest'
import type { DiskFaultName } from '../../hal/mock/drive.ts'
import type { Mock } from '../../hal/mock/open.ts'
import type { Device } from '../../src/device/status.ts'
import { ZeugeError } from '../../src/errors.ts'
import { BALLAST } from '../../src/store/names.ts'
import {
  BOOT_MS_MAX,
  beginBoot,
  bootWithin,
  broken,
  closingCauses,
  expectUnharmed,
  fillUp,
  openSmallBoard,
  type Promised,
  reasons,
} from './outage.ts'
import { cardOf } from './rig.ts'

const MIB = 1024 * 1024
const FINISH_MS_MAX = 10_000
const RECORD_MS = 1300

/** Boots; where that is refused, the process ends and is started again, as a board's service manager does. */
async function bootStubbornly(first: Mock, promised: Promised): Promise<{ mock: Mock; device: Device }> {
  const { opening } = beginBoot(first, promised)
  const outcome = opening.then(
    (device) => ({ device }),
    (error: unknown) => ({ error }),
  )
  const booted = await first.board.until(outcome, BOOT_MS_MAX)
  if ('device' in booted) return { mock: first, device: booted.device }
  expect(booted.error).toBeInstanceOf(ZeugeError)
  first.board.killProcess()
  return bootWithin(first.board.powerUp(), promised)
}

/** One recording with one fault in it, then a power cut, so that nothing counts that was only in memory. */
async function runWithFault(n: number, fault: DiskFaultName): Promise<{ readonly fired: boolean }> {
  const label = `${fault} at operation ${n}`
  const first = openSmallBoard({ seed: n })
  first.board.disk.failNth(n, fault)
  const promised: Promised = new Map()
  const { mock, device } = await bootStubbornly(first, promised)
  const { board } = mock
  board.press('record')
  await board.advance(RECORD_MS)
  await board.until(device.finish(), FINISH_MS_MAX)
  const { faults } = device.status()
  expectUnharmed(first, label)
  expectUnharmed(mock, label)
  board.cutPower()
  const after = await bootWithin(board.powerUp(), new Map())
  const card = await cardOf(after.mock)
  expect(card.evidence.verdict, `${label}: ${reasons(card)}`).toMatch(/^(COMPLETE|RECOVERED)$/)
  expect(broken(promised, card), label).toEqual([])
  if (fault === 'eio') expectNothingLost(card.recordings, card.evidence.segments, label)
  const { segments } = card.evidence
  if (segments.length > 1)
    expect(faults, label).toContain(fault === 'enospc' ? 'storage-full' : 'storage-failing')
  return { fired: first.board.disk.operations() >= n }
}

function expectNothingLost(
  recordings: readonly { readonly fromUs: number; readonly untilUs: number }[],
  segments: readonly { readonly gaps: number; readonly undeclaredGaps: readonly unknown[] }[],
  label: string,
): void {
  expect(recordings.length, label).toBe(1)
  const [{ fromUs, untilUs } = { fromUs: 0, untilUs: 0 }] = recordings
  expect(untilUs - fromUs, label).toBeGreaterThan((RECORD_MS - 150) * 1000)
  expect(
    segments.flatMap(({ gaps, undeclaredGaps }) => [...undeclaredGaps, ...Array(gaps)]),
    label,
  ).toEqual([])
}

describe('one failed disk operation', () => {
  /** Each operation there is, in three tests so that none of them is long. */
  test.each([1, 2, 3])(
    'of all there are, each in turn (%i of 3): nothing is lost, and the device goes on',
    async (from) => {
      let n = from
      while ((await runWithFault(n, 'eio')).fired) n += 3
      expect(n).toBeGreaterThan(30)
    },
  )

  test.each([1, 2, 3])(
    'for want of room, each in turn (%i of 3): nothing that was promised is lost, and the device goes on',
    async (from) => {
      for (let n = from; (await runWithFault(n, 'enospc')).fired; n += 3);
    },
  )

  test('on a file system that takes no writes: nothing that was promised is lost, and the device goes on', async () => {
    for (let n = 2; (await runWithFault(n, 'erofs')).fired; n += 6);
  })
})

async function recordOn(mock: Mock, ms: number): Promise<Device> {
  const { device } = await bootWithin(mock, new Map())
  mock.board.press('record')
  await mock.board.advance(ms)
  return device
}

describe('a disk that takes appends in part only', () => {
  test('gets the rest again', async () => {
    const mock = openSmallBoard()
    mock.board.disk.rates({ shortAppend: 0.9 })
    const device = await recordOn(mock, 2500)
    await mock.board.until(device.finish(), FINISH_MS_MAX)
    expect((await cardOf(mock)).evidence.verdict).toBe('COMPLETE')
    expectUnharmed(mock)
  })
})

describe('a disk that loses syncs again and again', () => {
  test('gets what was not durable once more in new segments, and what was promised stays', async () => {
    for (let seed = 0; seed < 4; seed++) {
      const mock = openSmallBoard({ seed })
      const promised: Promised = new Map()
      const { device } = await bootWithin(mock, promised)
      mock.board.disk.rates({ syncFails: 0.15 })
      mock.board.press('record')
      await mock.board.advance(4000)
      await mock.board.until(device.finish(), FINISH_MS_MAX)
      expectUnharmed(mock, `seed ${seed}`)
      mock.board.cutPower()
      const after = await bootWithin(mock.board.powerUp(), new Map())
      const card = await cardOf(after.mock)
      expect(card.evidence.verdict, `seed ${seed}: ${reasons(card)}`).toMatch(/^(COMPLETE|RECOVERED)$/)
      expect(broken(promised, card)).toEqual([])
    }
  })
})

describe('a full disk', () => {
  test('ends the recording with its end mark in the room of the ballast, and refuses until there is space', async () => {
    const mock = openSmallBoard({ capacityBytes: 128 * MIB })
    const { board } = mock
    const device = await recordOn(mock, 2000)
    expect(board.disk.image().files.has(BALLAST)).toBe(true)
    fillUp(mock)
    await board.advance(2500)
    expect(device.status()).toMatchObject({
      capture: 'idle',
      faults: expect.arrayContaining(['storage-full']),
    })
    expect(closingCauses(mock)).toEqual(['storage-full'])
    const card = await cardOf(mock)
    expect(card.evidence.segments.map(({ verdict }) => verdict)).toEqual(['RECOVERED', 'COMPLETE'])
    expect(card.recordings[0]?.untilUs).toBeGreaterThan(2_000_000)

    board.disk.capacity(board.disk.image().files.size * MIB)
    board.press('record')
    await board.advance(500)
    expect(device.status().capture).toBe('idle')
    board.disk.capacity(1024 * MIB)
    await board.advance(6000)
    board.press('record')
    await board.advance(1500)
    expect(device.status()).toMatchObject({ capture: 'recording', confirmation: 'confirmed' })
    await board.until(device.finish(), FINISH_MS_MAX)
    expectUnharmed(mock)
  })

  test('does not keep the camera from starting: the ballast makes room for the ledger', async () => {
    const mock = openSmallBoard({ capacityBytes: 128 * MIB })
    const device = await recordOn(mock, 2000)
    await mock.board.until(device.finish(), FINISH_MS_MAX)
    mock.board.killProcess()
    fillUp(mock)
    const again = mock.board.powerUp()
    const { device: started } = await bootStubbornly(again, new Map())
    expect(again.board.isOn()).toBe(true)
    expect(started.status().faults).toContain('storage-full')
    expectUnharmed(again)
  })

  test('is noticed before it is full: the recording ends COMPLETE', async () => {
    const mock = openSmallBoard({ capacityBytes: 128 * MIB })
    const device = await recordOn(mock, 2000)
    mock.board.disk.capacity(60 * MIB)
    await mock.board.advance(6000)
    expect(device.status()).toMatchObject({
      capture: 'idle',
      faults: expect.arrayContaining(['storage-full']),
    })
    expect(closingCauses(mock)).toEqual(['storage-full'])
    expect((await cardOf(mock)).evidence.verdict).toBe('COMPLETE')
  })
})

describe('a disk that stands still', () => {
  test('for three seconds costs nothing', async () => {
    const mock = openSmallBoard()
    const device = await recordOn(mock, 2000)
    mock.board.disk.stall(3000)
    await mock.board.advance(5000)
    await mock.board.until(device.finish(), FINISH_MS_MAX)
    const { evidence } = await cardOf(mock)
    expect(evidence.verdict).toBe('COMPLETE')
    expect(evidence.segments.map(({ gaps, undeclaredGaps }) => [gaps, undeclaredGaps])).toEqual([[0, []]])
  })

  test('for longer than memory lasts costs a counted, signed gap and no more memory', async () => {
    const mock = openSmallBoard()
    const device = await recordOn(mock, 2000)
    mock.board.disk.stall(25_000)
    await mock.board.advance(28_000)
    await mock.board.until(device.finish(), FINISH_MS_MAX)
    const { evidence } = await cardOf(mock)
    expect(evidence.verdict).toBe('COMPLETE')
    const [segment] = evidence.segments
    expect(segment?.undeclaredGaps).toEqual([])
    const video = segment?.gapList.filter(({ track }) => track === 'video') ?? []
    expect(video.map(({ cause }) => cause)).toEqual(['slow-disk'])
    const [{ fromUs, toUs, framesLost } = { fromUs: 0, toUs: 0, framesLost: 0 }] = video
    expect(Math.abs(framesLost - ((toUs - fromUs) * 30) / 1e6)).toBeLessThanOrEqual(2)
  })
})
