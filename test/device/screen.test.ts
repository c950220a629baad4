/** What a screen carries beside its words: exactly what belongs to it, in each kind of screen. */
import { describe, expect, test } from 'vitest'
import { LAMP_PATTERNS } from '../../src/device/lamps.ts'
import { type Look, perceptionOf, SENSATIONS } from '../../src/device/perception.ts'
import { TEXTS } from '../../src/device/texts.ts'
import type { DeviceState } from '../../src/device/vocabulary.ts'
import { openBench } from './bench.ts'

const STANDBY = openBench().state()
const RECORDING: DeviceState = {
  ...STANDBY,
  ...{ capture: 'recording', confirmation: 'confirmed', front: 'recordingNotice', recordingSinceUs: 5 },
}
const LOOK: Look = {
  texts: TEXTS.de,
  preRecordNotice: true,
  sensations: SENSATIONS,
  lamps: LAMP_PATTERNS,
  noticeUrl: 'https://example.org/notice',
  facts: () => ({}),
}
const shown = (state: Partial<DeviceState>, look: Partial<Look> = {}, base = STANDBY) => {
  const { lines: _, ...screen } = perceptionOf({ ...base, ...state }, { ...LOOK, ...look }).screen
  return screen
}

describe('the code of the privacy notice', () => {
  const qr = 'https://example.org/notice'
  test.each<[string, DeviceState, boolean]>([
    ['announcing', { ...STANDBY, front: 'announcing' }, true],
    ['recording', RECORDING, true],
    ['buffering in standby', { ...STANDBY, capture: 'buffering' }, true],
    ['dark', STANDBY, false],
    ['the status', { ...STANDBY, statusShown: true }, false],
    ['no recording possible', { ...STANDBY, faults: ['storage-full'] }, false],
  ])('with %s', (_what, state, is) => {
    expect(perceptionOf(state, LOOK).screen.qr).toBe(is ? qr : undefined)
    expect(perceptionOf(state, { ...LOOK, noticeUrl: undefined }).screen).not.toHaveProperty('qr')
  })
})

test('running time, flash and the crossed microphone stand on the recording alone', () => {
  const marked = { recordingSinceUs: 5, markedUs: 7, muted: true }
  expect(shown(marked, {}, RECORDING)).toMatchObject({ sinceUs: 5, flashSinceUs: 7, muted: true })
  expect(Object.keys(shown({}, {}, RECORDING)).sort()).toEqual(['kind', 'mirror', 'qr', 'sinceUs'])
  expect(shown({ front: 'announcing', recordingSinceUs: 5, markedUs: 7 })).toEqual({
    ...{ kind: 'announcing', mirror: true, qr: LOOK.noticeUrl },
  })
})

test('lines run from right to left where the language does, and a dark screen has no direction', () => {
  expect(shown({ front: 'announcing' }, { rtl: true }).rtl).toBe(true)
  expect(shown({ front: 'announcing' })).not.toHaveProperty('rtl')
  expect(shown({}, { rtl: true })).not.toHaveProperty('rtl')
})

describe('the status', () => {
  const lines = (facts: ReturnType<Look['facts']>, state: Partial<DeviceState> = {}) =>
    perceptionOf({ ...STANDBY, statusShown: true, ...state }, { ...LOOK, facts: () => facts }).screen.lines

  test('leaves out what nobody knows', () => {
    expect(lines({})).toEqual(['Status', 'Uhr gestellt', 'Keine Störung'])
    expect(lines({}, { faults: ['clock-unset', 'storage-low'] })).toEqual([
      ...['Status', 'Uhr nicht gestellt', 'Störungen: Uhr nicht gestellt, Speicher knapp'],
    ])
  })

  test('says to whom the camera is assigned, above all else that is measured', () => {
    const facts = { wearer: 'POL-4711', batteryPercent: 83 }
    expect(lines(facts)).toEqual([
      ...['Status', 'Zugeteilt an: POL-4711', 'Akku: 83 %', 'Uhr gestellt', 'Keine Störung'],
    ])
    expect(lines(facts, { statusShown: false, front: 'announcing' })).toEqual([TEXTS.de.announcing])
  })

  test('keeps a pseudonym in its order among letters written from right to left', () => {
    const look: Look = { ...LOOK, texts: TEXTS.ar, rtl: true, facts: () => ({ wearer: '4711-b' }) }
    const { lines: arabic } = perceptionOf({ ...STANDBY, statusShown: true }, look).screen
    expect(arabic[1]).toBe(`${TEXTS.ar.wearer}: \u200e4711-b\u200e`)
  })

  test('says free space in megabytes, and from ten gigabytes on in gigabytes', () => {
    const free = (freeBytes: number) => lines({ freeBytes })[1]
    expect(free(1_999_999)).toBe(`${TEXTS.de.storageFree}: 1 MB`)
    expect(free(9_999_999_999)).toBe(`${TEXTS.de.storageFree}: 9999 MB`)
    expect(free(10_000_000_000)).toBe(`${TEXTS.de.storageFree}: 10 GB`)
  })
})
