/** Profiles: what loads, what is refused, and that each mistake is named with file, line and field. */
import { readFileSync, writeFileSync } from 'node:fs'
import { toJsonSchema } from '@valibot/to-json-schema'
import { describe, expect, test } from 'vitest'
import { PROFILE_CHARS_MAX, ProfileFile, parseProfile, valuesWith } from '../../src/device/profile.ts'
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
      muteAllowed: false,
      texts: { de: { announcing: 'Aufnahme möglich' }, en: { announcing: 'Recording possible' } },
    })
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
      'a feature that is not built',
      `${demo}muteAllowed:\n  value: true\n  source: { section: a, wording: b, read: 2026-01-01 }\n  status: confirmed\n`,
      'value: true\n  source: { section: a,',
      'muteAllowed.value',
      'false',
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
    const text = demo.replace(/retentionDays:\n(?: .*\n)+/, '')
    expect(faultOf(text).message).toMatch(/^my\.yaml:1: retentionDays: /)
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

test('a profile may replace single texts and thresholds; the others stay', () => {
  const text = `${demo}texts: { de: { announcing: Kamera bereit } }\ngestures: { stopMs: 4000 }\n`
  const profile = parseProfile(text, 'my.yaml')
  expect(profile.texts.de).toMatchObject({ announcing: 'Kamera bereit', blocked: 'Keine Aufnahme möglich' })
  expect(profile.gestures).toMatchObject({ stopMs: 4000, againMs: 400 })
})

test('schemas/profile.json is the schema of the code (ZEUGE_UPDATE=1 renews it)', () => {
  const schema = { title: 'Zeuge profile', ...toJsonSchema(ProfileFile) }
  const text = `${JSON.stringify(schema, null, 2)}\n`
  const file = new URL('../../schemas/profile.json', import.meta.url)
  if (process.env['ZEUGE_UPDATE']) writeFileSync(file, text)
  else expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(text))
})
