/** How old a recording is, by the name of its directory and what the boots knew of the time; told, never enforced. */
import { describe, expect, test } from 'vitest'
import { diskFault } from '../../hal/diskfault.ts'
import type { Disk } from '../../hal/hal.ts'
import { createMockClock } from '../../hal/mock/scheduler.ts'
import { type AgeRule, overdueRecordings, watchAge } from '../../src/device/age.ts'
import type { Fault } from '../../src/device/vocabulary.ts'

const DAY_US = 86_400_000_000
const LOOK_MS = 60_000
const madeUs = Date.UTC(2026, 4, 1, 12) * 1000
const NOON = '20260501T120000Z-00000001'
const LATER = '20260501T130000Z-00000002'
const BLIND = 'boot-3-00000003'
const none: AgeRule = { maxAgeDays: 2, boot: 9, clockKnown: new Map() }

/** Directories of recordings by name, with the files in them. */
function card(directories: Readonly<Record<string, readonly string[]>>): Disk {
  const entry = (name: string) => ({ name, directory: false, bytes: 1 })
  return {
    list: async (directory: string) =>
      directory === 'recordings'
        ? Object.keys(directories).map(entry)
        : (directories[directory.replace('recordings/', '')] ?? []).map(entry),
  } as unknown as Disk
}
const segment = ['000000.zeu']

describe('a recording', () => {
  test('is overdue once it is older than the rule, not before', async () => {
    const disk = card({ [NOON]: segment })
    expect(await overdueRecordings(disk, none, madeUs + 2 * DAY_US)).toEqual([])
    expect(await overdueRecordings(disk, none, madeUs + 2 * DAY_US + 1)).toEqual([NOON])
    expect(await overdueRecordings(disk, { ...none, maxAgeDays: 3 }, madeUs + 2 * DAY_US + 1)).toEqual([])
    expect(await overdueRecordings(disk, { ...none, maxAgeDays: undefined }, madeUs * 2)).toEqual([])
  })

  test('counts where a segment of it is left, and the oldest is named first', async () => {
    const disk = card({
      ...{ [LATER]: ['notes.txt', ...segment], [NOON]: segment, notes: segment },
      '20260430T120000Z-00000004': ['000000.elide'],
      '20260430T120000Z-00000005': [],
    })
    expect(await overdueRecordings(disk, none, madeUs + 9 * DAY_US)).toEqual([NOON, LATER])
    expect(await overdueRecordings(disk, none, madeUs + 2 * DAY_US + 1)).toEqual([NOON])
  })

  test('made without a clock counts from the first moment known since its boot', async () => {
    const disk = card({ [BLIND]: segment })
    const known = (...boots: readonly (readonly [number, number])[]) => ({
      ...none,
      clockKnown: new Map(boots),
    })
    const at = madeUs + 2 * DAY_US + 1
    expect(await overdueRecordings(disk, known(), at)).toEqual([])
    expect(await overdueRecordings(disk, known([2, 0]), at)).toEqual([])
    expect(await overdueRecordings(disk, known([3, madeUs]), at)).toEqual([BLIND])
    expect(await overdueRecordings(disk, known([2, 0], [4, madeUs], [5, madeUs + DAY_US]), at)).toEqual([
      BLIND,
    ])
    expect(await overdueRecordings(disk, known([4, madeUs + 1]), at)).toEqual([])
  })
})

describe('the watch of it', () => {
  function open(rule: AgeRule, directories: Readonly<Record<string, readonly string[]>>, state?: 'unset') {
    const clock = createMockClock({
      ...{ nowUs: 0, wallUs: madeUs + 2 * DAY_US - 30_000_000, state: state ?? 'network' },
    })
    const faults: [Fault, boolean][] = []
    const logged: object[] = []
    const disk = card(directories)
    const stop = watchAge(
      { clock, disk, log: (entry) => logged.push(entry) },
      (...news) => faults.push(news),
      rule,
    )
    return { clock, faults, logged, disk, stop }
  }

  test('looks at once and each minute, says what is overdue, and that nothing is any more', async () => {
    const directories: Record<string, readonly string[]> = { [NOON]: segment, [LATER]: segment }
    const { clock, faults, logged } = open(none, directories)
    await clock.advance(0)
    expect(faults).toEqual([['recording-overdue', false]])
    await clock.advance(LOOK_MS - 1)
    expect(faults).toHaveLength(1)
    await clock.advance(1)
    expect(faults.slice(1)).toEqual([['recording-overdue', true]])
    expect(logged).toEqual([{ level: 'warn', event: 'recording.overdue', recordings: 1, oldest: NOON }])
    delete directories[NOON]
    await clock.advance(LOOK_MS)
    expect(faults.slice(2)).toEqual([['recording-overdue', false]])
    expect(logged).toHaveLength(1)
  })

  test('does nothing without a rule', async () => {
    const { clock, faults, stop } = open({ ...none, maxAgeDays: undefined }, { [NOON]: segment })
    await clock.advance(LOOK_MS)
    expect([faults, clock.waiting()]).toEqual([[], 0])
    expect(stop()).toBeUndefined()
  })

  test('judges nothing without a clock', async () => {
    const { clock, faults } = open(none, { [NOON]: segment }, 'unset')
    await clock.advance(2 * LOOK_MS)
    expect(faults).toEqual([])
    clock.setWall(madeUs + 9 * DAY_US, 'network')
    await clock.advance(LOOK_MS)
    expect(faults).toEqual([['recording-overdue', true]])
  })

  test('keeps for this boot when it first knew the time', async () => {
    const rule: AgeRule = { maxAgeDays: 1, boot: 3, clockKnown: new Map([[2, 0]]) }
    const { clock, faults } = open(rule, { [BLIND]: segment })
    await clock.advance(0)
    expect(faults).toEqual([['recording-overdue', false]])
    clock.setWall(clock.wallUs() + DAY_US)
    await clock.advance(LOOK_MS)
    expect(faults[1]).toEqual(['recording-overdue', true])
    const before = open({ ...rule, clockKnown: new Map([[3, 0]]) }, { [BLIND]: segment })
    await before.clock.advance(0)
    expect(before.faults, 'known earlier in this boot').toEqual([['recording-overdue', true]])
  })

  test('goes on after a card that does not answer', async () => {
    const { clock, faults, logged, disk } = open(none, { [NOON]: segment })
    await clock.advance(0)
    const fault = diskFault('DISK_FAILED', 'list', 'recordings')
    const { list } = disk
    disk.list = () => Promise.reject(fault)
    await clock.advance(LOOK_MS)
    expect(logged).toEqual([
      { level: 'error', event: 'recording.age.unknown', code: 'DISK_FAILED', message: fault.message },
    ])
    expect(faults).toHaveLength(1)
    disk.list = list
    await clock.advance(LOOK_MS)
    expect(faults).toHaveLength(2)
  })

  test('ends, also in the middle of a look', async () => {
    const { clock, faults, stop, logged } = open(none, { [NOON]: segment })
    clock.setWall(madeUs + 9 * DAY_US)
    stop()
    await clock.advance(2 * LOOK_MS)
    expect([faults, logged, clock.waiting()]).toEqual([[], [], 0])
    const later = open(none, {})
    await later.clock.advance(1)
    later.stop()
    expect(later.clock.waiting()).toBe(0)
  })
})
