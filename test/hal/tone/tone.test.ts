import { expect, test } from 'vitest'
import { createInputParser, eventBytesOf } from '../../../hal/buttons/inputevent.ts'
import { classPulser } from '../../../hal/haptic/ledclass.ts'
import { createMockClock } from '../../../hal/mock/scheduler.ts'
import { beeper } from '../../../hal/tone/beeper.ts'
import { buzzer } from '../../../hal/tone/buzzer.ts'
import { pwm } from '../../../hal/tone/pwm.ts'
import { openTone } from '../../../hal/tone/tone.ts'
import { toneContract } from '../contract/tone.ts'
import { oneshotLed } from '../kernelled.ts'
import { reported, sysfs } from '../sysfs.ts'

const BEEPER = `N: Name="pwm-beeper"\nH: Handlers=kbd event4\nB: SND=${(1n << 2n).toString(16)}\n`

toneContract('a beeper of the input layer', async () => {
  const tree = sysfs({ devices: BEEPER, 'input/event4': '' })
  const clock = createMockClock()
  const { report, news } = reported()
  const files = { devicesFile: `${tree.root}/devices`, inputDirectory: `${tree.root}/input` }
  return {
    ...(await openTone({ clock, report, open: () => beeper(files) })),
    hears() {
      const bytes = Buffer.from(tree.find('input/event4') ?? '', 'latin1')
      return createInputParser(eventBytesOf(process.arch)).push(bytes).at(-1)?.value ?? 0
    },
    pass: (ms) => clock.advance(ms),
    vanish: () => tree.remove('input/event4'),
    back: () => tree.write('input/event4', ''),
    told: () => news.at(-1)?.ok,
  }
})
toneContract('a PWM channel', async () => {
  const plug = () => {
    for (const file of ['enable', 'period', 'duty_cycle']) tree.write(`pwmchip0/pwm1/${file}`, '0')
  }
  const tree = sysfs()
  plug()
  const clock = createMockClock()
  const { report, news } = reported()
  const open = () => pwm({ chip: 0, channel: 1, directory: tree.root })
  return {
    ...(await openTone({ clock, report, open })),
    hears() {
      if (tree.find('pwmchip0/pwm1/enable') !== '1') return 0
      const [period, duty] = ['period', 'duty_cycle'].map((file) =>
        Number(tree.read(`pwmchip0/pwm1/${file}`)),
      )
      return duty === 0 ? 0 : 1e9 / (period ?? 0)
    },
    pass: (ms) => clock.advance(ms),
    vanish: () => tree.remove('pwmchip0'),
    back: plug,
    told: () => news.at(-1)?.ok,
  }
})
toneContract('a buzzer as LED of the kernel', async () => {
  const tree = sysfs()
  const clock = createMockClock()
  const { report, news } = reported()
  const kernel = oneshotLed(tree, clock, 'buzzer')
  return {
    ...(await openTone({ clock, report, open: () => buzzer(classPulser('buzzer', tree.root)) })),
    hears: () => (kernel.burns() ? 2000 : 0),
    onePitch: 2000,
    pass: kernel.pass,
    vanish: kernel.unplug,
    back: kernel.plug,
    told: () => news.at(-1)?.ok,
  }
})

test('notes come one after another, then silence; a new call replaces what still sounds', async () => {
  const clock = createMockClock()
  const heard: [number, number][] = []
  const begunUs = clock.nowUs()
  const open = () => ({
    sound: (hz: number) => void heard.push([(clock.nowUs() - begunUs) / 1000, hz]),
    close() {},
  })
  const { tone } = await openTone({ clock, report: () => undefined, open })
  tone.play([
    { hz: 880, ms: 100 },
    { hz: 0, ms: 50 },
    { hz: 1320, ms: 150 },
  ])
  await clock.advance(200)
  tone.play([{ hz: 440, ms: 100 }])
  await clock.advance(1000)
  expect(heard).toEqual([
    [0, 880],
    [100, 0],
    [150, 1320],
    [200, 440],
    [300, 0],
  ])
})
test('a beeper is told its pitch as an event of the input layer', () => {
  const bits = (1n << 2n).toString(16)
  const tree = sysfs({
    devices: `N: Name="pwm-beeper"\nH: Handlers=kbd event4\nB: SND=${bits}\n`,
    'input/event4': '',
  })
  const sounder = beeper({ devicesFile: `${tree.root}/devices`, inputDirectory: `${tree.root}/input` })
  sounder.sound(880, 100)
  sounder.close()
  const events = createInputParser(24).push(Buffer.from(tree.read('input/event4'), 'latin1'))
  expect(events).toEqual([{ timeUs: 0, type: 0x12, code: 2, value: 880 }])
})
test('a PWM channel sounds at half duty, and is off at pitch 0', () => {
  const tree = sysfs({
    'pwmchip0/pwm1/enable': '',
    'pwmchip0/pwm1/period': '',
    'pwmchip0/pwm1/duty_cycle': '',
  })
  const sounder = pwm({ chip: 0, channel: 1, directory: tree.root })
  const files = () => ['period', 'duty_cycle', 'enable'].map((file) => tree.read(`pwmchip0/pwm1/${file}`))
  sounder.sound(1000, 100)
  expect(files()).toEqual(['1000000', '500000', '1'])
  sounder.sound(0, 0)
  expect(files()[2]).toBe('0')
})
test('a buzzer of one pitch sounds for the length of each note', () => {
  const pulses: number[] = []
  const sounder = buzzer({ pulse: (ms) => void pulses.push(ms), close() {} })
  sounder.sound(880, 100)
  sounder.sound(0, 80)
  expect(pulses).toEqual([100])
})
