import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createMockClock } from '../../../hal/mock/scheduler.ts'
import { encodeMessage, parseMessage } from '../../../hal/serial/dockmessage.ts'
import { ACK_MS, ATTEMPTS_MAX, createLink, type Link, type Sent } from '../../../hal/serial/link.ts'

const STATE: Sent = { kind: 'state', present: true, charging: true, buttonsLocked: false }
const TIME: Sent = { kind: 'time', unixMs: 1_777_885_200_000, uncertaintyMs: 20 }
const HELLO: Sent = { kind: 'hello', firmware: 'dock 1.2' }

/** Two sides on one wire that loses what `lost` says. */
function wire(lost: (frame: number, from: 'a' | 'b') => boolean) {
  const clock = createMockClock()
  const told = { a: [] as Sent[], b: [] as Sent[] }
  const gaveUp: Sent[] = []
  let frames = 0
  const side = (from: 'a' | 'b', to: 'a' | 'b'): Link =>
    createLink({
      clock,
      write(bytes) {
        if (!lost(frames++, from)) clock.setTimeout(() => links[to].push(bytes), 1)
      },
      told: (message) => told[from].push(message),
      gaveUp: (message) => gaveUp.push(message),
    })
  const links = { a: side('a', 'b'), b: side('b', 'a') }
  return { clock, links, told, gaveUp, frames: () => frames }
}

describe('the link to the cradle', () => {
  test('tells each message once and in order', async () => {
    const { clock, links, told } = wire(() => false)
    for (const message of [HELLO, STATE, TIME]) links.a.send(message)
    await clock.advance(100)
    expect(told.b).toEqual([HELLO, STATE, TIME])
    expect(told.a).toEqual([])
  })
  test('repeats what was lost, and tells a repetition once', async () => {
    const { clock, links, told } = wire((frame) => frame === 0 || frame === 2)
    links.a.send(STATE)
    await clock.advance(5 * ACK_MS)
    expect(told.b).toEqual([STATE])
  })
  test('gives up after three attempts and goes on with the next', async () => {
    let broken = true
    const { clock, links, told, gaveUp, frames } = wire(() => broken)
    links.a.send(HELLO)
    links.a.send(STATE)
    await clock.advance(ATTEMPTS_MAX * ACK_MS - 1)
    expect(frames()).toBe(ATTEMPTS_MAX)
    broken = false
    await clock.advance(2 * ACK_MS)
    expect(gaveUp).toEqual([HELLO])
    expect(told.b).toEqual([STATE])
  })
  test('keeps of each kind only the newest while it waits: a silent peer makes no queue', async () => {
    const { clock, links, told } = wire((_, from) => from === 'a' && clock.nowUs() < 1_500_000)
    for (let round = 0; round < 1000; round++) links.a.send({ ...STATE, charging: round % 2 === 0 })
    await clock.advance(10 * ACK_MS)
    expect(told.b.length).toBeLessThanOrEqual(2)
    expect(told.b.at(-1)).toEqual({ ...STATE, charging: false })
  })
  test('whatever is lost, what arrives is in order and never told twice', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 40 }), async (losses) => {
        const { clock, links, told } = wire((frame) => losses[frame] ?? false)
        const sent = [HELLO, STATE, TIME]
        for (const message of sent) links.a.send(message)
        await clock.advance(60 * ACK_MS)
        const order = told.b.map((message) => sent.findIndex(({ kind }) => kind === message.kind))
        expect(order).toEqual([...new Set(order)].sort())
      }),
    )
  })
  test('answers what it does not understand, and tells nothing of it', async () => {
    const answers: unknown[] = []
    const noise: string[] = []
    const link = createLink({
      clock: createMockClock(),
      write: (bytes) => answers.push(bytes),
      told: () => expect.unreachable(),
      noise: (why) => noise.push(why),
    })
    const { encodeFrame } = await import('../../../hal/serial/wire.ts')
    link.push(encodeFrame({ type: 0x40, sequence: 1, payload: new Uint8Array() }))
    link.push(encodeFrame({ type: 0x03, sequence: 2, payload: new Uint8Array(3) }))
    expect(noise).toEqual(['unsupported', 'malformed'])
    expect(answers.length).toBe(2)
  })
})

test('every message comes back from its payload, and no payload throws', () => {
  for (const message of [HELLO, STATE, TIME, { kind: 'ack', sequence: 7, result: 'malformed' } as const]) {
    const { type, payload } = encodeMessage(message)
    expect(parseMessage(type, payload)).toEqual(message)
  }
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 255 }), fc.uint8Array({ maxLength: 64 }), (type, payload) => {
      void parseMessage(type, payload)
    }),
  )
})
