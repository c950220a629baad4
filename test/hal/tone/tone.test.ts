import { expect, test } from 'vitest'
import { createInputParser } from '../../../hal/buttons/inputevent.ts'
import { createMockClock } from '../../../hal/mock/scheduler.ts'
import { beeper } from '../../../hal/tone/beeper.ts'
import { buzzer } from '../../../hal/tone/buzzer.ts'
import { pwm } from '../../../hal/tone/pwm.ts'
import { openTone } from '../../../hal/tone/tone.ts'
import { sysfs } from '../sysfs.ts'

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
