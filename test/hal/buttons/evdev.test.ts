import { execFileSync } from 'node:child_process'
import { createWriteStream, type WriteStream } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { evdevButtons } from '../../../hal/buttons/evdev.ts'
import { parseInputDevices } from '../../../hal/buttons/inputdevices.ts'
import {
  createInputParser,
  EV_KEY,
  EV_SW,
  EV_SYN,
  encodeInputEvent,
  eventBytesOf,
  SYN_DROPPED,
  SYN_REPORT,
} from '../../../hal/buttons/inputevent.ts'
import type { ButtonEdge, DockContact, Source } from '../../../hal/hal.ts'
import { realClock, until } from '../camera/real.ts'
import { newsContract, type OpenedNews } from '../contract/news.ts'
import { reported, sysfs } from '../sysfs.ts'

const RECORD = 167
const DISPLAY = 148
const SW_DOCK = 5

/** A bitmap as the kernel prints it: longs, the most significant first. */
function bitmap(...codes: number[]): string {
  const longs = Math.floor(Math.max(...codes) / 64) + 1
  return Array.from({ length: longs }, (_, at) => {
    const from = (longs - 1 - at) * 64
    return codes
      .filter((code) => code >= from && code < from + 64)
      .reduce((word, code) => word | (1n << BigInt(code - from)), 0n)
      .toString(16)
  }).join(' ')
}
const DEVICES = `I: Bus=0019 Vendor=0001 Product=0001 Version=0100
N: Name="zeuge-record"
H: Handlers=kbd event0
B: EV=3
B: KEY=${bitmap(RECORD)}

I: Bus=0019 Vendor=0001 Product=0001 Version=0100
N: Name="zeuge-display"
H: Handlers=kbd event1
B: EV=23
B: KEY=${bitmap(DISPLAY)}
B: SW=${bitmap(SW_DOCK)}

N: Name="no handler"
B: KEY=ffffffffffffffff
`

describe('input devices', () => {
  test('are known by what they can tell', () => {
    const [record, display, ...others] = parseInputDevices(DEVICES, 64)
    expect(others).toEqual([])
    expect([record?.event, record?.hasKey(RECORD), record?.hasKey(DISPLAY)]).toEqual(['event0', true, false])
    expect([display?.hasKey(DISPLAY), display?.hasSwitch(SW_DOCK)]).toEqual([true, true])
  })
  test('of any text never throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 0, max: 900 }), (words, code) => {
        const text = `H: Handlers=event1\nB: KEY=${words}\n\n${words}`
        for (const device of parseInputDevices(text, 64)) device.hasKey(code)
      }),
    )
  })
})

test('events are the same for any piece sizes, with longs of eight and of four bytes', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(16 as const, 24 as const),
      fc.array(fc.record({ code: fc.integer({ min: 0, max: 767 }), value: fc.integer({ min: 0, max: 2 }) })),
      fc.integer({ min: 1, max: 60 }),
      (bytes, events, size) => {
        const stream = Buffer.concat(
          events.map((event) => encodeInputEvent({ type: EV_KEY, ...event }, bytes)),
        )
        const parser = createInputParser(bytes)
        const got: object[] = []
        for (let at = 0; at < stream.length; at += size)
          got.push(...parser.push(stream.subarray(at, at + size)))
        expect(got).toEqual(events.map((event) => ({ timeUs: 0, type: EV_KEY, ...event })))
      },
    ),
  )
})

/** In real time, a sixth of what the contract allows. */
function news<T>(source: Source<T>, close: () => void, change: (value: 0 | 1) => void): OpenedNews<T> {
  let value: 0 | 1 = 0
  return {
    ...{ source, close },
    happen() {
      value = value === 1 ? 0 : 1
      change(value)
    },
    pass: (ms) => pause(ms / 6),
  }
}

describe('buttons of the input layer, read through a child', () => {
  /** Pipes in the place of devices; whoever holds the writing end plays the kernel. */
  async function opened() {
    const tree = sysfs({ devices: DEVICES, 'input/none': '' })
    const kernel: WriteStream[] = []
    for (const event of ['event0', 'event1']) {
      execFileSync('mkfifo', [join(tree.root, 'input', event)])
      kernel.push(createWriteStream(join(tree.root, 'input', event), { flags: 'r+' }))
    }
    const { report, news } = reported()
    const buttons = await evdevButtons({
      clock: realClock,
      log: () => undefined,
      report,
      codes: { display: DISPLAY, record: RECORD },
      dockSwitch: SW_DOCK,
      devicesFile: join(tree.root, 'devices'),
      inputDirectory: join(tree.root, 'input'),
    })
    onTestFinished(() => {
      buttons.close()
      for (const pipe of kernel) pipe.destroy()
    })
    const edges: ButtonEdge[] = []
    const contacts: DockContact[] = []
    buttons.buttons((edge) => edges.push(edge))
    buttons.dock((contact) => contacts.push(contact))
    const send = (device: 0 | 1, type: number, code: number, value: number, ageUs = 0): void => {
      const bytes = encodeInputEvent({ type, code, value }, 24)
      const wallUs = Date.now() * 1000 - ageUs
      const view = new DataView(bytes.buffer)
      view.setBigInt64(0, BigInt(Math.floor(wallUs / 1e6)), true)
      view.setBigInt64(8, BigInt(wallUs % 1e6), true)
      kernel[device]?.write(bytes)
    }
    return { buttons, news, edges, contacts, send, kernel }
  }

  newsContract('buttons of the input layer, read through a child', async () => {
    const { buttons, send } = await opened()
    return news(buttons.buttons, buttons.close, (down) => send(0, EV_KEY, RECORD, down))
  })
  newsContract('a cradle of the input layer, read through a child', async () => {
    const { buttons, send } = await opened()
    return news(buttons.dock, buttons.close, (on) => send(1, EV_SW, SW_DOCK, on))
  })

  test('tell edges and the cradle, and not the auto-repeat', async () => {
    const { edges, contacts, send, news } = await opened()
    send(0, EV_KEY, RECORD, 1)
    send(0, EV_KEY, RECORD, 2)
    send(0, EV_KEY, RECORD, 0)
    send(1, EV_KEY, DISPLAY, 1)
    send(1, EV_SW, SW_DOCK, 1)
    await until('all events', () => edges.length === 3 && contacts.length === 1)
    expect(edges.filter(({ button }) => button === 'record').map(({ down }) => down)).toEqual([true, false])
    expect(contacts).toEqual([{ attached: true }])
    expect(news).toEqual([{ ok: true, why: '' }])
  })
  test('carry the time of the press, not of its reading', async () => {
    const { edges, send } = await opened()
    send(0, EV_KEY, RECORD, 1, 400_000)
    await until('the edge', () => edges.length === 1)
    const lateUs = realClock.nowUs() - (edges[0]?.atUs ?? 0)
    expect(lateUs).toBeGreaterThan(390_000)
  })
  test('that vanish are told, and so is their return; what is held then is released', async () => {
    const { kernel, news, edges, send } = await opened()
    send(0, EV_KEY, RECORD, 1)
    await until('the press', () => edges.length === 1)
    // The last writer leaves: the child reads the end, as from a device that is unplugged.
    kernel[0]?.destroy()
    await until('the news', () => news.some(({ ok }) => !ok))
    expect(news.find(({ ok }) => !ok)?.why).toContain('zeuge-record')
    expect(edges.map(({ button, down }) => `${button} ${down}`)).toEqual(['record true', 'record false'])
  })
})

/** The addon's calls: `heard` takes what the kernel would give for each device; RECORD is held, if it is asked. */
async function openedThroughAddon(inCradle = false) {
  const tree = sysfs({ devices: DEVICES, 'input/event0': '', 'input/event1': '' })
  const heard: ((bytes: Uint8Array) => void)[] = []
  const buttons = await evdevButtons({
    clock: realClock,
    log: () => undefined,
    report: () => undefined,
    codes: { display: DISPLAY, record: RECORD },
    dockSwitch: SW_DOCK,
    devicesFile: join(tree.root, 'devices'),
    inputDirectory: join(tree.root, 'input'),
    addon: {
      // EVIOCGKEY(96) and EVIOCGSW(96) of linux/input.h.
      ioctl(_fd, request, bytes) {
        if (request === 0x80604518) bytes[RECORD >> 3] = 1 << (RECORD & 7)
        if (request === 0x8060451b && inCradle) bytes[SW_DOCK >> 3] = 1 << (SW_DOCK & 7)
      },
      watch(_fd, told) {
        const at = heard.push(told) - 1
        return () => {
          heard[at] = () => undefined
        }
      },
      notify: () => undefined,
    },
  })
  onTestFinished(() => buttons.close())
  const event = (type: number, code: number, value: number): Uint8Array =>
    encodeInputEvent({ type, code, value }, eventBytesOf(process.arch))
  return { buttons, heard, event }
}

newsContract('buttons of the input layer, read through the addon', async () => {
  const { buttons, heard, event } = await openedThroughAddon()
  return news(buttons.buttons, buttons.close, (down) => heard[0]?.(event(EV_KEY, RECORD, down)))
})
test('buttons read through the addon ask the kernel how they stand after an overrun', async () => {
  const { buttons, heard, event } = await openedThroughAddon()
  const edges: ButtonEdge[] = []
  buttons.buttons((edge) => edges.push(edge))
  heard[1]?.(event(EV_KEY, DISPLAY, 1))
  heard[0]?.(Buffer.concat([event(EV_SYN, SYN_DROPPED, 0), event(EV_SYN, SYN_REPORT, 0)]))
  expect(edges.map(({ button, down }) => `${button} ${down}`)).toEqual(['display true', 'record true'])
})

test.each([true, false])('in the cradle when it is switched on: %s', async (inCradle) => {
  const { buttons } = await openedThroughAddon(inCradle)
  const contacts: DockContact[] = []
  buttons.dock((contact) => contacts.push(contact))
  await pause(20)
  expect(contacts).toEqual(inCradle ? [{ attached: true }] : [])
})
newsContract('a cradle of the input layer, read through the addon', async () => {
  const { buttons, heard, event } = await openedThroughAddon()
  return news(buttons.dock, buttons.close, (on) => heard[1]?.(event(EV_SW, SW_DOCK, on)))
})

test('a key that no device has is told by name, with what there is', async () => {
  const tree = sysfs({ devices: DEVICES })
  const { report, news } = reported()
  const buttons = await evdevButtons({
    clock: realClock,
    log: () => undefined,
    report,
    codes: { display: DISPLAY, record: 999 },
    devicesFile: join(tree.root, 'devices'),
    inputDirectory: join(tree.root, 'input'),
  })
  buttons.close()
  expect(news).toEqual([{ ok: false, why: expect.stringMatching(/999 \(record\).*zeuge-record/) }])
})
