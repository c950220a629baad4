/** The form of a profile file: each mistake is one sentence with file, line, field and what is allowed. */
import { readFileSync, writeFileSync } from 'node:fs'
import { toJsonSchema } from '@valibot/to-json-schema'
import { describe, expect, test } from 'vitest'
import { parseProfile } from '../../src/device/profile.ts'
import { PROFILE_CHARS_MAX, ProfileFile } from '../../src/device/profilefile.ts'
import { ZeugeError } from '../../src/errors.ts'

const demo = readFileSync(new URL('../../profiles/demo.yaml', import.meta.url), 'utf8')

function faultOf(text: string): ZeugeError {
  try {
    parseProfile(text, 'my.yaml')
  } catch (error) {
    if (error instanceof ZeugeError) return error
    throw error
  }
  throw new Error('the profile was accepted')
}
const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split('\n').length

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
      'a lamp that shows red where nothing is recorded',
      `${demo}lamps:\n  standby: [{ colour: red, ms: 500 }]\n`,
      '  standby: [{ colour: red',
      'lamps.standby',
      'only these may: recovering, trouble, accepted, muted, silent, recording',
    ],
    [
      'a lamp that says "safe" before it is',
      `${demo}lamps:\n  accepted: [{ colour: red, ms: 500 }]\n`,
      '  accepted: [{ colour: red',
      'lamps.accepted',
      'only recording may be',
    ],
    [
      'a recording that no red tells',
      `${demo}lamps:\n  recording: [{ colour: amber, ms: 500 }]\n`,
      '  recording: [{ colour: amber',
      'lamps.recording',
      'a recording is told by red',
    ],
    [
      'a lamp that flashes too fast',
      `${demo}lamps:\n  standby: [{ colour: green, ms: 50 }]\n`,
      '  standby',
      'lamps.standby.0.ms',
      '170',
    ],
    [
      'a threshold that would turn one gesture into another',
      `${demo}gestures: { stopMs: 900 }\n`,
      'gestures:',
      'gestures.stopMs',
      '2000',
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
      ': preRecordMs.source.chapter: is not known here; known are section, wording, read',
    )
    expect(
      faultOf(`${demo}basis:\n  - { section: a, wording: b, read: 2026-01-01, page: 3 }\n`).message,
    ).toContain(': basis.0.page: is not known here; known are section, wording, read')
    expect(faultOf(`${demo}gestures: { stop: 3000 }\n`).message).toContain('known are bounceMs, pressMs')
  })

  test('a file beyond the maximum, before it is parsed', () => {
    expect(faultOf('#'.repeat(PROFILE_CHARS_MAX + 1)).message).toContain(`${PROFILE_CHARS_MAX}`)
  })
})

test('schemas/profile.json is the schema of the code (ZEUGE_UPDATE=1 renews it)', () => {
  const schema = { title: 'Zeuge profile', ...toJsonSchema(ProfileFile) }
  const text = `${JSON.stringify(schema, null, 2)}\n`
  const file = new URL('../../schemas/profile.json', import.meta.url)
  if (process.env['ZEUGE_UPDATE']) writeFileSync(file, text)
  else expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(text))
})
