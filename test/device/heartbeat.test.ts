import { describe, expect, test } from 'vitest'
import { createMockClock } from '../../hal/mock/scheduler.ts'
import { createHeartbeat, DURABLE_AGE_MS_MAX, lives } from '../../src/device/heartbeat.ts'
import type { DeviceStatus } from '../../src/device/status.ts'
import type { Fault } from '../../src/device/vocabulary.ts'
import { bootOn, openBoard } from './rig.ts'

const S = 1_000_000
const recording = (durableUntilUs: number | undefined, faults: readonly Fault[] = []) =>
  ({ capture: 'recording', faults, durableUntilUs, recordingSinceUs: 100 * S }) as const

describe('the watchdog', () => {
  test('is fed in standby', () => {
    expect(lives({ ...recording(undefined), capture: 'idle', recordingSinceUs: undefined }, 1e12)).toBe(true)
  })
  test('is fed while live pictures become durable, and at the beginning', () => {
    expect(lives(recording(159 * S), 160 * S)).toBe(true)
    expect(lives(recording(undefined), 101 * S)).toBe(true)
    // A durable mark of the recording before this one.
    expect(lives(recording(20 * S), 101 * S)).toBe(true)
  })
  test('is not fed once nothing becomes durable any more', () => {
    expect(lives(recording(160 * S), 160 * S + DURABLE_AGE_MS_MAX * 1000)).toBe(true)
    expect(lives(recording(160 * S), 160 * S + DURABLE_AGE_MS_MAX * 1000 + 1)).toBe(false)
    expect(lives(recording(undefined), 110 * S)).toBe(false)
  })
  test.each<Fault>(['camera-lost', 'storage-full', 'storage-failing', 'recorder-failed'])(
    'is fed where the device knows why: %s',
    (fault) => {
      expect(lives(recording(undefined, [fault]), 200 * S)).toBe(true)
    },
  )
  test('is not fed for any other fault, nor after a recording that has no beginning', () => {
    expect(lives(recording(undefined, ['battery-low', 'led-lost']), 200 * S)).toBe(false)
    expect(lives({ ...recording(undefined, ['camera-lost', 'led-lost']) }, 200 * S)).toBe(true)
    expect(lives({ ...recording(undefined), recordingSinceUs: undefined }, 200 * S)).toBe(true)
    expect(lives({ ...recording(undefined), capture: 'finalizing' }, 200 * S)).toBe(true)
  })
  test('is fed as often as it wants, by the status of that moment, until the end', async () => {
    const clock = createMockClock({ nowUs: 100 * S })
    const at: number[] = []
    let durableUntilUs: number | undefined
    const watchdog = { feedMs: 2500, feed: () => at.push(clock.nowUs() / S) }
    const stop = createHeartbeat(clock, watchdog, () => recording(durableUntilUs) as DeviceStatus)
    await clock.advance(8000)
    expect(at).toEqual([100, 102.5, 105])
    durableUntilUs = 108 * S
    await clock.advance(2000)
    expect(at.at(-1)).toBe(110)
    stop()
    expect(clock.waiting()).toBe(0)
  })
})

describe('the watchdog of the simulated board', () => {
  async function watched() {
    const { hal, board } = openBoard()
    const { device } = await bootOn({ hal, board })
    if (hal.watchdog === undefined) throw new Error('no watchdog')
    const stop = createHeartbeat(hal.clock, hal.watchdog, device.status)
    board.press('record')
    await board.advance(20_000)
    return { board, device, stop }
  }

  test('is fed in time through standby and recording', async () => {
    const { board, device, stop } = await watched()
    expect(device.status().capture).toBe('recording')
    await board.advance(60_000)
    expect(board.watchdog.fed()).toBeGreaterThanOrEqual(24)
    expect(board.watchdog.barked()).toBe(false)
    stop()
    await board.advance(board.watchdog.patienceMs + 1)
    expect(board.watchdog.barked()).toBe(true)
  })
  test('barks where the process stands still', async () => {
    const { board } = await watched()
    board.clock.stall(board.watchdog.patienceMs + 1)
    await board.advance(5_000)
    expect(board.watchdog.barked()).toBe(true)
  })
})
