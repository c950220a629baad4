/** Profiles: what loads, what is refused, and that each mistake is named with file, line and field. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { toJsonSchema } from '@valibot/to-json-schema'
import { describe, expect, test } from 'vitest'
import { SENSATIONS } from '../../src/device/perception.ts'
import {
  LEGAL_NAMES,
  PROFILE_CHARS_MAX,
  ProfileFile,
  parseProfile,
  valuesWith,
} from '../../src/device/profile.ts'
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
const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split('\n').length

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

describe('refused with file, line and field', () => {
  const wrong = (from: string, to: string) => {
    expect(demo).toContain(from)
    return demo.replace(from, to)
  }
  test.each([
    [
      'a value out of range',
      wrong('value: 30000', 'value: 120001'),
      'value: 120001',
      'preRecordMs.value',
      '120000',
    ],
    [
      'a value of another kind',
      wrong('value: 30000', 'value: long'),
      'value: long',
      'preRecordMs.value',
      'number',
    ],
    ['a fraction', wrong('value: 30000', 'value: 0.5'), 'value: 0.5', 'preRecordMs.value', 'integer'],
    [
      'a word that is none of the list',
      wrong('value: announcement', 'value: always'),
      'value: always',
      'preRecordArm.value',
      '"standby"',
    ],
    ['an unknown key', wrong('fragmentMs', 'fragmentMsec'), 'fragmentMsec', 'fragmentMsec', 'fragmentMs'],
    [
      'a missing source',
      wrong('section: Zeuge demonstration, ', ''),
      'source:',
      'preRecordMs.source.section',
      '"section"',
    ],
    [
      'a date that is none',
      wrong('read: 2026-11-23', 'read: lately'),
      'source:',
      'preRecordMs.source.read',
      '2026-01-31',
    ],
    [
      'an unknown status',
      wrong('status: confirmed', 'status: sure'),
      'status: sure',
      'preRecordMs.status',
      '"secondary"',
    ],
    [
      'a pre-record of ten minutes',
      wrong('value: 30000', 'value: 600000'),
      'value: 600000',
      'preRecordMs.value',
      '120000',
    ],
    [
      'a longest length that is no length',
      `${demo}recordingMaxMs:\n  value: 0\n  source: { section: a, wording: b, read: 2026-01-01 }\n  status: confirmed\n`,
      'value: 0\n  source: { section: a,',
      'recordingMaxMs.value',
      '60000',
    ],
    ['a language that is not there', `${demo}language: fr\n`, 'language: fr', 'language', '"de-easy"'],
    [
      'a line that is replaced in some languages only',
      `${demo}texts:\n  de: { announcing: Kamera bereit }\n  en: { announcing: Camera ready }\n`,
      'texts:\n',
      'texts.tr.announcing',
      'de, en, tr, ar, de-easy',
    ],
    [
      'an address that is not safe',
      wrong('https://example', 'http://example'),
      'noticeUrl',
      'noticeUrl',
      'https://',
    ],
    [
      'another format version',
      wrong('zeugeProfile: 1', 'zeugeProfile: 2'),
      'zeugeProfile: 2',
      'zeugeProfile',
      '1',
    ],
  ])('%s', (_what, text, place, field, allowed) => {
    const { code, message } = faultOf(text)
    expect(code).toBe('PROFILE_INVALID')
    expect(message).toContain(`my.yaml:${lineOf(text, place)}: ${field}: `)
    expect(message).toContain(allowed)
  })

  test('a missing value, at the place where it belongs', () => {
    const text = demo.replace(/preRecordArm:\n(?: .*\n)+/, '')
    expect(faultOf(text).message).toMatch(/^my\.yaml:1: preRecordArm: /)
  })

  test.each([
    ['broken YAML', 'a: [1\n', 2],
    ['a key given twice', demo.replace('fragmentMs: 1000', 'fragmentMs: 1000\nfragmentMs: 500'), undefined],
    ['an anchor', demo.replace('value: 30000', 'value: &a 30000'), undefined],
    ['an alias', demo.replace('value: 30000', 'value: *a'), undefined],
    ['a tag', demo.replace('value: 30000', 'value: !!js/function 30000'), undefined],
    ['two documents', `${demo}---\na: 1\n`, undefined],
    ['an empty file', '', undefined],
    ['a list', '- 1\n', 1],
  ])('%s', (_what, text, line) => {
    const { code, message } = faultOf(text)
    expect(code).toBe('PROFILE_INVALID')
    expect(message).toMatch(line === undefined ? /^my\.yaml:\d+: / : new RegExp(`^my\\.yaml:${line}: `))
    expect(message).not.toContain('\n')
  })

  test('a key that is not known inside a value', () => {
    expect(faultOf(wrong('section: Zeuge', 'chapter: 1, section: Zeuge')).message).toContain(
      ': preRecordMs.source.chapter: is not known here',
    )
  })

  test('a file beyond the maximum, before it is parsed', () => {
    expect(faultOf('#'.repeat(PROFILE_CHARS_MAX + 1)).message).toContain(`${PROFILE_CHARS_MAX}`)
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
`
  const profile = parseProfile(text, 'my.yaml')
  expect(profile.texts.de).toMatchObject({ announcing: 'Kamera bereit', blocked: 'Keine Aufnahme möglich' })
  expect(profile.texts.ar.announcing).toBe('الكاميرا جاهزة')
  expect(profile.sensations['record.still']).toEqual({ haptic: [{ onMs: 50, offMs: 50 }], tone: [] })
  expect(profile.sensations.marker).toBe(SENSATIONS.marker)
  expect(profile.gestures).toMatchObject({ stopMs: 4000, againMs: 400 })
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

test('schemas/profile.json is the schema of the code (ZEUGE_UPDATE=1 renews it)', () => {
  const schema = { title: 'Zeuge profile', ...toJsonSchema(ProfileFile) }
  const text = `${JSON.stringify(schema, null, 2)}\n`
  const file = new URL('../../schemas/profile.json', import.meta.url)
  if (process.env['ZEUGE_UPDATE']) writeFileSync(file, text)
  else expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(text))
})
