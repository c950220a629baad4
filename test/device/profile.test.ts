/** Profiles: what the shipped ones say, and what a file may change. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { LAMP_PATTERNS } from '../../src/device/lamps.ts'
import { SENSATIONS } from '../../src/device/perception.ts'
import { parseProfile, valuesWith } from '../../src/device/profile.ts'
import { LEGAL_NAMES } from '../../src/device/profilefile.ts'
import { LANGUAGE_TAGS, LANGUAGES, TEXT_KEYS, TEXTS } from '../../src/device/texts.ts'
import { FAULTS } from '../../src/device/vocabulary.ts'
import { ZeugeError } from '../../src/errors.ts'

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8')
const demo = read('profiles/demo.yaml')

function faultOf(text: string, accepted?: readonly string[]): ZeugeError {
  try {
    parseProfile(text, 'my.yaml', accepted)
  } catch (error) {
    if (error instanceof ZeugeError) return error
    throw error
  }
  throw new Error('the profile was accepted')
}

describe('the shipped profiles', () => {
  test('demo has 30 s of pre-record armed by the announcement', () => {
    expect(parseProfile(demo, 'demo.yaml')).toMatchObject({
      id: 'demo',
      preRecordMs: 30_000,
      preRecordArm: 'announcement',
      reminderMs: 120_000,
      fragmentMs: 1000,
      cameraInStandby: 'warm',
      muteAllowed: true,
      recordingMaxMs: 0,
      noticeUrl: 'https://example.org/camera-notice',
      texts: { de: { announcing: 'Aufnahme möglich' }, en: { announcing: 'Recording possible' } },
    })
  })

  const ids = readdirSync(new URL('../../profiles', import.meta.url)).map((name) => name.replace('.yaml', ''))

  test.each(ids)('%s says what it is not, and no value of it lacks a source and how sure we are', (id) => {
    const profile = parseProfile(read(`profiles/${id}.yaml`), id, LEGAL_NAMES)
    expect(profile.id).toBe(id)
    expect(profile.note).toContain('No legal advice')
    expect(Object.keys(profile.statuses)).toEqual(Object.keys(profile.sources))
    expect(valuesWith(profile, 'unconfirmed')).toEqual(id === 'sachsen-anhalt' ? ['preRecordMs'] : [])
  })

  test.each([
    ['A: display, then record; no ring', 'ordnungsamt-nrw', 0, 'never'],
    ['A, as the older law of Rhineland-Palatinate has it', 'rheinland-pfalz', 0, 'never'],
    ['B: the first press arms, the second keeps', 'baden-wuerttemberg', 60_000, 'gesture'],
    ['C: the ring always runs in standby', 'berlin', 60_000, 'standby'],
    ['C, at the Federal Police', 'bundespolizei', 30_000, 'standby'],
    ['D: display, then the ring, then record', 'sachsen-anhalt', 30_000, 'announcement'],
  ])('express the shape %s', (_shape, id, preRecordMs, preRecordArm) => {
    const profile = parseProfile(read(`profiles/${id}.yaml`), id, ['preRecordMs'])
    expect(profile).toMatchObject({ preRecordMs, preRecordArm, announcementDuty: true, language: 'de' })
  })

  test('sachsen-anhalt does not load before its unknown length is accepted by name', () => {
    expect(faultOf(read('profiles/sachsen-anhalt.yaml')).code).toBe('PROFILE_UNCONFIRMED')
  })

  test('ordnungsamt-nrw has no pre-record, and says which of its values are second-hand', () => {
    const profile = parseProfile(read('profiles/ordnungsamt-nrw.yaml'), 'ordnungsamt-nrw.yaml')
    expect(profile).toMatchObject({ preRecordMs: 0, preRecordArm: 'never', retentionDays: 14 })
    expect(valuesWith(profile, 'secondary')).toEqual(['preRecordMs', 'preRecordArm', 'retentionDays'])
    expect(valuesWith(profile, 'unconfirmed')).toEqual([])
    expect(profile.note).toContain('No legal advice')
  })
})

describe('a value that nobody confirmed', () => {
  const text = demo.replace('status: confirmed', 'status: unconfirmed')
  test('is refused with its name', () => {
    const { code, message } = faultOf(text, ['retentionDays'])
    expect(code).toBe('PROFILE_UNCONFIRMED')
    expect(message).toContain('preRecordMs')
  })
  test('loads when it is accepted by its name', () => {
    expect(parseProfile(text, 'my.yaml', ['preRecordMs']).preRecordMs).toBe(30_000)
  })
})

test('a profile may replace single texts, patterns and thresholds; the others stay', () => {
  const text = `${demo}texts:
  de: { announcing: Kamera bereit }
  en: { announcing: Camera ready }
  tr: { announcing: Kamera hazır }
  ar: { announcing: الكاميرا جاهزة }
  de-easy: { announcing: Die Kamera ist an }
patterns:
  record.still: { haptic: [{ onMs: 50, offMs: 50 }], tone: [] }
gestures: { stopMs: 4000 }
lamps:
  standby: [{ colour: green, ms: 200 }, { colour: 'off', ms: 1800 }]
`
  const profile = parseProfile(text, 'my.yaml')
  expect(profile.texts.de).toMatchObject({ announcing: 'Kamera bereit', blocked: 'Keine Aufnahme möglich' })
  expect(profile.texts.ar.announcing).toBe('الكاميرا جاهزة')
  expect(profile.sensations['record.still']).toEqual({ haptic: [{ onMs: 50, offMs: 50 }], tone: [] })
  expect(profile.sensations.marker).toBe(SENSATIONS.marker)
  expect(profile.gestures).toMatchObject({ stopMs: 4000, againMs: 400 })
  expect(profile.lamps.standby).toEqual({
    steps: [
      { colour: 'green', ms: 200 },
      { colour: 'off', ms: 1800 },
    ],
  })
  expect(profile.lamps.recording).toBe(LAMP_PATTERNS.recording)
})

test('what a file leaves out claims nothing, and what it says holds', () => {
  const legal = (name: string, value: unknown) =>
    `${name}:\n  value: ${value}\n  source: { section: a, wording: b, read: 2026-01-01 }\n  status: confirmed\n`
  const head = 'zeugeProfile: 1\nid: bare\nversion: 1.0.0\nname: Bare\nnote: Nothing.\n'
  const needed = legal('preRecordMs', 0) + legal('preRecordArm', 'never') + legal('announcementDuty', false)
  expect(parseProfile(head + needed, 'bare.yaml')).toMatchObject({
    ...{ preRecordAudio: false, preRecordNotice: false, emergencyPath: false, muteAllowed: false },
    ...{ postRecordMs: 0, recordingMaxMs: 0, reminderMs: 120_000, fragmentMs: 1000 },
    ...{ cameraInStandby: 'warm', announcementDuty: false },
  })
  const said = { preRecordAudio: true, preRecordNotice: true, emergencyPath: true, muteAllowed: true }
  const times = { postRecordMs: 5000, recordingMaxMs: 60_000 }
  const plain = 'reminderMs: 0\nfragmentMs: 250\ncameraInStandby: off\n'
  const all = Object.entries({ ...said, ...times }).map(([name, value]) => legal(name, value))
  expect(parseProfile(head + needed + all.join('') + plain, 'bare.yaml')).toMatchObject({
    ...{ ...said, ...times, reminderMs: 0, fragmentMs: 250, cameraInStandby: 'off' },
  })
})

test('start, stop, position and ages are values of law: with source and status, and the plain ones where absent', () => {
  const legal = (name: string, value: string) =>
    `${name}:\n  value: ${value}\n  source: { section: a, wording: b, read: 2026-01-01 }\n  status: secondary\n`
  const bare = demo.replace(/(?:startGesture|stopGesture|position|retentionDays):\n(?: .*\n)+/g, '')
  expect(parseProfile(bare, 'my.yaml')).toMatchObject({
    ...{ startGesture: 'press', stopGesture: 'hold', position: 'off' },
    ...{ maxAgeDays: undefined, retentionDays: undefined },
  })
  const values = { startGesture: 'double', stopGesture: 'pressAndHold', position: 'on' }
  const ages = { maxAgeDays: 3, retentionDays: 14 }
  const text = Object.entries({ ...values, ...ages }).reduce(
    (sofar, [name, value]) => sofar + legal(name, String(value)),
    bare,
  )
  const profile = parseProfile(text, 'my.yaml')
  expect(profile).toMatchObject({ ...values, ...ages })
  expect([...valuesWith(profile, 'secondary')].sort()).toEqual(
    [...Object.keys(values), ...Object.keys(ages)].sort(),
  )
  expect(profile.sources.stopGesture).toEqual({ section: 'a', wording: 'b', read: '2026-01-01' })
})

describe('the texts', () => {
  test('are there in every language, each its own, with nothing left empty', () => {
    for (const tag of LANGUAGE_TAGS) {
      expect(Object.keys(TEXTS[tag]).sort()).toEqual([...TEXT_KEYS].sort())
      for (const [key, text] of Object.entries(TEXTS[tag])) expect([key, text.trim()]).not.toEqual([key, ''])
    }
    expect(new Set(LANGUAGE_TAGS.map((tag) => TEXTS[tag].recording)).size).toBe(LANGUAGE_TAGS.length)
  })

  test('name every fault', () => {
    for (const fault of Object.keys(FAULTS)) expect(TEXT_KEYS).toContain(fault)
  })

  test('are Arabic letters where the language is written from right to left, and none where it is not', () => {
    for (const tag of LANGUAGE_TAGS)
      for (const text of Object.values(TEXTS[tag]))
        if (!/DISPLAY|RECORD/.test(text))
          expect([tag, text, /\p{Script=Arabic}/u.test(text)]).toEqual([tag, text, LANGUAGES[tag].rtl])
  })
})
