/** What is looked after on a board: battery, clock, keys, parts, storage, each as the fault it becomes. */
import { describe, expect, test } from 'vitest'
import type { Battery, DockContact, Hal, Part, PartNews, Source } from '../../hal/hal.ts'
import { createMockClock } from '../../hal/mock/scheduler.ts'
import type { TraceEntry } from '../../src/device/status.ts'
import type { Fault } from '../../src/device/vocabulary.ts'
import {
  type ClockChange,
  every,
  type Watcher,
  watchAll,
  watchBattery,
  watchClock,
} from '../../src/device/watch.ts'
import { FREE_BYTES_LOW } from '../../src/store/space.ts'

const LOOK_MS = 5000
const HOUR_US = 3_600_000_000

/** A source that the test speaks for. */
function voice<T>() {
  const listeners = new Set<(item: T) => void>()
  const source: Source<T> = (listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  return { source, listeners, say: (item: T) => listeners.forEach((listener) => void listener(item)) }
}
function faultBook() {
  const faults = new Map<Fault, boolean>()
  return {
    faults,
    setFault: (fault: Fault, is: boolean) => void faults.set(fault, is),
    raised: () => [...faults].flatMap(([fault, is]) => (is ? [fault] : [])),
  }
}

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

describe('a board', () => {
  async function open(given: Partial<Hal> = {}, more: Partial<Watcher> = {}) {
    const clock = createMockClock({ nowUs: 0, wallUs: HOUR_US })
    const [dock, parts, battery] = [voice<DockContact>(), voice<PartNews>(), voice<Battery>()]
    const card = { freeBytes: 7 * FREE_BYTES_LOW, asked: 0, written: 0 }
    const logged: object[] = []
    const traced: TraceEntry[] = []
    const measured: object[] = []
    const docked: boolean[] = []
    const changes: ClockChange[] = []
    const keys = { ready: true, asked: 0 }
    const book = faultBook()
    const hal = {
      ...{ clock, dock: dock.source, parts: parts.source, power: { battery: battery.source } },
      disk: {
        async space() {
          card.asked++
          return { freeBytes: card.freeBytes, totalBytes: 0 }
        },
        async replace() {
          card.written++
        },
        list: async () => [],
      },
      log: (entry: object) => logged.push(entry),
      ...given,
    } as unknown as Hal
    const watching = watchAll(hal, {
      ...{ setFault: book.setFault, trace: (entry) => traced.push(entry) },
      dock: (attached) => void docked.push(attached),
      clock: (change) => void changes.push(change),
      measured: (news) => void measured.push(news),
      async keysReady() {
        keys.asked++
        return keys.ready
      },
      age: { maxAgeDays: undefined, boot: 1, clockKnown: new Map() },
      policy: { kind: 'demo', hash: new Uint8Array(32) },
      relied: () => false,
      isRaised: () => false,
      ...more,
    })
    const watch = await watching
    return {
      ...{ clock, dock, parts, battery, card, logged, traced, measured, docked, changes, keys, watch },
      ...book,
    }
  }

  test('is looked at at once: storage, keys, clock', async () => {
    const { card, measured, keys, faults } = await open()
    expect(card.asked).toBe(1)
    expect(keys.asked).toBe(1)
    expect(measured).toEqual([{ freeBytes: 7 * FREE_BYTES_LOW }])
    expect([...faults]).toEqual([
      ['clock-unset', false],
      ['key-missing', false],
      ['storage-full', false],
      ['storage-low', false],
      ['storage-lost', false],
    ])
  })

  test('is looked at again and again, all together', async () => {
    const { clock, card, keys, changes, traced, raised } = await open()
    clock.setWall(3 * HOUR_US, 'gnss')
    keys.ready = false
    card.freeBytes = FREE_BYTES_LOW - 1
    await clock.advance(LOOK_MS - 1)
    expect([card.asked, keys.asked, changes.length]).toEqual([1, 1, 0])
    await clock.advance(1)
    expect([card.asked, keys.asked]).toEqual([2, 2])
    expect(raised()).toEqual(['key-missing', 'storage-low'])
    const afterUs = 3 * HOUR_US + LOOK_MS * 1000
    expect(changes).toEqual([{ beforeUs: HOUR_US + LOOK_MS * 1000, afterUs, source: 'gnss' }])
    expect(traced).toEqual([{ src: 'board', type: 'clock', state: 'gnss', wallUs: afterUs }])
    keys.ready = true
    await clock.advance(LOOK_MS)
    expect([card.asked, keys.asked]).toEqual([3, 3])
    expect(raised()).toEqual(['storage-low'])
  })

  test('has its storage written to where somebody relies on it, and where it is lost', async () => {
    expect((await open({}, { relied: () => true })).card.written).toBe(1)
    expect((await open({}, { isRaised: (fault) => fault === 'storage-lost' })).card.written).toBe(1)
    const { card, watch, clock } = await open()
    expect(card.written).toBe(0)
    watch.doubt('storage-failing')
    await clock.advance(0)
    expect(card.written).toBe(1)
  })

  test('tells the dock and the battery, traced before they are heard', async () => {
    const { dock, battery, traced, docked, measured, raised } = await open()
    dock.say({ attached: true })
    dock.say({ attached: false })
    battery.say({ percent: 85, charging: false })
    battery.say({ percent: 15, charging: false })
    expect(docked).toEqual([true, false])
    expect(measured.slice(1)).toEqual([
      { batteryPercent: 85, batteryMinutes: 50 },
      { batteryPercent: 15, batteryMinutes: 6.25 },
    ])
    expect(raised()).toEqual(['battery-low'])
    expect(traced).toEqual([
      { src: 'board', type: 'dock', attached: true },
      { src: 'board', type: 'dock', attached: false },
      { src: 'board', type: 'battery', percent: 85, charging: false },
      { src: 'board', type: 'battery', percent: 15, charging: false },
    ])
  })

  test.each<[Part, Fault]>([
    ['buttons', 'buttons-lost'],
    ['display', 'display-lost'],
    ['led', 'led-lost'],
    ['haptic', 'haptic-lost'],
    ['tone', 'tone-lost'],
    ['battery', 'battery-lost'],
    ['dock', 'dock-lost'],
    ['position', 'position-lost'],
  ])('that loses its part %s has the fault %s until it is back', async (part, fault) => {
    const { parts, raised, logged, traced } = await open()
    parts.say({ part, ok: false, why: 'unplugged' })
    expect(raised()).toEqual([fault])
    parts.say({ part, ok: true, why: 'plugged in' })
    expect(raised()).toEqual([])
    expect(logged).toEqual([
      { level: 'error', event: 'part.lost', part, why: 'unplugged' },
      { level: 'info', event: 'part.back', part, why: 'plugged in' },
    ])
    expect(traced).toEqual([
      { src: 'board', type: 'part', part, ok: false },
      { src: 'board', type: 'part', part, ok: true },
    ])
  })

  test('without a dock and without news of parts is watched all the same', async () => {
    const { clock, card, watch } = await open({
      dock: undefined,
      parts: undefined,
    } as unknown as Partial<Hal>)
    await clock.advance(LOOK_MS)
    expect(card.asked).toBe(2)
    expect(() => watch.stop()).not.toThrow()
  })

  test('has the age of recordings and the time of the rules watched', async () => {
    const untilUs = HOUR_US - 1_000_000
    const { raised, clock, watch } = await open(
      {},
      {
        policy: {
          ...{ kind: 'signed', hash: new Uint8Array(32), note: new Uint8Array(1) },
          ...{ fromUs: 0, untilUs },
        },
        age: { maxAgeDays: 1, boot: 1, clockKnown: new Map() },
      },
    )
    expect(raised()).toEqual(['policy-expired'])
    expect(clock.waiting()).toBe(3)
    watch.stop()
    expect(clock.waiting()).toBe(0)
  })

  test('is left alone once nobody watches, but for what the clock did until then', async () => {
    const { watch, clock, dock, parts, battery, card, keys, changes, faults } = await open()
    clock.setWall(3 * HOUR_US)
    watch.stop()
    expect(changes).toHaveLength(1)
    faults.clear()
    expect([dock, parts, battery].map(({ listeners }) => listeners.size)).toEqual([0, 0, 0])
    await clock.advance(3 * LOOK_MS)
    expect([card.asked, keys.asked, faults.size]).toEqual([1, 1, 0])
    expect(clock.waiting()).toBe(0)
  })

  test('whose keys answer late is not told once nobody watches', async () => {
    let answer: (ready: boolean) => void = () => undefined
    const { watch, faults, clock } = await open(
      {},
      { keysReady: () => new Promise((given) => (answer = given)) },
    )
    watch.stop()
    answer(false)
    await clock.advance(0)
    expect(faults.has('key-missing')).toBe(false)
  })
})
