/** What no port tells by itself, each as the fault it becomes: battery and clock. */
import { describe, expect, test } from 'vitest'
import type { Battery } from '../../hal/hal.ts'
import { createMockClock } from '../../hal/mock/scheduler.ts'
import type { Fault } from '../../src/device/vocabulary.ts'
import { type ClockChange, every, watchBattery, watchClock } from '../../src/device/watch.ts'
import { faultBook, voice } from './voice.ts'

const HOUR_US = 3_600_000_000

describe('the battery', () => {
  function open() {
    const { source, say, listeners } = voice<Battery>()
    const book = faultBook()
    const told: unknown[] = []
    let nowUs = 0
    const stop = watchBattery({ battery: source }, { nowUs: () => nowUs }, book.setFault, (...news) =>
      told.push(news),
    )
    const read = (percent: number, charging = false): readonly Fault[] => {
      say({ percent, charging })
      nowUs += 600_000_000
      return book.raised()
    }
    return { ...book, told, read, stop, listeners }
  }

  test.each([
    [18, false, []],
    [17, false, ['battery-low']],
    [6, false, ['battery-low']],
    [5, false, ['battery-critical', 'battery-low']],
    [0, false, ['battery-critical', 'battery-low']],
    [5, true, []],
    [17, true, []],
  ])('at %i percent, charging %o: %s', (percent, charging, faults) => {
    expect(open().read(percent, charging)).toEqual(faults)
  })

  test('is low where less than eight minutes are left, and is well again where it is charged', () => {
    const { read, told, raised } = open()
    expect(read(18)).toEqual([])
    expect(read(17)).toEqual(['battery-low'])
    expect(told).toEqual([
      [18, 13 / 1.6],
      [17, 12 / 1.6],
    ])
    read(17, true)
    expect(raised()).toEqual([])
    expect(told.at(-1)).toEqual([17, undefined])
  })

  test('is not looked at any more once nobody watches', () => {
    const { stop, listeners } = open()
    stop()
    expect(listeners.size).toBe(0)
  })
})

describe('the clock', () => {
  function open(state: 'unset' | 'rtc' | 'network' = 'network') {
    const clock = createMockClock({ nowUs: 0, wallUs: HOUR_US, state })
    const book = faultBook()
    const changes: ClockChange[] = []
    const look = watchClock(clock, book.setFault, (change) => changes.push(change))
    return { clock, changes, look, ...book }
  }

  test('that means nothing is a fault until it is set, and what it was before is not told', async () => {
    const { clock, changes, look, faults } = open('unset')
    expect([...faults]).toEqual([['clock-unset', true]])
    await clock.advance(1000)
    look()
    expect([...faults]).toEqual([['clock-unset', true]])
    expect(changes).toEqual([])
    clock.setWall(5 * HOUR_US, 'gnss')
    look()
    expect([...faults]).toEqual([['clock-unset', false]])
    expect(changes).toEqual([{ beforeUs: null, afterUs: 5 * HOUR_US, source: 'gnss' }])
    look()
    expect(changes).toHaveLength(1)
  })

  test('that loses its meaning says what it was', async () => {
    const { clock, changes, look, raised } = open()
    expect(raised()).toEqual([])
    await clock.advance(1000)
    clock.setWall(0, 'unset')
    look()
    expect(raised()).toEqual(['clock-unset'])
    expect(changes).toEqual([{ beforeUs: HOUR_US + 1_000_000, afterUs: null, source: 'unset' }])
  })

  test('that means nothing may jump', () => {
    const { clock, changes, look } = open('unset')
    clock.setWall(9 * HOUR_US)
    look()
    expect(changes).toEqual([])
  })

  test('that comes from elsewhere is told, also where it says the same time', () => {
    const { changes, look, clock } = open('rtc')
    clock.setWall(HOUR_US, 'network')
    look()
    expect(changes).toEqual([{ beforeUs: HOUR_US, afterUs: HOUR_US, source: 'network' }])
  })

  test.each([500_000, -500_000])('that is moved by %i µs was slewed, by more it jumped', (byUs) => {
    const slewed = open()
    slewed.clock.setWall(HOUR_US + byUs)
    slewed.look()
    expect(slewed.changes).toEqual([])
    const jumped = open()
    const toUs = HOUR_US + byUs + Math.sign(byUs)
    jumped.clock.setWall(toUs)
    jumped.look()
    expect(jumped.changes).toEqual([{ beforeUs: HOUR_US, afterUs: toUs, source: 'network' }])
  })

  test('that drifts does not jump, however far it gets', async () => {
    const { clock, changes, look } = open()
    clock.drift(1000)
    for (let turn = 0; turn < 10; turn++) {
      await clock.advance(400_000)
      look()
    }
    expect(changes).toEqual([])
  })
})

test('a look every so often begins at once and ends when it is told to', async () => {
  const clock = createMockClock({ nowUs: 0 })
  const at: number[] = []
  const stop = every(clock, 250, () => at.push(clock.nowUs() / 1000))
  await clock.advance(600)
  expect(at).toEqual([0, 250, 500])
  stop()
  expect(clock.waiting()).toBe(0)
})
