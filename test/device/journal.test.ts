/** Events on their way into the ledger: together, bounded, again after an error, never waited for. */
import { describe, expect, test } from 'vitest'
import { diskFault } from '../../hal/diskfault.ts'
import { createMockClock } from '../../hal/mock/scheduler.ts'
import { BATCH_MS, createJournal, PENDING_MAX } from '../../src/device/journal.ts'
import type { Fault } from '../../src/device/vocabulary.ts'
import type { PlainEvent, TimedEvent } from '../../src/store/ledger.ts'

const event = (count: number): PlainEvent => ({ type: 'events-lost', count })
const RETRY_MS = 5000
const MS = 1000

/** A ledger that takes what it is given, or throws what it is told to; at 0 ms. */
function open() {
  const clock = createMockClock({ nowUs: 0 })
  const appended: { readonly atMs: number; readonly events: readonly TimedEvent[] }[] = []
  const rotated: number[] = []
  const logged: object[] = []
  const lost: Fault[] = []
  const ledger = {
    fails: undefined as unknown,
    waits: undefined as Promise<void> | undefined,
    tries: 0,
    async appendTimed(events: readonly TimedEvent[]) {
      ledger.tries++
      await ledger.waits
      if (ledger.fails !== undefined) throw ledger.fails
      appended.push({ atMs: clock.nowUs() / MS, events })
    },
    async rotate(ageMsMin: number) {
      if (ledger.fails !== undefined) throw ledger.fails
      rotated.push(ageMsMin)
      return undefined
    },
  }
  const journal = createJournal({
    ...{ clock, log: (entry) => logged.push(entry), lost: (fault) => lost.push(fault) },
    ledger: ledger as Parameters<typeof createJournal>[0]['ledger'],
  })
  const counts = () =>
    appended.map(({ events }) =>
      events.map(({ event: { type, ...rest } }) => ('count' in rest ? rest.count : type)),
    )
  return { clock, journal, ledger, appended, rotated, logged, lost, counts }
}
const full = diskFault('DISK_FULL', 'append', 'ledger')
const failed = diskFault('DISK_FAILED', 'append', 'ledger')

describe('the journal', () => {
  test('writes together what comes within a moment, each with its own time', async () => {
    const { clock, journal, appended } = open()
    await clock.advance(10)
    journal.note(event(1))
    await clock.advance(100)
    journal.note(event(2), 5)
    journal.note(event(3))
    await clock.advance(BATCH_MS - 101)
    expect(appended).toEqual([])
    await clock.advance(1)
    const events = [
      { event: event(1), atUs: 10 * MS },
      { event: event(2), atUs: 5 },
      { event: event(3), atUs: 110 * MS },
    ]
    expect(appended).toEqual([{ atMs: 10 + BATCH_MS, events }])
    expect(clock.waiting()).toBe(0)
  })

  test('waits for the next moment after a write, and only then', async () => {
    const { clock, journal, ledger, appended } = open()
    let written: () => void = () => undefined
    ledger.waits = new Promise((resolve) => (written = resolve))
    journal.note(event(1))
    await clock.advance(BATCH_MS)
    journal.note(event(2))
    await clock.advance(10 * BATCH_MS)
    expect(ledger.tries, 'one at a time').toBe(1)
    written()
    await clock.advance(BATCH_MS)
    expect(appended).toHaveLength(2)
  })

  test('keeps what could not be written, in order, tells the fault and tries again', async () => {
    const { clock, journal, ledger, lost, logged, counts } = open()
    ledger.fails = failed
    journal.note(event(1))
    await clock.advance(BATCH_MS)
    expect(lost).toEqual(['storage-failing'])
    expect(logged).toEqual([
      {
        ...{ level: 'error', event: 'ledger.late', pending: 1, dropped: 0, code: 'DISK_FAILED' },
        message: String(failed),
      },
    ])
    journal.note(event(2))
    ledger.fails = undefined
    await clock.advance(RETRY_MS - 1)
    expect(counts()).toEqual([])
    await clock.advance(1)
    expect(counts()).toEqual([[1, 2]])
    journal.note(event(3))
    await clock.advance(BATCH_MS)
    expect(counts(), 'as quick as before').toEqual([[1, 2], [3]])
  })

  test('tries less and less often, but at least every ten minutes', async () => {
    const { clock, journal, ledger } = open()
    ledger.fails = failed
    journal.note(event(1))
    await clock.advance(BATCH_MS)
    const waits: number[] = []
    for (let turn = 0; turn < 10; turn++) {
      const fromUs = clock.nowUs()
      const before = ledger.tries
      while (ledger.tries === before) await clock.step()
      waits.push((clock.nowUs() - fromUs) / MS)
    }
    expect(waits).toEqual([
      5_000, 10_000, 20_000, 40_000, 80_000, 160_000, 320_000, 600_000, 600_000, 600_000,
    ])
  })

  test.each([
    [full, 'storage-full', 'DISK_FULL'],
    [failed, 'storage-failing', 'DISK_FAILED'],
    [new Error('a bug'), 'storage-failing', 'INTERNAL'],
  ] as const)('tells what kind of fault it is: %s', async (error, fault, code) => {
    const { clock, journal, ledger, lost, logged } = open()
    ledger.fails = error
    journal.note(event(1))
    await clock.advance(BATCH_MS)
    expect(lost).toEqual([fault])
    expect(logged).toMatchObject([{ code, message: String(error) }])
  })

  test('counts what is beyond its bound, and the count is written', async () => {
    const { clock, journal, counts, appended } = open()
    for (let at = 0; at < PENDING_MAX + 3; at++) journal.note(event(1000 + at))
    await clock.advance(BATCH_MS)
    const [written = []] = counts()
    expect(written).toHaveLength(PENDING_MAX + 1)
    expect(written.at(-2)).toBe(1000 + PENDING_MAX - 1)
    expect(written.at(-1)).toBe(3)
    expect(appended[0]?.events.at(-1)).toEqual({ event: event(3), atUs: BATCH_MS * MS })
    journal.note(event(1))
    await clock.advance(BATCH_MS)
    expect(counts()[1], 'once').toEqual([1])
  })

  test('of a batch that failed drops what has no room any more, the newest of it', async () => {
    const { clock, journal, ledger, counts } = open()
    let goOn: () => void = () => undefined
    ledger.waits = new Promise((resolve) => (goOn = resolve))
    ledger.fails = failed
    for (let at = 0; at < 10; at++) journal.note(event(2000 + at))
    await clock.advance(BATCH_MS)
    for (let at = 0; at < PENDING_MAX - 4; at++) journal.note(event(3000 + at))
    goOn()
    await clock.advance(0)
    ledger.fails = undefined
    journal.note(event(9))
    await clock.advance(RETRY_MS)
    const [written = []] = counts()
    expect(written).toHaveLength(PENDING_MAX + 1)
    expect(written.slice(0, 5)).toEqual([2000, 2001, 2002, 2003, 3000])
    expect(written.at(-1), 'six of the batch, and the one that came after').toBe(7)
  })

  test('of a batch that found no room at all keeps what came since', async () => {
    const { clock, journal, ledger, counts, logged } = open()
    let goOn: () => void = () => undefined
    ledger.waits = new Promise((resolve) => (goOn = resolve))
    ledger.fails = failed
    journal.note(event(1))
    journal.note(event(2))
    await clock.advance(BATCH_MS)
    for (let at = 0; at < PENDING_MAX; at++) journal.note(event(3000 + at))
    goOn()
    await clock.advance(0)
    expect(logged).toMatchObject([{ pending: PENDING_MAX, dropped: 2 }])
    ledger.fails = undefined
    await clock.advance(RETRY_MS)
    expect(counts()[0]?.[0]).toBe(3000)
    expect(counts()[0]?.at(-1)).toBe(2)
  })

  test('is told that the disk takes something again: writes soon', async () => {
    const { clock, journal, ledger, counts } = open()
    ledger.fails = failed
    journal.note(event(1))
    await clock.advance(BATCH_MS)
    ledger.fails = undefined
    journal.retry()
    await clock.advance(BATCH_MS - 1)
    expect(counts()).toEqual([])
    await clock.advance(1)
    expect(counts()).toEqual([[1]])
    journal.retry()
    expect(clock.waiting(), 'nothing to write').toBe(0)
  })

  test('begins a new epoch; a failure of that is told like a lost event', async () => {
    const { clock, journal, ledger, rotated, lost } = open()
    journal.rotate(7)
    expect(rotated).toEqual([7])
    ledger.fails = full
    journal.rotate(8)
    await clock.advance(0)
    expect(lost).toEqual(['storage-full'])
  })

  test('ends with one attempt at what is pending, and takes nothing more', async () => {
    const { clock, journal, counts, rotated, ledger } = open()
    journal.note(event(1))
    await clock.until(journal.finish())
    expect(counts()).toEqual([[1]])
    await clock.until(journal.finish())
    expect(ledger.tries, 'nothing is not written').toBe(1)
    expect(clock.nowUs()).toBe(0)
    journal.note(event(2))
    journal.rotate(0)
    journal.retry()
    await clock.advance(60_000)
    expect(counts()).toEqual([[1]])
    expect(rotated).toEqual([])
    expect(clock.waiting()).toBe(0)
  })

  test('ends after the write that is under way, with what came meanwhile', async () => {
    const { clock, journal, ledger, counts } = open()
    let goOn: () => void = () => undefined
    ledger.waits = new Promise((resolve) => (goOn = resolve))
    journal.note(event(1))
    await clock.advance(BATCH_MS)
    journal.note(event(2))
    const end = journal.finish()
    await clock.advance(0)
    expect(ledger.tries).toBe(1)
    goOn()
    await clock.until(end)
    expect(counts()).toEqual([[1], [2]])
  })

  test('ends where the disk takes nothing: told, and not tried again', async () => {
    const { clock, journal, ledger, lost } = open()
    ledger.fails = failed
    journal.note(event(1))
    await clock.until(journal.finish())
    await clock.advance(60_000)
    expect(lost).toEqual(['storage-failing'])
    expect(ledger.tries).toBe(1)
    expect(clock.waiting()).toBe(0)
  })
})
