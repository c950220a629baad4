/** Who wears the camera: asked for in the dock, kept on the card, told by each segment. */
import { describe, expect, test } from 'vitest'
import { createMockClock } from '../../hal/mock/scheduler.ts'
import { utf8 } from '../../src/bytes.ts'
import { encodeCbor } from '../../src/crypto/cbor.ts'
import { ASK_MS, type AssignmentOffer, BACK_MS, watchWearer } from '../../src/device/assignment.ts'
import type { PlainEvent } from '../../src/store/ledger.ts'
import { boot, card, MONDAY_US, NAME, offer, told } from './wearerbench.ts'

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
