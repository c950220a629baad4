import { expect, test } from 'vitest'
import { charDevLines } from '../../../hal/gpio/chardev.ts'
import type { LineDriver } from '../../../hal/gpio/lines.ts'
import { openHaptic, type Pulser } from '../../../hal/haptic/haptic.ts'
import { classPulser } from '../../../hal/haptic/ledclass.ts'
import { linePulser } from '../../../hal/haptic/lines.ts'
import { createMockClock, type MockClock } from '../../../hal/mock/scheduler.ts'
import { hapticContract, type OpenedHaptic } from '../contract/haptic.ts'
import { openChip } from '../gpio/chip.ts'
import { openOnoffChip } from '../gpio/onoffchip.ts'
import { oneshotLed } from '../kernelled.ts'
import { reported, sysfs } from '../sysfs.ts'

hapticContract('the LED class', async () => {
  const tree = sysfs()
  const clock = createMockClock()
  const { report, news } = reported()
  const kernel = oneshotLed(tree, clock, 'motor')
  return {
    ...(await openHaptic({ clock, report, open: () => classPulser('motor', tree.root) })),
    feels: kernel.burns,
    pass: kernel.pass,
    vanish: kernel.unplug,
    back: kernel.plug,
    told: () => news.at(-1)?.ok,
  }
})

async function hapticOnLine(
  clock: MockClock,
  lines: LineDriver,
  chip: { level(offset: number): boolean | undefined; unplug(): void; plug(): void },
): Promise<OpenedHaptic> {
  const { report, news } = reported()
  const open = () => linePulser(clock, lines, { chip: 'bank', line: 0 })
  return {
    ...(await openHaptic({ clock, report, open })),
    feels: () => chip.level(0) === true,
    pass: (ms) => clock.advance(ms),
    vanish: chip.unplug,
    back: chip.plug,
    told: () => news.at(-1)?.ok,
  }
}
hapticContract('a line of the character device', () => {
  const chip = openChip('bank', ['MOTOR'])
  const lines = charDevLines({ addon: chip.addon, directory: chip.directory })
  return hapticOnLine(createMockClock(), lines, chip)
})
hapticContract('a line of sysfs', async () => {
  const clock = createMockClock()
  const chip = openOnoffChip('bank', 1)
  return hapticOnLine(clock, await chip.lines(clock), chip)
})

async function opened(pulser?: Pulser) {
  const clock = createMockClock()
  const pulses: [number, number][] = []
  const mine: Pulser = {
    pulse: (onMs) => void pulses.push([(clock.nowUs() - begunUs) / 1000, onMs]),
    close() {},
  }
  const begunUs = clock.nowUs()
  const { haptic } = await openHaptic({ clock, report: () => undefined, open: () => pulser ?? mine })
  return { clock, haptic, pulses }
}

test('pulses come one after another', async () => {
  const { clock, haptic, pulses } = await opened()
  haptic.play([
    { onMs: 80, offMs: 120 },
    { onMs: 80, offMs: 120 },
  ])
  await clock.advance(1000)
  expect(pulses).toEqual([
    [0, 80],
    [200, 80],
  ])
})
test('a new call replaces what still waits, and lets the running pulse end first', async () => {
  const { clock, haptic, pulses } = await opened()
  haptic.play([
    { onMs: 600, offMs: 100 },
    { onMs: 600, offMs: 100 },
  ])
  await clock.advance(100)
  haptic.play([{ onMs: 30, offMs: 0 }])
  await clock.advance(2000)
  expect(pulses.length).toBe(2)
  const [at, onMs] = pulses[1] ?? [0, 0]
  expect(onMs).toBe(30)
  expect(at).toBeGreaterThanOrEqual(600)
  expect(at).toBeLessThan(650)
})
test('the LED class is told the length and the shot: the kernel ends the pulse', () => {
  const tree = sysfs({ 'z/trigger': 'none [oneshot]', 'z/delay_on': '', 'z/delay_off': '', 'z/shot': '' })
  classPulser('z', tree.root).pulse(200)
  expect([tree.read('z/delay_on'), tree.read('z/shot')]).toEqual(['200', '1'])
})
test('a line is switched off again by our timer', async () => {
  const clock = createMockClock()
  const levels: boolean[] = []
  const driver = {
    name: 'test',
    input: () => expect.unreachable(),
    output: () => ({ write: (on: boolean) => void levels.push(on), close() {} }),
  }
  linePulser(clock, driver, { chip: 'c', line: 1 }).pulse(100)
  await clock.advance(99)
  expect(levels).toEqual([true])
  await clock.advance(1)
  expect(levels).toEqual([true, false])
})
test('a vibrator that is gone is told, takes every call, and works again when it is back', async () => {
  const clock = createMockClock()
  const { report, news } = reported()
  const tree = sysfs()
  const { haptic } = await openHaptic({ clock, report, open: () => classPulser('z', tree.root) })
  expect(news.map(({ ok }) => ok)).toEqual([false])
  haptic.play([{ onMs: 80, offMs: 80 }])
  for (const [file, text] of [
    ['trigger', '[oneshot]'],
    ['delay_on', ''],
    ['delay_off', ''],
    ['shot', ''],
  ])
    tree.write(`z/${file}`, text ?? '')
  await clock.advance(1000)
  haptic.play([{ onMs: 80, offMs: 80 }])
  expect(tree.read('z/shot')).toBe('1')
  expect(news.map(({ ok }) => ok)).toEqual([false, true])
})
