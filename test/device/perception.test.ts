/** What is perceived: complete for every state, honest about recording, and put onto the board once. */
import { describe, expect, test } from 'vitest'
import type { LedPattern, Screen } from '../../hal/hal.ts'
import { createEffects } from '../../src/device/effects.ts'
import { LAMP_PATTERNS, LAMPS, lampOf } from '../../src/device/lamps.ts'
import { type Look, PICTURES, perceptionOf, pictureOf, SENSATIONS } from '../../src/device/perception.ts'
import { RECOVERING } from '../../src/device/state.ts'
import { TEXTS, type Texts } from '../../src/device/texts.ts'
import {
  type DeviceState,
  FAULTS,
  type Fault,
  MOMENTS,
  OFFLOAD_PROBLEMS,
  type OffloadProblem,
} from '../../src/device/vocabulary.ts'

const STANDBY: DeviceState = { ...RECOVERING, power: 'on' }
const RECORDING: DeviceState = {
  ...STANDBY,
  capture: 'recording',
  confirmation: 'confirmed',
  front: 'recordingNotice',
  recordingSinceUs: 5,
}
const LOOK: Look = {
  texts: TEXTS.de,
  preRecordNotice: true,
  sensations: SENSATIONS,
  lamps: LAMP_PATTERNS,
  facts: () => ({ batteryPercent: 80.4, minutesLeft: 95.9 }),
}

const STATES: DeviceState[] = (['recovering', 'on', 'off'] as const).flatMap((power) =>
  (['none', 'accepted', 'overdue', 'confirmed', 'finalizing', 'buffering'] as const).flatMap((phase) =>
    (['away', 'docked', 'offloading', 'offloaded', 'offloadFailed'] as const).flatMap((dock) =>
      [true, false].flatMap((statusShown) =>
        (['dark', 'announcing'] as const).flatMap((open) =>
          [[], ...Object.keys(FAULTS).map((fault) => [fault as Fault])].map((faults, at): DeviceState => {
            const confirmation = phase === 'finalizing' || phase === 'buffering' ? 'none' : phase
            const capture = confirmation !== 'none' ? 'recording' : phase === 'none' ? 'idle' : phase
            const keeping = capture === 'recording' || capture === 'finalizing'
            return {
              ...STANDBY,
              power,
              capture: capture as DeviceState['capture'],
              confirmation,
              dock,
              ...(dock === 'offloadFailed' && { problem: 'station-full' as const }),
              statusShown: statusShown && !keeping,
              front: keeping ? 'recordingNotice' : open,
              faults,
              muted: keeping && at % 2 === 1,
              recordingSinceUs: capture === 'recording' ? 5 : undefined,
            }
          }),
        ),
      ),
    ),
  ),
)

describe('the tables', () => {
  test('have a lamp and a screen for every state, and every row is needed', () => {
    const lamps = new Set(STATES.map((state) => lampOf(state).name))
    const pictures = new Set(STATES.map((state) => pictureOf(state, LOOK).name))
    expect([...lamps].sort()).toEqual(LAMPS.map(({ name }) => name).sort())
    expect([...pictures].sort()).toEqual(PICTURES.map(({ name }) => name).sort())
  })

  test('show "recording" to the public exactly while frames are kept', () => {
    for (const state of STATES.filter(({ power }) => power === 'on')) {
      const keeping = state.capture === 'recording' || state.capture === 'finalizing'
      expect(perceptionOf(state, LOOK).screen.kind === 'recording').toBe(keeping)
    }
  })

  test('show steady red only for a confirmed recording or one that is being closed', () => {
    for (const state of STATES.filter(({ power }) => power === 'on')) {
      const red = perceptionOf(state, LOOK).led.steps.every(({ colour }) => colour === 'red')
      if (red)
        expect([state.confirmation, state.capture]).toContain(
          state.capture === 'finalizing' ? 'finalizing' : 'confirmed',
        )
      if (state.capture === 'idle' || state.capture === 'buffering') expect(red).toBe(false)
    }
  })

  test('have words in every language, and a sensation for every moment that says what it is', () => {
    for (const texts of Object.values(TEXTS))
      for (const text of Object.values(texts)) expect(text).not.toBe('')
    expect(Object.keys(SENSATIONS).sort()).toEqual(Object.keys(MOMENTS).sort())
    for (const { haptic, tone, says } of Object.values(SENSATIONS)) {
      const [felt = '', heard = ''] = says.split('; ')
      expect(haptic.length).toBe(Number.parseInt(felt, 10) || 1)
      expect(tone.filter(({ hz }) => hz > 0).length).toBe(heard === '–' ? 0 : Number.parseInt(heard, 10))
    }
  })
})

describe('the front display', () => {
  const screen = (state: Partial<DeviceState>, base = STANDBY) =>
    perceptionOf({ ...base, ...state }, LOOK).screen

  test('is dark in standby, and mirrors and announces when lit', () => {
    expect(screen({})).toEqual({ kind: 'dark', lines: [], mirror: false })
    expect(screen({ front: 'announcing' })).toEqual({
      kind: 'announcing',
      lines: ['Aufnahme möglich'],
      mirror: true,
    })
  })

  test('says that the ring runs, where the profile wants it', () => {
    expect(screen({ capture: 'buffering' }).kind).toBe('preRecord')
    expect(screen({ capture: 'buffering', front: 'announcing' }).lines).toEqual([
      'Aufnahme möglich',
      'Vorabaufnahme aktiv',
    ])
    const quiet = perceptionOf({ ...STANDBY, capture: 'buffering' }, { ...LOOK, preRecordNotice: false })
    expect(quiet.screen.kind).toBe('dark')
  })

  test('counts the running time from the press, and says when the picture is lost', () => {
    expect(screen({}, RECORDING)).toEqual({
      kind: 'recording',
      lines: ['Aufnahme läuft'],
      mirror: true,
      sinceUs: 5,
    })
    expect(screen({ faults: ['camera-lost'] }, RECORDING).lines).toEqual(['Aufnahme läuft – Bild gestört'])
  })

  test('says when nothing can be recorded', () => {
    expect(screen({ faults: ['storage-full'], front: 'announcing' })).toMatchObject({
      kind: 'blocked',
      lines: ['Keine Aufnahme möglich'],
    })
  })

  test('shows the wearer battery, minutes, clock and faults', () => {
    expect(screen({ statusShown: true, faults: ['clock-unset'] }).lines).toEqual([
      'Status',
      'Akku: 80 %',
      'Aufnahmeminuten übrig: 95',
      'Uhr nicht gestellt',
      'Störungen: Uhr nicht gestellt',
    ])
  })
})

describe('the board', () => {
  function openBoard() {
    const shown: { leds: LedPattern[]; screens: Screen[]; haptics: number[]; tones: number[] } = {
      leds: [],
      screens: [],
      haptics: [],
      tones: [],
    }
    const effects = createEffects(
      {
        led: { show: (pattern) => shown.leds.push(pattern) },
        display: { show: (screen) => shown.screens.push(screen) },
        haptic: { play: (pulses) => shown.haptics.push(pulses.length) },
        tone: { play: (notes) => shown.tones.push(notes.length) },
      },
      LOOK,
    )
    return { shown, effects }
  }

  test('is told of a pattern or a screen once for as long as it lasts', () => {
    const { shown, effects } = openBoard()
    effects.show(STANDBY)
    effects.show({ ...STANDBY, faults: ['storage-low'] })
    effects.show(RECORDING)
    expect(shown.leds.length).toBe(2)
    expect(shown.screens.map(({ kind }) => kind)).toEqual(['dark', 'recording'])
  })

  test('lets the wearer feel moments and refusals', () => {
    const { shown, effects } = openBoard()
    effects.play({ type: 'perceive', moment: 'record.accepted' })
    effects.play({ type: 'refused', gesture: 'gesture.record.press', why: 'docked', atUs: 1 })
    effects.play({ type: 'power.off' })
    expect(shown.haptics).toEqual([1, 3])
    expect(shown.tones).toEqual([6])
  })
})

describe('in the dock', () => {
  const offload = { files: 40, filesDone: 12, bytes: 1000, bytesDone: 309 }
  const shown = (state: Partial<DeviceState>, texts: Texts = TEXTS.en) =>
    perceptionOf({ ...STANDBY, ...state }, { ...LOOK, texts, facts: () => ({ offload }) }).screen.lines

  test('the display says how far it is, and when everything is handed over', () => {
    expect(shown({ dock: 'offloading' })).toEqual([
      'Handing over – do not take out',
      'Handed over: 12 / 40',
      '30 %',
    ])
    expect(shown({ dock: 'offloaded' })).toEqual(['Everything handed over'])
  })

  test('how much of it is done stands on the screen, all of nothing, and only while it goes on', () => {
    const screen = (state: Partial<DeviceState>, now: typeof offload | undefined) =>
      perceptionOf({ ...STANDBY, ...state }, { ...LOOK, facts: () => ({ ...(now && { offload: now }) }) })
        .screen
    const none = { ...offload, bytes: 0, bytesDone: 0 }
    expect(screen({ dock: 'offloading' }, offload).progress).toBe(0.309)
    expect(screen({ dock: 'offloading' }, none)).toMatchObject({ progress: 1 })
    expect(screen({ dock: 'offloading' }, none).lines.at(-1)).toBe('100 %')
    expect(screen({ dock: 'offloading' }, undefined)).not.toHaveProperty('progress')
    expect(screen({ dock: 'offloading' }, undefined).lines).toEqual([TEXTS.de.offloading])
    expect(screen({ dock: 'offloaded' }, offload)).not.toHaveProperty('progress')
    expect(screen({ dock: 'offloading', faults: [], capture: 'recording' }, offload)).not.toHaveProperty(
      'progress',
    )
  })

  test('nothing is said to be impossible that nobody could ask for there', () => {
    const blocked = { faults: ['storage-full'] } as const
    expect(perceptionOf({ ...STANDBY, ...blocked }, LOOK).screen.kind).toBe('blocked')
    expect(perceptionOf({ ...STANDBY, ...blocked, dock: 'docked' }, LOOK).screen.kind).toBe('dark')
  })

  test.each(Object.keys(OFFLOAD_PROBLEMS) as OffloadProblem[])(
    '%s is said in words in every language',
    (problem) => {
      const failed = { dock: 'offloadFailed', problem } as const
      for (const texts of Object.values(TEXTS)) {
        expect(shown(failed, texts)).toEqual([texts.offloadFailed, texts[problem]])
        expect(shown({ ...failed, statusShown: true }, texts)).toContain(
          `${texts.offloadFailed}: ${texts[problem]}`,
        )
      }
      expect(new Set(Object.values(TEXTS).map((texts) => texts[problem])).size).toBe(5)
    },
  )
})
