import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawTerminal, type TerminalSize, type TerminalView } from '../../../src/cli/camera/terminal.ts'
import { WORDS } from '../../../src/cli/camera/terminaltexts.ts'
import { shownColour } from '../../../src/ui/sensewords.ts'

const STANDBY: TerminalView = {
  title: 'Zeuge',
  nowUs: 10_000_000,
  screen: { kind: 'dark', lines: [], mirror: false },
  led: { steps: [{ colour: 'green', ms: 1000 }] },
  haptic: [],
  tone: [],
  capture: 'idle',
  front: 'dark',
  dock: 'away',
  faults: [],
  preRecordMs: 0,
  chunks: 0,
  gaps: 0,
  recordings: 0,
  lastRecordings: [],
}
const RECORDING: TerminalView = {
  ...STANDBY,
  nowUs: 75_000_000,
  screen: { kind: 'recording', lines: ['Aufnahme läuft'], mirror: true, sinceUs: 10_000_000 },
  led: {
    steps: [
      { colour: 'red', ms: 500 },
      { colour: 'off', ms: 500 },
    ],
  },
  haptic: [{ onMs: 120, offMs: 80 }],
  tone: [
    { hz: 880, ms: 80 },
    { hz: 0, ms: 50 },
    { hz: 1320, ms: 80 },
  ],
  capture: 'recording',
  front: 'recordingNotice',
  recordingSinceUs: 10_000_000,
  durableUntilUs: 74_200_000,
  faults: ['clock-unset'],
  lastRecordings: ['20260504T090000Z-0a1b2c3d  00:32'],
}
const SIZE: TerminalSize = { columns: 80, rows: 24, colour: false, lang: 'de' }

describe('the terminal drawing', () => {
  test('shows what the public sees, with the running time', () => {
    const text = drawTerminal(RECORDING, SIZE)
    expect(text).toMatch(/│ +Aufnahme läuft +│/)
    expect(text).toMatch(/│ +01:05 +│/)
    expect(text).toContain('Spiegelbild')
  })

  test('shows what the officer perceives and what is safe', () => {
    const text = drawTerminal(RECORDING, SIZE)
    expect(text).toContain('LED ● rot blinkt (500/500 ms)')
    expect(text).toContain('Vibration 1 kurz')
    expect(text).toContain('Ton 880 Hz, 1320 Hz')
    expect(text).toContain('sicher 64,2 s')
    expect(text).toContain('clock-unset')
    expect(text).toContain('20260504T090000Z-0a1b2c3d')
  })

  test('a dark display is an empty box', () => {
    const lines = drawTerminal(STANDBY, SIZE).split('\n')
    expect(lines[1]).toContain('dunkel')
    expect(lines.slice(2, 7).every((line) => /^│ +│$/.test(line))).toBe(true)
  })

  test('a status stands whole, however much it says', () => {
    const lines = ['Status', 'Zugeteilt an: POL-4711', 'Akku: 83 %', 'Minuten: 412', 'Speicher frei: 27 GB']
    const all = [...lines, 'Uhr gestellt', 'Keine Störung']
    const text = drawTerminal({ ...STANDBY, screen: { kind: 'status', lines: all, mirror: false } }, SIZE)
    for (const line of all) expect(text).toMatch(new RegExp(`│ +${line} +│`))
  })

  test('marks of direction take no column', () => {
    const screen = { kind: 'status', lines: ['a: \u200e4711-b\u200e'], mirror: false } as const
    const boxed = drawTerminal({ ...STANDBY, screen }, SIZE)
      .split('\n')
      .slice(1, 8)
    expect(boxed.map((line) => line.length)).toEqual(boxed.map(() => 64))
    expect(boxed[3]).toContain(' a: 4711-b ')
  })

  test('colours are there only where they are wanted', () => {
    expect(drawTerminal(RECORDING, SIZE)).not.toContain('\u001b')
    expect(drawTerminal(RECORDING, { ...SIZE, colour: true })).toContain('\u001b[31m●')
  })

  test('a control character in a text cannot move the cursor', () => {
    const view = { ...STANDBY, screen: { kind: 'announcing', lines: ['\u001b[2Jx'], mirror: false } } as const
    expect(drawTerminal(view, SIZE)).not.toContain('\u001b')
  })

  test('it fits any terminal, line by line', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 20, max: 200 }),
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom('de', 'en'),
        fc.constantFrom(STANDBY, RECORDING),
        (columns, rows, lang, view) => {
          const lines = drawTerminal(view, { columns, rows, colour: false, lang }).split('\n')
          expect(lines.length).toBeLessThanOrEqual(rows)
          for (const line of lines) expect(line.length).toBeLessThanOrEqual(columns)
        },
      ),
    )
  })

  test('the keys can be read in a terminal of 80 columns', () => {
    for (const { keys } of Object.values(WORDS))
      for (const line of keys) expect(line.length).toBeLessThanOrEqual(80)
  })

  test('the lamp follows its pattern in time', () => {
    expect([0, 499, 500, 999, 1000].map((ms) => shownColour(RECORDING.led, ms * 1000))).toEqual([
      'red',
      'red',
      'off',
      'off',
      'red',
    ])
  })
})
