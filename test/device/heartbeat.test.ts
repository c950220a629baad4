import { describe, expect, test } from 'vitest'
import { DURABLE_AGE_MS_MAX, lives } from '../../src/device/heartbeat.ts'
import type { Fault } from '../../src/device/vocabulary.ts'

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
    expect(lives(recording(160 * S), 160 * S + DURABLE_AGE_MS_MAX * 1000 + 1)).toBe(false)
    expect(lives(recording(undefined), 110 * S)).toBe(false)
  })
  test.each<Fault>(['camera-lost', 'storage-full', 'storage-failing'])(
    'is fed where the device knows why: %s',
    (fault) => {
      expect(lives(recording(undefined, [fault]), 200 * S)).toBe(true)
    },
  )
})
