import { describe, expect, test } from 'vitest'
import { charDevLines } from '../../../hal/gpio/chardev.ts'
import type { LineDriver } from '../../../hal/gpio/lines.ts'
import type { LedPattern } from '../../../hal/hal.ts'
import { planOf, type Wiring } from '../../../hal/led/blink.ts'
import { type Lamps, openLed } from '../../../hal/led/led.ts'
import { classLamps } from '../../../hal/led/ledclass.ts'
import { lineLamps } from '../../../hal/led/lines.ts'
import { createMockClock, type MockClock } from '../../../hal/mock/scheduler.ts'
import { ledContract, type OpenedLed } from '../contract/led.ts'
import { openChip } from '../gpio/chip.ts'
import { openOnoffChip } from '../gpio/onoffchip.ts'
import { timerLed } from '../kernelled.ts'
import { reported, sysfs } from '../sysfs.ts'

const WIRING: Wiring = { green: ['green'], amber: ['red', 'green'], red: ['red'] }
const pattern = (...steps: [LedPattern['steps'][number]['colour'], number][]): LedPattern => ({
  steps: steps.map(([colour, ms]) => ({ colour, ms })),
})

const colourOf = (red: boolean, green: boolean) => (red ? (green ? 'amber' : 'red') : green ? 'green' : 'off')

ledContract('the LED class', async () => {
  const tree = sysfs()
  const clock = createMockClock()
  const { report, news } = reported()
  const [red, green] = [timerLed(tree, clock, 'red'), timerLed(tree, clock, 'green')]
  const open = (names: readonly string[]) => classLamps(names, tree.root)
  return {
    ...(await openLed({ clock, report, wiring: WIRING, open })),
    sees: () => colourOf(red.burns(), green.burns()),
    pass: (ms) => clock.advance(ms),
    vanish: red.unplug,
    back: red.plug,
    told: () => news.at(-1)?.ok,
  }
})

const RED = { chip: 'bank', line: 0 }
const GREEN = { chip: 'bank', line: 1 }

async function ledOnLines(
  clock: MockClock,
  lines: LineDriver,
  chip: { level(offset: number): boolean | undefined; unplug(): void; plug(): void },
): Promise<OpenedLed> {
  const { report, news } = reported()
  const open = () => lineLamps(lines, { red: RED, green: GREEN })
  return {
    ...(await openLed({ clock, report, wiring: WIRING, open })),
    sees: () => colourOf(chip.level(0) === true, chip.level(1) === true),
    pass: (ms) => clock.advance(ms),
    vanish: chip.unplug,
    back: chip.plug,
    told: () => news.at(-1)?.ok,
  }
}
ledContract('lines of the character device', () => {
  const chip = openChip('bank', ['RED', 'GREEN'])
  return ledOnLines(createMockClock(), charDevLines({ addon: chip.addon, directory: chip.directory }), chip)
})
ledContract('lines of sysfs', async () => {
  const clock = createMockClock()
  const chip = openOnoffChip('bank', 2)
  return ledOnLines(clock, await chip.lines(clock), chip)
})

describe('a pattern as what each lamp does', () => {
  const blinks = (shown: LedPattern) => Object.fromEntries(planOf(shown, WIRING).lamps ?? [])

  test.each<[string, LedPattern, object]>([
    ['red', pattern(['red', 1000]), { green: { onMs: 0, offMs: 1000 }, red: { onMs: 1000, offMs: 0 } }],
    [
      'amber and dark: both blink together',
      pattern(['amber', 250], ['off', 250]),
      { green: { onMs: 250, offMs: 250 }, red: { onMs: 250, offMs: 250 } },
    ],
    [
      'red with a moment of amber: red stays, green blinks',
      pattern(['red', 1750], ['amber', 250]),
      { green: { onMs: 250, offMs: 1750 }, red: { onMs: 1750, offMs: 0 } },
    ],
    [
      'green and amber in turn: green stays, red blinks',
      pattern(['green', 500], ['amber', 500]),
      { green: { onMs: 500, offMs: 0 }, red: { onMs: 500, offMs: 500 } },
    ],
  ])('%s', (_, shown, lamps) => {
    expect(blinks(shown)).toEqual(lamps)
  })
  test.each([
    ['lamps that take turns', pattern(['red', 500], ['green', 500])],
    ['three steps', pattern(['red', 100], ['off', 100], ['green', 100])],
  ])('%s are shown step by step', (_, shown) => {
    expect(planOf(shown, WIRING).lamps).toBeUndefined()
  })
})

const files = (led: string) => ({
  [`${led}/trigger`]: 'none [timer] oneshot\n',
  [`${led}/delay_on`]: '500\n',
  [`${led}/delay_off`]: '500\n',
})

/** What the kernel makes of the two files. */
const burns = (on: string, off: string): string => (on === '0' ? 'off' : off === '0' ? 'on' : `${on}/${off}`)

describe('the LED class', () => {
  async function opened() {
    const tree = sysfs({ ...files('z:red'), ...files('z:green') })
    const wiring: Wiring = { green: ['z:green'], amber: ['z:red', 'z:green'], red: ['z:red'] }
    const clock = createMockClock()
    const { report, news } = reported()
    const open = (names: readonly string[]) => classLamps(names, tree.root)
    const { led, close } = await openLed({ clock, report, wiring, open })
    const look = () =>
      ['z:red', 'z:green'].map((name) => burns(tree.read(`${name}/delay_on`), tree.read(`${name}/delay_off`)))
    return { tree, clock, news, led, close, look }
  }

  test('is dark from the start, whatever burned before', async () => {
    const { look, news } = await opened()
    expect(look()).toEqual(['off', 'off'])
    expect(news).toEqual([{ ok: true, why: '' }])
  })
  test('lets the kernel blink: after the call nothing of ours runs', async () => {
    const { led, look, clock } = await opened()
    const idle = clock.waiting()
    led.show(pattern(['red', 500], ['off', 500]))
    expect(look()).toEqual(['500/500', 'off'])
    led.show(pattern(['amber', 1000]))
    expect(look()).toEqual(['on', 'on'])
    led.show(pattern(['red', 1750], ['amber', 250]))
    expect(look()).toEqual(['on', '250/1750'])
    expect(clock.waiting()).toBe(idle)
  })
  test('shows lamps that take turns by its own timer, and leaves nothing running afterwards', async () => {
    const { led, look, clock } = await opened()
    const idle = clock.waiting()
    led.show(pattern(['red', 500], ['green', 500]))
    expect(look()).toEqual(['on', 'off'])
    await clock.advance(500)
    expect(look()).toEqual(['off', 'on'])
    await clock.advance(500)
    expect(look()).toEqual(['on', 'off'])
    led.show(pattern(['green', 1000]))
    expect(clock.waiting()).toBe(idle)
  })
  test('tells within two seconds that a lamp is gone, and shows what holds when it is back', async () => {
    const { tree, led, look, clock, news } = await opened()
    tree.remove('z:red')
    await clock.advance(1000)
    expect(news.at(-1)).toMatchObject({ ok: false, why: expect.stringContaining('z:red') })
    led.show(pattern(['red', 1000]))
    for (const [file, text] of Object.entries(files('z:red'))) tree.write(file, text)
    await clock.advance(1000)
    expect(news.at(-1)).toEqual({ ok: true, why: '' })
    expect(look()).toEqual(['on', 'off'])
  })
  test('goes dark when it is closed', async () => {
    const { led, look, close } = await opened()
    led.show(pattern(['amber', 1000]))
    close()
    expect(look()).toEqual(['off', 'off'])
  })
})

test('lamps that cannot blink by themselves are blinked by us', async () => {
  const clock = createMockClock()
  const lit = new Set<string>()
  const lamps: Lamps = { set: (name, on) => void (on ? lit.add(name) : lit.delete(name)), close() {} }
  const { led } = await openLed({ clock, report: () => undefined, wiring: WIRING, open: () => lamps })
  led.show(pattern(['red', 500], ['off', 500]))
  const seen: string[][] = []
  for (let half = 0; half < 4; half++) {
    seen.push([...lit])
    await clock.advance(500)
  }
  expect(seen).toEqual([['red'], [], ['red'], []])
})
