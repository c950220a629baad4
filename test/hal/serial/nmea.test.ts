import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRandom } from '../../../hal/mock/random.ts'
import { createNmeaParser, parseSentence, type Sentence } from '../../../hal/serial/nmea.ts'
import { utf8 } from '../../../src/bytes.ts'
import { checked } from './nmea.ts'

const MIB = 1024 * 1024
/** The example of every manual. */
const GGA = '$GPGGA,123519,4807.038,N,01131.000,E,1,08,0.9,545.4,M,46.9,M,,*47\r\n'

function heard(pieces: Iterable<Uint8Array>): Sentence[] {
  const got: Sentence[] = []
  const parser = createNmeaParser((sentence) => got.push(sentence))
  for (const piece of pieces) parser.push(piece)
  return got
}

describe('NMEA sentences', () => {
  test('say time, place and how good it is', () => {
    const rmc = checked('GPRMC,123519,A,4807.038,N,01131.000,E,022.4,084.4,230326,003.1,W')
    expect(heard([utf8(rmc + GGA)])).toEqual([
      {
        kind: 'fix',
        unixMs: Date.UTC(2026, 2, 23, 12, 35, 19),
        latitudeDeg: 48 + 7.038 / 60,
        longitudeDeg: 11 + 31 / 60,
      },
      { kind: 'quality', satellites: 8, hdop: 0.9, altitudeM: 545.4 },
    ])
  })
  test('of any talker, with fractions of seconds, south and west', () => {
    const text = checked('GNRMC,235959.250,A,3351.5,S,15112.75,W,0,0,311226,,,A')
    expect(heard([utf8(text)])).toEqual([
      {
        kind: 'fix',
        unixMs: Date.UTC(2026, 11, 31, 23, 59, 59, 250),
        latitudeDeg: -(33 + 51.5 / 60),
        longitudeDeg: -(151 + 12.75 / 60),
      },
    ])
  })
  test.each([
    ['a wrong checksum', checked('GPRMC,123519,A,4807.038,N,01131.000,E,,,230326,,').replace('4807', '4808')],
    ['a void fix', checked('GPRMC,123519,V,4807.038,N,01131.000,E,,,230326,,')],
    ['no fix', checked('GPGGA,123519,,,,,0,00,,,M,,M,,')],
    ['ninety-one degrees north', checked('GPRMC,123519,A,9107.038,N,01131.000,E,,,230326,,')],
    ['the 32nd of a month', checked('GPRMC,123519,A,4807.038,N,01131.000,E,,,320326,,')],
    ['hour 24', checked('GPRMC,243519,A,4807.038,N,01131.000,E,,,230326,,')],
    ['another sentence', checked('GPGSV,1,1,00')],
    ['no checksum', '$GPRMC,123519,A,4807.038,N,01131.000,E,022.4,084.4,230326,003.1,W\r\n'],
  ])('with %s say nothing', (_, text) => {
    expect(heard([utf8(text)])).toEqual([])
  })
  test('are the same for any piece sizes, with anything between them', () => {
    const text = utf8(`noise$$GP${checked('GPRMC,123519,A,4807.038,N,01131.000,E,,,230326,,')}\n${GGA}`)
    const whole = heard([text])
    expect(whole.length).toBe(2)
    for (let size = 1; size < text.length; size++) {
      const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, at) =>
        text.subarray(at * size, (at + 1) * size),
      )
      expect(heard(pieces)).toEqual(whole)
    }
  })
  test('are heard after ten megabytes of noise and a gigabyte without a line end', () => {
    const random = createRandom(3, 'noise')
    const endless = utf8('$GPRMC,').length
    const flood = new Uint8Array(MIB).fill(0x41)
    const before = process.memoryUsage().arrayBuffers
    let highest = before
    const got = heard(
      (function* () {
        for (let sent = 0; sent < 10 * MIB; sent += 1024) yield random.bytes(1024)
        yield utf8('$GPRMC,').subarray(0, endless)
        for (let sent = 0; sent < 1024; sent++) {
          yield flood
          highest = Math.max(highest, process.memoryUsage().arrayBuffers)
        }
        yield utf8(`\n${GGA}`)
      })(),
    )
    expect(got).toEqual([{ kind: 'quality', satellites: 8, hdop: 0.9, altitudeM: 545.4 }])
    expect(highest - before).toBeLessThan(16 * MIB)
  })
  test('with a wrong checksum, however many, keep no good one from being heard', () => {
    const wrong = utf8(GGA.replace('*47', '*48'))
    const thousand = Array.from({ length: 1000 }, () => wrong)
    expect(heard([...thousand, utf8(GGA)])).toHaveLength(1)
  })
  test('of any text never throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseSentence(text)))
    const fields = fc.array(fc.oneof(fc.string(), fc.constantFrom('A', 'N', 'E', '1', '230326', '123519')))
    fc.assert(
      fc.property(fields, (rest) => void parseSentence(checked(['GPRMC', ...rest].join(',')).slice(1, -2))),
    )
  })
})
