/** Who wears the camera: asked for in the dock, kept on the card, told by each segment, over when the camera is back. */
import { describe, expect, test } from 'vitest'
import { diskFault } from '../../hal/diskfault.ts'
import { createMockClock } from '../../hal/mock/scheduler.ts'
import { type Bytes, utf8 } from '../../src/bytes.ts'
import { base64Of } from '../../src/crypto/base64.ts'
import { encodeCbor } from '../../src/crypto/cbor.ts'
import { ASK_MS, type AssignmentOffer, BACK_MS, watchWearer } from '../../src/device/assignment.ts'
import type { PlainEvent } from '../../src/store/ledger.ts'
import { assignmentFile } from './assignmentfile.ts'

const NAME = utf8('a sealed name')
const MONDAY_US = 1_777_885_200_000_000

/** What survives a boot: the card with one small file. */
function card() {
  return { file: undefined as Bytes | undefined, fails: undefined as unknown, writes: 0 }
}

async function boot(on = card(), offers: (AssignmentOffer | undefined | Error)[] = []) {
  const clock = createMockClock({ nowUs: 0 })
  const logged: Record<string, unknown>[] = []
  const noted: PlainEvent[] = []
  const appended: PlainEvent[] = []
  let asked = 0
  let stopped: AbortSignal | undefined
  const watch = await watchWearer({
    ...{ clock, log: (entry) => logged.push(entry), note: (event) => noted.push(event) },
    disk: {
      async size(name) {
        expect(name).toBe('wearer')
        if (on.fails !== undefined) throw on.fails
        return on.file?.length
      },
      read: async () => on.file as Bytes,
      async replace(name, bytes) {
        expect(name).toBe('wearer')
        on.writes++
        await undefined
        if (on.fails !== undefined) throw on.fails
        on.file = bytes.slice()
      },
    },
    ledger: { append: async (event) => void appended.push(event) },
    async ask(stop) {
      asked++
      stopped = stop
      const offer = offers.length > 1 ? offers.shift() : offers[0]
      if (offer instanceof Error) throw offer
      return offer
    },
  })
  return { clock, on, watch, logged, noted, appended, asked: () => asked, signal: () => stopped }
}
const offer = (wearer = 'K-17', unixUs = MONDAY_US, name: Bytes | null = NAME): AssignmentOffer => ({
  assignment: assignmentFile(wearer, unixUs, name),
  ...(name && { name }),
})
const told = (pseudonym = 'K-17', name = true) => ({
  wearer: { pseudonym, ...(name && { name: base64Of(NAME) }) },
})

describe('in the dock', () => {
  test('the station is asked at once and every five seconds, outside of it never', async () => {
    const { clock, watch, asked } = await boot()
    await clock.advance(3 * ASK_MS)
    expect(asked()).toBe(0)
    watch.dock(true)
    await clock.advance(0)
    expect(asked()).toBe(1)
    await clock.advance(ASK_MS)
    expect(asked()).toBe(2)
    watch.dock(false)
    await clock.advance(3 * ASK_MS)
    expect(asked()).toBe(2)
    expect(clock.waiting()).toBe(0)
  })

  test('nobody is asked where there is nobody to ask', async () => {
    const clock = createMockClock()
    const watch = await watchWearer({
      ...{ clock, log: () => undefined, note: () => undefined, ledger: { append: async () => undefined } },
      disk: { size: async () => undefined, read: async () => NAME, replace: async () => undefined },
    })
    watch.dock(true)
    await clock.advance(BACK_MS)
    expect(clock.waiting()).toBe(0)
    expect(watch.sample()).toBeUndefined()
    await watch.end()
  })

  test('an assignment goes into the ledger first, then onto the card, and is what a segment tells', async () => {
    const { clock, watch, appended, on, logged, noted } = await boot(card(), [offer()])
    watch.dock(true)
    await clock.advance(0)
    const { assignment } = offer()
    expect(appended).toEqual([
      { type: 'assigned', wearer: 'K-17', nameHash: expect.any(Uint8Array), assignment },
    ])
    expect(on.file).toEqual(encodeCbor({ assignment, name: NAME, state: 'waiting' }))
    expect(logged).toEqual([{ level: 'info', event: 'wearer.assigned', wearer: 'K-17' }])
    expect(watch.sample()).toEqual(told())
    expect(noted).toEqual([])
  })

  test('the same is not taken twice, an older one not at all, a newer one is', async () => {
    const older = offer('K-3', MONDAY_US - 1)
    const newer = offer('K-4', MONDAY_US + 1, null)
    const { clock, watch, appended, on } = await boot(card(), [offer(), offer(), older, newer])
    watch.dock(true)
    await clock.advance(2 * ASK_MS)
    expect(appended).toHaveLength(1)
    expect(on.writes).toBe(1)
    await clock.advance(ASK_MS)
    expect(appended[1]).toMatchObject({ wearer: 'K-4', nameHash: null })
    expect(watch.sample()).toEqual(told('K-4', false))
    expect(on.file).toEqual(encodeCbor({ assignment: newer.assignment, name: null, state: 'waiting' }))
  })

  test('what cannot be read is not taken', async () => {
    const { clock, watch, appended, logged } = await boot(card(), [{ assignment: utf8('zeuge') }])
    watch.dock(true)
    await clock.advance(ASK_MS)
    expect([appended, logged]).toEqual([[], []])
    expect(watch.sample()).toBeUndefined()
  })

  test('a station that cannot be asked is said once, and again when the reason is another', async () => {
    const errors = ['no answer', 'no answer', 'no such station'].map((words) => new Error(words))
    const { clock, watch, logged } = await boot(card(), errors)
    watch.dock(true)
    await clock.advance(0)
    expect(logged).toHaveLength(1)
    await clock.advance(3 * ASK_MS)
    expect(logged).toEqual([
      { level: 'warn', event: 'wearer.unasked', message: 'Error: no answer' },
      { level: 'warn', event: 'wearer.unasked', message: 'Error: no such station' },
    ])
  })

  test('an answer that takes its time is waited for, and is none once the camera is out', async () => {
    let answer: (offer: AssignmentOffer) => void = () => undefined
    const clock = createMockClock()
    let asked = 0
    const appended: PlainEvent[] = []
    const watch = await watchWearer({
      ...{ clock, log: () => undefined, note: () => undefined },
      ledger: { append: async (event) => void appended.push(event) },
      disk: { size: async () => undefined, read: async () => NAME, replace: async () => undefined },
      ask: () => {
        asked++
        return new Promise((given) => (answer = given))
      },
    })
    watch.dock(true)
    await clock.advance(5 * ASK_MS)
    expect(asked).toBe(1)
    watch.dock(false)
    answer(offer())
    await clock.advance(0)
    expect(appended).toEqual([])
    watch.dock(true)
    await clock.advance(0)
    expect(asked).toBe(2)
    const end = watch.end()
    answer(offer())
    await clock.until(end)
    expect(appended, 'nobody waits for it any more').toEqual([])
    expect(clock.waiting()).toBe(0)
  })
})

describe('an assignment', () => {
  test('begins when the camera is taken out, and ends when it is back', async () => {
    const { clock, watch, on, noted } = await boot(card(), [offer(), undefined])
    const state = (is: string) => encodeCbor({ assignment: offer().assignment, name: NAME, state: is })
    watch.dock(true)
    await clock.advance(0)
    watch.dock(false)
    await clock.advance(0)
    expect(on.file).toEqual(state('worn'))
    expect(watch.sample()).toEqual(told())
    watch.dock(false)
    await clock.advance(0)
    expect(on.writes).toBe(2)
    watch.dock(true)
    await clock.advance(BACK_MS - 1)
    expect(on.file, 'or it only bounces').toEqual(state('worn'))
    watch.dock(false)
    watch.dock(true)
    await clock.advance(BACK_MS - 1)
    expect(noted).toEqual([])
    await clock.advance(1)
    expect(on.file).toEqual(state('ended'))
    expect(noted).toEqual([{ type: 'assignment-ended', wearer: 'K-17' }])
    expect(watch.sample()).toBeUndefined()
    watch.dock(false)
    watch.dock(true)
    await clock.advance(BACK_MS)
    expect(noted).toHaveLength(1)
    expect(on.writes).toBe(3)
  })

  test('that waits in the dock does not end by being put there again', async () => {
    const { clock, watch, noted, on } = await boot(card(), [offer(), undefined])
    watch.dock(true)
    await clock.advance(BACK_MS)
    watch.dock(true)
    await clock.advance(BACK_MS)
    expect([noted, on.writes]).toEqual([[], 1])
    expect(watch.sample()).toEqual(told())
  })

  test('outlasts a power cut, in each of its states', async () => {
    const first = await boot(card(), [offer(), undefined])
    first.watch.dock(true)
    await first.clock.advance(0)
    const waiting = await boot(first.on)
    expect(waiting.watch.sample()).toEqual(told())
    waiting.watch.dock(false)
    await waiting.clock.advance(0)
    const worn = await boot(waiting.on)
    expect(worn.watch.sample()).toEqual(told())
    worn.watch.dock(true)
    await worn.clock.advance(BACK_MS)
    expect(worn.noted).toEqual([{ type: 'assignment-ended', wearer: 'K-17' }])
    const ended = await boot(worn.on, [offer()])
    expect(ended.watch.sample()).toBeUndefined()
    ended.watch.dock(true)
    await ended.clock.advance(0)
    expect(ended.appended, 'none twice').toEqual([])
  })

  test.each([
    ['no CBOR', utf8('zeuge')],
    ['another form', encodeCbor({ assignment: offer().assignment, name: null })],
    ['a state there is not', encodeCbor({ assignment: offer().assignment, name: null, state: 'lost' })],
    ['no assignment', encodeCbor({ assignment: utf8('x'), name: null, state: 'worn' })],
  ])('on a card that holds %s is none', async (_what, file) => {
    const { watch } = await boot({ ...card(), file })
    expect(watch.sample()).toBeUndefined()
  })

  test('on a card that does not answer is none, and it is said', async () => {
    const fails = diskFault('DISK_FAILED', 'size', 'wearer')
    const { watch, logged } = await boot({ ...card(), fails })
    expect(watch.sample()).toBeUndefined()
    expect(logged).toEqual([{ level: 'warn', event: 'wearer.failed', message: String(fails) }])
  })

  test('that the card does not take holds until the power goes', async () => {
    const on = card()
    const { clock, watch, logged } = await boot(on, [offer(), undefined])
    on.fails = diskFault('DISK_FAILED', 'replace', 'wearer')
    watch.dock(true)
    await clock.advance(0)
    expect(watch.sample()).toEqual(told())
    expect(logged).toEqual([
      { level: 'warn', event: 'wearer.failed', message: String(on.fails) },
      { level: 'info', event: 'wearer.assigned', wearer: 'K-17' },
    ])
    on.fails = undefined
    watch.dock(false)
    await clock.advance(0)
    expect(on.file).toBeDefined()
  })
})

test('one who takes over in the dock ends the one before at once', async () => {
  const { clock, watch, noted, appended, on } = await boot(card(), [offer(), offer('K-18', MONDAY_US + 1)])
  watch.dock(true)
  await clock.advance(0)
  watch.dock(false)
  watch.dock(true)
  await clock.advance(0)
  expect(noted).toEqual([{ type: 'assignment-ended', wearer: 'K-17' }])
  expect(appended).toMatchObject([{ wearer: 'K-17' }, { wearer: 'K-18' }])
  expect(watch.sample()).toEqual(told('K-18'))
  expect(on.file).toEqual(
    encodeCbor({ assignment: offer('K-18', MONDAY_US + 1).assignment, name: NAME, state: 'waiting' }),
  )
  await watch.end()
  expect(clock.waiting()).toBe(0)
})

test('the end asks no more, tells who is asked, and waits for what is written', async () => {
  const { clock, watch, asked, signal, on } = await boot(card(), [offer()])
  watch.dock(true)
  await clock.advance(0)
  expect(signal()?.aborted).toBe(false)
  watch.dock(false)
  await watch.end()
  expect(on.writes).toBe(2)
  expect(signal()?.aborted).toBe(true)
  watch.dock(true)
  await clock.advance(2 * ASK_MS)
  expect(asked()).toBe(1)
})
