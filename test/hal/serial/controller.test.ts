import { describe, expect, test } from 'vitest'
import { serialDock } from '../../../hal/dock/serial.ts'
import type { DockContact } from '../../../hal/hal.ts'
import { createMockClock } from '../../../hal/mock/scheduler.ts'
import { createController } from '../../../hal/serial/controller.ts'
import type { SerialOptions } from '../../../hal/serial/port.ts'
import { obey } from '../../../src/cli/boards/dockline.ts'
import { reported } from '../sysfs.ts'

async function cabled() {
  const clock = createMockClock()
  const { report, news } = reported()
  const times: number[] = []
  let line: SerialOptions | undefined
  const controller = createController({
    ...{ clock, firmware: 'simulator 1', wallMs: () => 1_777_885_200_000 },
    write: (bytes) => clock.setTimeout(() => line?.heard(bytes), 1),
  })
  const dock = await serialDock({
    ...{ clock, report, controller: 'camera', path: '/dev/pts/1', baud: 115_200, firmware: 'zeuge 0.1.0' },
    log: () => undefined,
    time: (unixMs) => times.push(unixMs),
    async open(options) {
      line = options
      const write = (bytes: Uint8Array): boolean => {
        clock.setTimeout(() => controller.push(bytes), 1)
        return true
      }
      return { write, look() {}, close() {} }
    },
  })
  const contacts: DockContact[] = []
  dock.dock((contact) => contacts.push(contact))
  const say = (text: string): string => obey(controller, text, { now: () => 1 })
  return { clock, dock, news, times, contacts, say }
}

describe('the simulated dock controller and the camera', () => {
  test('agree on contact, charging, lock and time', async () => {
    const { clock, dock, contacts, times, say } = await cabled()
    expect(say('dock')).toBe('ok docked')
    expect(say('charge on')).toBe('ok docked charging')
    expect(say('lock on')).toBe('ok docked charging locked')
    await clock.advance(1500)
    expect([contacts, dock.charging(), dock.buttonsLocked()]).toEqual([[{ attached: true }], true, true])
    expect(times).toEqual([1_777_885_200_000])
    say('undock')
    await clock.advance(1000)
    expect(contacts.at(-1)).toEqual({ attached: false })
  })
  test.each(['crc 1000', 'torn 50', 'flood 100000'])(
    'go on after "%s" without losing the contact',
    async (fault) => {
      const { clock, contacts, news, say } = await cabled()
      say('dock')
      await clock.advance(1000)
      say(fault)
      await clock.advance(3000)
      expect(contacts).toEqual([{ attached: true }])
      expect(news).toEqual([{ ok: true, why: '' }])
    },
  )
  test('lose each other when the cable is loose, and find each other again', async () => {
    const { clock, contacts, news, say } = await cabled()
    say('dock')
    await clock.advance(1000)
    say('silent on')
    await clock.advance(2000)
    expect(news.at(-1)?.ok).toBe(false)
    say('silent off')
    await clock.advance(2000)
    expect(news.at(-1)?.ok).toBe(true)
    expect(contacts.map(({ attached }) => attached)).toEqual([true, false, true])
  })
  test.each(['', 'dance', 'lock', 'crc', 'crc 0', 'crc 9999999', 'charge maybe'])(
    '"%s" is no order',
    async (text) => {
      expect((await cabled()).say(text)).toBe(`? ${text}`)
    },
  )
})
