/** What is looked after on a whole board: storage, keys, parts, dock, ages and rules, all together. */
import { describe, expect, test } from 'vitest'
import type { Battery, DockContact, Hal, Part, PartNews } from '../../hal/hal.ts'
import { createMockClock } from '../../hal/mock/scheduler.ts'
import type { TraceEntry } from '../../src/device/status.ts'
import type { Fault } from '../../src/device/vocabulary.ts'
import { type ClockChange, type Watcher, watchAll } from '../../src/device/watch.ts'
import { FREE_BYTES_LOW } from '../../src/store/space.ts'
import { faultBook, voice } from './voice.ts'

const LOOK_MS = 5000
const HOUR_US = 3_600_000_000

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
