/** Moments as people write them. */
import { describe, expect, test } from 'vitest'
import { intervalOf, momentUs, parseMoment, trackOf } from '../../src/cli/moment.ts'

const beginning = { fromUs: 5_000_000, fromWallUs: Date.UTC(2026, 5, 1, 12) * 1000 }

describe('a moment', () => {
  test.each([
    ['90', 90],
    ['90s', 90],
    ['12.5s', 12.5],
    ['1:30', 90],
    ['1:02:03.5', 3723.5],
    ['2026-06-01T12:00:10Z', 10],
    ['2026-06-01T14:00:10.25+02:00', 10.25],
  ])('%s is %d s into the film', (text, seconds) => {
    expect(momentUs(parseMoment(text, '--from'), beginning)).toBe(5_000_000 + seconds * 1e6)
  })
  test.each([
    '',
    'noon',
    '-1',
    '1:2:3:4',
    '1e3',
    '2026-06-01',
    '2026-06-01T12:00:00',
    '2026-13-01T12:00:00Z',
  ])('"%s" is none', (text) => {
    expect(() => parseMoment(text, '--from')).toThrow(/--from/)
  })
  test('by date needs a camera that had a clock', () => {
    const date = parseMoment('2026-06-01T12:00:10Z', '--to')
    expect(() => momentUs(date, { fromUs: 0, fromWallUs: null })).toThrow(/clock was not set/)
  })
  test('at the wrong end of an interval is found, at once where the film alone says so', () => {
    expect(() => intervalOf({ from: '10', to: '10' })).toThrow(/not lie before/)
    const mixed = intervalOf({ from: '20', to: '2026-06-01T12:00:10Z' })
    expect(() => mixed(beginning)).toThrow(/not lie before/)
    expect(mixed({ ...beginning, fromWallUs: beginning.fromWallUs - 60e6 })).toEqual({
      fromUs: 25_000_000,
      toUs: 75_000_000,
    })
  })
  test('of a track needs one of its words', () => {
    expect(trackOf('audio')).toBe('audio')
    expect(trackOf(undefined)).toBeUndefined()
    expect(() => trackOf('none')).toThrow(/video, audio and metadata/)
  })
})
