import { describe, expect, test } from 'vitest'
import type { LedPattern, Screen } from '../../hal/hal.ts'
import { smallMedia } from '../../hal/mock/small.ts'
import { createEffects } from '../../src/device/effects.ts'
import { LAMP_PATTERNS } from '../../src/device/lamps.ts'
import { SENSATIONS } from '../../src/device/perception.ts'
import { RECOVERING } from '../../src/device/state.ts'
import { TEXTS } from '../../src/device/texts.ts'
import type { DeviceState } from '../../src/device/vocabulary.ts'
import { bootOn, openBoard } from './rig.ts'

describe('what is shown', () => {
  const STANDBY: DeviceState = { ...RECOVERING, power: 'on' }
  function open() {
    const leds: LedPattern[] = []
    const screens: Screen[] = []
    const effects = createEffects(
      {
        led: { show: (pattern) => leds.push(pattern) },
        display: { show: (screen) => screens.push(screen) },
        haptic: { play: () => undefined },
        tone: { play: () => undefined },
      },
      {
        ...{ texts: TEXTS.en, preRecordNotice: true, sensations: SENSATIONS, lamps: LAMP_PATTERNS },
        facts: () => ({}),
      },
    )
    return { leds, screens, effects }
  }

  test('is one and the same screen for as long as nothing changes, and shown once', () => {
    const { leds, screens, effects } = open()
    const first = effects.show(STANDBY)
    const second = effects.show({ ...STANDBY, dock: 'docked' })
    expect(second.screen).toBe(first.screen)
    expect(screens).toEqual([first.screen])
    expect(leds).toEqual([LAMP_PATTERNS.standby])
    const third = effects.show({ ...STANDBY, front: 'announcing' })
    expect(third.screen).not.toBe(first.screen)
    expect(screens).toHaveLength(2)
  })

  test.each([
    ['led-lost', 1, 0],
    ['display-lost', 0, 1],
  ] as const)(
    'is shown again and again while its part is lost (%s), and once more when it is back',
    (fault, led, screen) => {
      const { leds, screens, effects } = open()
      const lost: DeviceState = { ...STANDBY, faults: [fault] }
      effects.show(lost)
      const before = [leds.length, screens.length] as const
      effects.show(lost)
      effects.show(lost)
      expect([leds.length - before[0], screens.length - before[1]]).toEqual([2 * led, 2 * screen])
      const back = [leds.length, screens.length] as const
      effects.show(STANDBY)
      effects.show(STANDBY)
      // A lost display has a lamp of its own, which goes out with the fault.
      expect([leds.length - back[0], screens.length - back[1]]).toEqual([1, screen])
    },
  )
})

test('a lamp and a display that are back show what is so now, not what was so when they were lost', async () => {
  const mock = openBoard({ media: smallMedia })
  await bootOn(mock)
  mock.board.press('record')
  await mock.board.advance(3000)
  expect(mock.board.perceived().screen?.kind).toBe('recording')
  for (const part of ['led', 'display'] as const) mock.board.part(part, false)
  mock.board.press('record', 3500)
  await mock.board.advance(6000)
  for (const part of ['led', 'display'] as const) mock.board.part(part, true)
  const { screen, led } = mock.board.perceived()
  expect(screen?.kind).toBe('announcing')
  expect(led?.steps.map(({ colour }) => colour)).not.toContain('red')
})
