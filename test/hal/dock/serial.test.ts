import { describe, expect, test } from 'vitest'
import { serialDock } from '../../../hal/dock/serial.ts'
import type { DockContact } from '../../../hal/hal.ts'
import { createMockClock } from '../../../hal/mock/scheduler.ts'
import { createLink, type Sent } from '../../../hal/serial/link.ts'
import type { SerialOptions } from '../../../hal/serial/port.ts'
import { newsContract } from '../contract/news.ts'
import { reported } from '../sysfs.ts'

/** A camera's side and a controller's, on a wire that can be pulled. */
async function opened(controller: 'camera' | 'cradle') {
  const clock = createMockClock()
  const { report, news } = reported()
  const times: number[] = []
  let line: SerialOptions | undefined
  let plugged = true
  const peer = createLink({
    clock,
    write: (bytes) => clock.setTimeout(() => line?.heard(bytes), 1),
    told: (message) => heard.push(message),
  })
  const heard: Sent[] = []
  const dock = await serialDock({
    ...{ clock, report, controller, path: '/dev/ttyTEST', baud: 115_200, firmware: 'zeuge 0.1.0' },
    log: () => undefined,
    time: (unixMs) => times.push(unixMs),
    async open(options) {
      if (!plugged) throw Object.assign(new Error('gone'), { code: 'ENOENT', path: options.path })
      line = options
      const write = (bytes: Uint8Array): boolean => {
        clock.setTimeout(() => peer.push(bytes), 1)
        return true
      }
      return { write, look() {}, close() {} }
    },
  })
  const contacts: DockContact[] = []
  dock.dock((contact) => contacts.push(contact))
  const state = (present: boolean, rest: object = {}): void =>
    peer.send({ kind: 'state', present, charging: false, buttonsLocked: false, ...rest })
  let beat: unknown
  /** Twice a second, as a controller does. */
  const keep = (present: boolean, rest: object = {}): void => {
    clock.clearTimeout(beat)
    state(present, rest)
    beat = clock.setTimeout(() => keep(present, rest), 500)
  }
  return {
    ...{ clock, dock, news, contacts, times, heard, keep, peer },
    fallSilent: () => clock.clearTimeout(beat),
    pull(why: string) {
      plugged = false
      const lost = line?.lost
      line = undefined
      lost?.(why)
    },
    plug: () => {
      plugged = true
    },
  }
}

newsContract('a cradle on a serial port', async () => {
  const { clock, dock, keep } = await opened('camera')
  let present = false
  return {
    ...{ source: dock.dock, close: dock.close },
    happen() {
      present = !present
      keep(present)
    },
    pass: (ms) => clock.advance(ms),
  }
})

describe('the cradle through its controller', () => {
  test('tells contact, charging and the button lock', async () => {
    const { clock, dock, contacts, keep, news } = await opened('camera')
    keep(false)
    await clock.advance(1000)
    keep(true, { charging: true, buttonsLocked: true })
    await clock.advance(1000)
    expect([dock.charging(), dock.buttonsLocked()]).toEqual([true, true])
    keep(false)
    await clock.advance(1000)
    expect(contacts).toEqual([{ attached: true }, { attached: false }])
    expect(news).toEqual([{ ok: true, why: '' }])
  })
  test('gives its time, and is told who the camera is', async () => {
    const { clock, peer, times, heard } = await opened('camera')
    peer.send({ kind: 'time', unixMs: 1_777_885_200_000, uncertaintyMs: 10 })
    await clock.advance(100)
    expect(times).toEqual([1_777_885_200_000])
    expect(heard).toEqual([{ kind: 'hello', firmware: 'zeuge 0.1.0' }])
  })
  test('silent in the camera: a fault within two seconds, and the camera counts as away', async () => {
    const { clock, dock, contacts, keep, fallSilent, news } = await opened('camera')
    keep(true, { buttonsLocked: true })
    await clock.advance(1000)
    fallSilent()
    await clock.advance(2000)
    expect(news.at(-1)).toMatchObject({ ok: false, why: expect.stringContaining('silent') })
    expect(contacts).toEqual([{ attached: true }, { attached: false }])
    expect(dock.buttonsLocked()).toBe(false)
  })
  test('silent in the cradle: taken out, and no fault', async () => {
    const { clock, contacts, keep, fallSilent, news } = await opened('cradle')
    keep(true)
    await clock.advance(1000)
    fallSilent()
    await clock.advance(2000)
    expect(contacts).toEqual([{ attached: true }, { attached: false }])
    expect(news).toEqual([{ ok: true, why: '' }])
  })
  test('whose port vanishes in the middle of a frame is away at once, and found again when it is back', async () => {
    const { clock, contacts, keep, pull, plug, news } = await opened('camera')
    keep(true)
    await clock.advance(1000)
    pull('/dev/ttyTEST is gone')
    expect(contacts.at(-1)).toEqual({ attached: false })
    expect(news.at(-1)).toEqual({ ok: false, why: '/dev/ttyTEST is gone' })
    await clock.advance(3000)
    plug()
    await clock.advance(2000)
    expect(news.at(-1)?.ok).toBe(true)
    expect(contacts.at(-1)).toEqual({ attached: true })
  })
})
