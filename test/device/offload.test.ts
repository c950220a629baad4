/** The handing over as the device sees it: one at a time, its end as an event, and no event once nobody wants it. */
import { expect, test } from 'vitest'
import { createActor, setup } from 'xstate'
import { createMockClock } from '../../hal/mock/scheduler.ts'
import {
  createOffloading,
  type OffloadEnd,
  type OffloadHost,
  type OffloadParts,
} from '../../src/device/offload.ts'
import type { DeviceEvent } from '../../src/device/vocabulary.ts'
import { ZeugeError } from '../../src/errors.ts'

const PROGRESS = { files: 2, filesDone: 1, bytes: 9, bytesDone: 3 }

/** A machine in which an offload runs in one state, again each time it is begun. */
function open() {
  const clock = createMockClock({ nowUs: 5 })
  const told: DeviceEvent[] = []
  const logged: object[] = []
  const progress: unknown[] = []
  const runs: { host: OffloadHost; end(end: OffloadEnd): void; fail(error: unknown): void }[] = []
  const ledger = {} as OffloadParts['ledger']
  const offloading = createOffloading({
    ...{ clock, ledger, log: (entry) => logged.push(entry), progress: (now) => progress.push(now) },
    offload: (host) => new Promise((end, fail) => runs.push({ host, end, fail })),
  })
  const machine = setup({
    types: { events: {} as DeviceEvent | { readonly type: 'begin' | 'leave' } },
    actors: { offload: offloading.actor },
  }).createMachine({
    initial: 'away',
    on: { leave: '.away', '*': { actions: ({ event }) => void told.push(event as DeviceEvent) } },
    states: {
      away: { on: { begin: 'offloading' } },
      offloading: { invoke: { src: 'offload' }, on: { begin: { target: 'offloading', reenter: true } } },
    },
  })
  const actor = createActor(machine)
  actor.start()
  const send = async (type: 'begin' | 'leave') => {
    actor.send({ type })
    await clock.advance(0)
  }
  return { clock, told, logged, progress, runs, ledger, offloading, send }
}

test('all handed over is an event, and progress is no more', async () => {
  const { send, runs, clock, told, logged, progress, ledger } = open()
  await send('begin')
  expect(runs).toHaveLength(1)
  expect(runs[0]?.host.ledger).toBe(ledger)
  expect(runs[0]?.host.stop.aborted).toBe(false)
  runs[0]?.host.progress(PROGRESS)
  runs[0]?.end({ done: true })
  await clock.advance(0)
  expect(progress).toEqual([PROGRESS, undefined])
  expect(told).toEqual([{ type: 'offload.done', atUs: 5 }])
  expect(logged).toEqual([{ level: 'info', event: 'offload.done' }])
})

test('what does not go on is an event with its problem', async () => {
  const { send, runs, clock, told, logged, progress } = open()
  await send('begin')
  runs[0]?.end({ done: false, problem: 'station-full' })
  await clock.advance(0)
  expect(told).toEqual([{ type: 'offload.failed', atUs: 5, problem: 'station-full' }])
  expect(logged).toEqual([{ level: 'warn', event: 'offload.failed', problem: 'station-full' }])
  expect(progress).toEqual([undefined])
})

test.each([
  [new ZeugeError('DISK_FAILED', 'x'), 'DISK_FAILED', 'ZeugeError: x'],
  [new Error('a bug'), 'INTERNAL', 'Error: a bug'],
])('an error is said and is a problem as well: %s', async (error, code, message) => {
  const { send, runs, clock, told, logged } = open()
  await send('begin')
  runs[0]?.fail(error)
  await clock.advance(0)
  expect(told).toEqual([{ type: 'offload.failed', atUs: 5, problem: 'offload-failed' }])
  expect(logged[0]).toEqual({ level: 'error', event: 'offload.broke', code, message })
})

test('the camera that is taken out stops it, and its end is no event', async () => {
  const { send, runs, clock, told, offloading } = open()
  await send('begin')
  await send('leave')
  expect(runs[0]?.host.stop.aborted).toBe(true)
  let settled = false
  void offloading.settled().then(() => (settled = true))
  await clock.advance(0)
  expect(settled).toBe(false)
  runs[0]?.end({ done: true })
  await clock.advance(0)
  expect(settled).toBe(true)
  expect(told).toEqual([])
})

test('a second one waits for the first, and does not begin at all where it is not wanted any more', async () => {
  const { send, runs, clock, told } = open()
  await send('begin')
  await send('begin')
  await send('begin')
  expect(runs).toHaveLength(1)
  runs[0]?.end({ done: true })
  await clock.advance(0)
  expect(runs, 'the one between them never ran').toHaveLength(2)
  runs[1]?.end({ done: true })
  await clock.advance(0)
  expect(told).toHaveLength(1)
  expect(runs).toHaveLength(2)
})
