import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lineButtons } from '../../../hal/buttons/lines.ts'
import { lineDock } from '../../../hal/dock/lines.ts'
import { charDevLines } from '../../../hal/gpio/chardev.ts'
import { parseLineEvents } from '../../../hal/gpio/uapi.ts'
import type { ButtonEdge, DockContact } from '../../../hal/hal.ts'
import { createMockClock } from '../../../hal/mock/scheduler.ts'
import { newsContract } from '../contract/news.ts'
import { reported } from '../sysfs.ts'
import { openChip } from './chip.ts'

const NAMES = ['BTN_RECORD', 'BTN_DISPLAY', 'DOCK', 'LED']
const record = { chip: 'bank', line: 'BTN_RECORD', activeLow: true, pull: 'up' } as const
const display = { chip: 'bank', line: 1 } as const

async function opened() {
  const chip = openChip('bank', NAMES)
  const lines = charDevLines({ addon: chip.addon, directory: chip.directory })
  const clock = createMockClock()
  const { report, news } = reported()
  const buttons = await lineButtons({ clock, lines, report, contacts: { record, display } })
  const edges: ButtonEdge[] = []
  buttons.buttons((edge) => edges.push(edge))
  return { chip, lines, clock, news, edges, buttons }
}

newsContract('buttons on lines of the character device', async () => {
  const { chip, clock, buttons } = await opened()
  let down = false
  return {
    ...{ source: buttons.buttons, close: buttons.close },
    happen() {
      down = !down
      chip.edge(0, down, clock.nowUs())
    },
    pass: (ms) => clock.advance(ms),
  }
})
newsContract('a cradle on a line of the character device', async () => {
  const { chip, clock, lines } = await opened()
  const report = (): void => undefined
  const { dock, close } = await lineDock({ clock, lines, report, contact: { chip: 'bank', line: 'DOCK' } })
  let attached = false
  return {
    ...{ source: dock, close },
    happen() {
      attached = !attached
      chip.edge(2, attached, clock.nowUs())
    },
    pass: (ms) => clock.advance(ms),
  }
})

describe('lines of the character device', () => {
  test('are found by label and name, and asked for with bias, polarity and debounce', async () => {
    const { chip } = await opened()
    const [first] = chip.requests.filter((bytes) => bytes.readUInt32LE(0) === 0)
    // include/uapi/linux/gpio.h: active low 2, input 4, rising 16, falling 32, pull-up 256; debounce is attribute 3.
    expect(first?.readBigUInt64LE(288)).toBe(BigInt(2 + 4 + 16 + 32 + 256))
    expect([296, 320, 328, 560].map((at) => first?.readUInt32LE(at))).toEqual([1, 3, 5000, 1])
  })
  test('give edges of both buttons with the kernel’s time', async () => {
    const { chip, edges } = await opened()
    chip.edge(0, true, 5_000_000)
    chip.edge(1, true, 5_100_000)
    chip.edge(0, false, 5_200_000)
    expect(edges).toEqual([
      { button: 'record', down: true, atUs: 5_000_000 },
      { button: 'display', down: true, atUs: 5_100_000 },
      { button: 'record', down: false, atUs: 5_200_000 },
    ])
  })
  test('that vanish are told and all let go, and are taken again when the chip is back', async () => {
    const { chip, clock, news, edges } = await opened()
    chip.vanish()
    expect(news.at(-1)).toMatchObject({ ok: false, why: expect.stringContaining('ENODEV') })
    expect(chip.held()).toEqual([])
    await clock.advance(1000)
    expect(news.at(-1)?.ok).toBe(true)
    chip.edge(0, true, 9_000_000)
    expect(edges.length).toBe(1)
  })
  test('that vanish while a button is held tell it as released, so that the next press is a new one', async () => {
    const { chip, clock, edges } = await opened()
    chip.edge(0, true, clock.nowUs())
    await clock.advance(100)
    chip.vanish()
    await clock.advance(1000)
    chip.edge(0, true, clock.nowUs())
    expect(edges.map(({ button, down, atUs }) => [button, down, atUs - 1_000_000])).toEqual([
      ['record', true, 0],
      ['record', false, 100_000],
      ['record', true, 1_100_000],
    ])
  })
  test('of which the kernel had to drop events tell no hold over them', async () => {
    const { chip, edges } = await opened()
    chip.edge(0, true, 5_000_000)
    chip.drop(0, 20)
    chip.edge(0, false, 9_000_000)
    chip.edge(0, true, 9_100_000)
    expect(edges).toEqual([
      { button: 'record', down: true, atUs: 5_000_000 },
      { button: 'record', down: false, atUs: 5_000_000 },
      { button: 'record', down: true, atUs: 9_100_000 },
    ])
  })
  test('the cradle is not told as left where events were dropped', async () => {
    const { chip, lines, clock } = await opened()
    const report = (): void => undefined
    const { dock } = await lineDock({ clock, lines, report, contact: { chip: 'bank', line: 'DOCK' } })
    const contacts: DockContact[] = []
    dock((contact) => contacts.push(contact))
    chip.edge(2, true, 1)
    chip.drop(2, 21)
    chip.edge(2, true, 9)
    expect(contacts).toEqual([{ attached: true }])
  })
  test('in use by somebody else are told with what may hold them', async () => {
    const { lines, clock } = await opened()
    const { report, news } = reported()
    await lineButtons({ clock, lines, report, contacts: { record, display } })
    expect(news).toEqual([{ ok: false, why: expect.stringContaining('in use') }])
  })
  test.each([
    [{ chip: 'other', line: 0 }, /labelled other; there are bank/],
    [{ chip: 'bank', line: 'NONE' }, /no line named NONE/],
    [{ chip: 'bank', line: 40 }, /has 4 lines, none is 40/],
  ])('that are not there are told by name: %j', async (spec, says) => {
    const { lines } = await opened()
    expect(() => lines.output(spec)).toThrow(says)
  })
  test('drive an output', async () => {
    const { chip, lines } = await opened()
    const led = lines.output({ chip: 'bank', line: 'LED' })
    led.write(true)
    expect(chip.level(3)).toBe(true)
    led.close()
    led.close()
  })
  test('tell the cradle once for each change', async () => {
    const { chip, lines, clock } = await opened()
    const { dock } = await lineDock({
      clock,
      lines,
      report: () => undefined,
      contact: { chip: 'bank', line: 'DOCK' },
    })
    const contacts: DockContact[] = []
    dock((contact) => contacts.push(contact))
    for (const active of [true, true, false]) chip.edge(2, active, 1)
    expect(contacts).toEqual([{ attached: true }, { attached: false }])
  })
  test('tell the cradle where the camera is switched on in it, and what changed while the chip was away', async () => {
    const { chip, lines, clock } = await opened()
    chip.edge(2, true, 1)
    const report = (): void => undefined
    const { dock } = await lineDock({ clock, lines, report, contact: { chip: 'bank', line: 'DOCK' } })
    const contacts: DockContact[] = []
    dock((contact) => contacts.push(contact))
    await clock.advance(10)
    expect(contacts).toEqual([{ attached: true }])
    chip.unplug()
    chip.plug()
    await clock.advance(2000)
    expect(contacts).toEqual([{ attached: true }, { attached: false }])
  })
  test('let go of everything when closed', async () => {
    const { chip, buttons } = await opened()
    buttons.close()
    expect(chip.held()).toEqual([])
  })
})

test('bytes that are no events give none, and never throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
      expect(parseLineEvents(bytes).length).toBeLessThanOrEqual(bytes.length / 48)
    }),
  )
})
