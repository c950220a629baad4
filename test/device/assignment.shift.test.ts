/** A shift: it begins when the camera is taken out, outlasts power cuts, and is over when the camera is back. */
import { describe, expect, test } from 'vitest'
import { diskFault } from '../../hal/diskfault.ts'
import { createMockClock } from '../../hal/mock/scheduler.ts'
import { type Bytes, utf8 } from '../../src/bytes.ts'
import { encodeCbor } from '../../src/crypto/cbor.ts'
import { ASK_MS, BACK_MS, watchWearer } from '../../src/device/assignment.ts'
import { boot, card, MONDAY_US, NAME, offer, told } from './wearerbench.ts'

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

test('a wearer stays one for as long as the camera is out', async () => {
  const { clock, watch, noted } = await boot(card(), [offer(), undefined])
  watch.dock(true)
  await clock.advance(0)
  watch.dock(false)
  await clock.advance(10 * BACK_MS)
  expect(noted).toEqual([])
  expect(watch.sample()).toEqual(told())
  expect(clock.waiting()).toBe(0)
})

test('a camera that is taken out while the ledger is written is worn', async () => {
  const clock = createMockClock()
  let written: () => void = () => undefined
  let file: Bytes | undefined
  const watch = await watchWearer({
    ...{ clock, log: () => undefined, note: () => undefined },
    ledger: { append: () => new Promise((done) => (written = () => done(undefined))) },
    disk: {
      ...{ size: async () => undefined, read: async () => NAME },
      async replace(_name, bytes) {
        file = bytes.slice()
      },
    },
    ask: async () => offer(),
  })
  watch.dock(true)
  await clock.advance(0)
  watch.dock(false)
  written()
  await clock.advance(0)
  expect(file).toEqual(encodeCbor({ assignment: offer().assignment, name: NAME, state: 'worn' }))
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
