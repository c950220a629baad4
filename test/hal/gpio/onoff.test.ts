import { describe, expect, test } from 'vitest'
import { lineButtons } from '../../../hal/buttons/lines.ts'
import { lineDock } from '../../../hal/dock/lines.ts'
import { numberOf } from '../../../hal/gpio/onoff.ts'
import type { DockContact } from '../../../hal/hal.ts'
import { createMockClock } from '../../../hal/mock/scheduler.ts'
import { newsContract } from '../contract/news.ts'
import { reported, sysfs } from '../sysfs.ts'
import { openOnoffChip } from './onoffchip.ts'

newsContract('buttons on lines of sysfs', async () => {
  const clock = createMockClock()
  const chip = openOnoffChip('bank', 3)
  const contacts = { record: { chip: 'bank', line: 0 }, display: { chip: 'bank', line: 1 } }
  const lines = await chip.lines(clock)
  const { buttons, close } = await lineButtons({ clock, lines, report: () => undefined, contacts })
  let down = false
  return {
    ...{ source: buttons, close },
    happen() {
      down = !down
      chip.edge(0, down)
    },
    pass: (ms) => clock.advance(ms),
  }
})
newsContract('a cradle on a line of sysfs', async () => {
  const clock = createMockClock()
  const chip = openOnoffChip('bank', 3)
  const lines = await chip.lines(clock)
  const report = (): void => undefined
  const { dock, close } = await lineDock({ clock, lines, report, contact: { chip: 'bank', line: 2 } })
  let attached = false
  return {
    ...{ source: dock, close },
    happen() {
      attached = !attached
      chip.edge(2, attached)
    },
    pass: (ms) => clock.advance(ms),
  }
})

describe('lines of sysfs', () => {
  const contacts = { record: { chip: 'bank', line: 0 }, display: { chip: 'bank', line: 1 } }
  async function opened() {
    const clock = createMockClock({ nowUs: 0 })
    const chip = openOnoffChip('bank', 2)
    const { report, news } = reported()
    const { buttons } = await lineButtons({ clock, report, contacts, lines: await chip.lines(clock) })
    const edges: string[] = []
    buttons(({ button, down, atUs }) => edges.push(`${button} ${down ? 'down' : 'up'} ${atUs / 1000}`))
    return { clock, chip, edges, news }
  }

  test('tell a hold for as long as it lasts, while somebody looks', async () => {
    const { clock, chip, edges } = await opened()
    await clock.advance(1000)
    chip.edge(0, true)
    await clock.advance(3456)
    chip.edge(0, false)
    expect(edges).toEqual(['record down 1000', 'record up 4456'])
  })
  test.each(['the kernel', 'our own look'])(
    'tell no hold over a time in which the process stood still, first told by %s',
    async (by) => {
      const { clock, chip, edges } = await opened()
      chip.edge(0, true)
      await clock.advance(250)
      clock.stall(8000)
      chip.edge(0, false, by === 'the kernel')
      await clock.advance(1000)
      expect(edges).toEqual(['record down 0', 'record up 200'])
    },
  )
  test('a button that is down before and after a standstill was pressed anew', async () => {
    const { clock, chip, edges } = await opened()
    chip.edge(0, true)
    clock.stall(8000)
    await clock.advance(1000)
    chip.edge(0, false)
    expect(edges).toEqual(['record down 0', 'record up 0', 'record down 8000', 'record up 9000'])
  })
  test('tell the cradle where the camera is switched on in it', async () => {
    const { clock, chip } = await opened()
    chip.edge(1, true)
    const [contact, lines] = [{ chip: 'bank', line: 1 }, await chip.lines(clock)]
    const { dock } = await lineDock({ clock, lines, report: () => undefined, contact })
    const told: DockContact[] = []
    dock((one) => told.push(one))
    await clock.advance(10)
    expect(told).toEqual([{ attached: true }])
  })
  test('that vanish while a button is held tell it as released', async () => {
    const { clock, chip, edges, news } = await opened()
    chip.edge(0, true)
    await clock.advance(1000)
    chip.unplug()
    await clock.advance(2000)
    expect(edges).toEqual(['record down 0', 'record up 1000'])
    expect(news.at(-1)?.ok).toBe(false)
  })
})

describe('the number of a line in sysfs', () => {
  const tree = () =>
    sysfs({
      'gpiochip512/label': 'pinctrl-bcm2711\n',
      'gpiochip512/base': '512\n',
      'gpiochip512/ngpio': '58\n',
      'gpiochip570/label': 'raspberrypi-exp-gpio\n',
      'gpiochip570/base': '570\n',
      'gpiochip570/ngpio': '8\n',
    }).root

  test('is base and offset of the chip with that label', () => {
    expect(numberOf(tree(), { chip: 'pinctrl-bcm2711', line: 17 })).toBe(529)
    expect(numberOf(tree(), { chip: 'raspberrypi-exp-gpio', line: 2 })).toBe(572)
  })
  test('is refused by name where chip or line is not there', () => {
    expect(() => numberOf(tree(), { chip: 'pinctrl-rp1', line: 17 })).toThrow(/pinctrl-bcm2711, raspberrypi/)
    expect(() => numberOf(tree(), { chip: 'pinctrl-bcm2711', line: 58 })).toThrow('58 lines')
    expect(() => numberOf('/nowhere', { chip: 'x', line: 0 })).toThrow('no GPIO in sysfs')
  })
})
