/** The frame of a certificate and the numbers of its signature: one encoding, everything else refused. */
import { beforeAll, describe, expect, test } from 'vitest'
import { type Bytes, bytesOfHex, concatBytes, hexOf } from '../../src/bytes.ts'
import { rawSignature, readDeviceCertificate } from '../../src/crypto/certificate.ts'
import { filled, forgetCertificates } from './evidence.ts'

beforeAll(forgetCertificates)

describe('the DER of a certificate', () => {
  const detailOf = (bytes: Uint8Array): string | undefined => {
    const result = readDeviceCertificate(new Uint8Array(bytes))
    return result.ok ? undefined : result.detail
  }
  const sequence = (...parts: Uint8Array[]) => tagged(0x30, ...parts)
  const tagged = (tag: number, ...parts: Uint8Array[]): Uint8Array => {
    const body = concatBytes(...parts)
    const { length } = body
    const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
    return concatBytes(Uint8Array.of(tag, ...size), body)
  }
  const ALGORITHM = bytesOfHex('300a06082a8648ce3d040302') as Bytes
  const R = tagged(2, filled(32, 1))
  const bits = (value: Uint8Array = sequence(R, R)) => tagged(3, Uint8Array.of(0), value)
  const frame = (tbsBytes: number, parts: readonly Uint8Array[] = [ALGORITHM, bits()]) =>
    sequence(sequence(filled(tbsBytes, 5)), ...parts)
  const FRAME = 'its DER is not minimal, or something follows it'
  const DIGEST = 'it is not signed with ECDSA and SHA-256'
  const SIGNATURE = 'its signature is not a DER ECDSA signature'

  test.each([5, 127, 128, 255, 256, 700])(
    'with a good frame around %i bytes is the parser’s to read',
    (length) => {
      expect(readDeviceCertificate(new Uint8Array(frame(length)))).toMatchObject({
        ...{ ok: false, problem: 'unreadable', detail: expect.stringMatching(/^it cannot be read: ./) },
      })
    },
  )
  test('has a largest size', () => {
    const [largest, larger] = [2048, 2049].map((length) => frame(length - (frame(1000).length - 1000)))
    expect([largest?.length, larger?.length]).toEqual([2048, 2049])
    expect(detailOf(largest as Bytes)).toMatch(/^it cannot be read/)
    expect(detailOf(larger as Bytes)).toBe('it has 2049 bytes, at most 2048 are allowed')
  })
  const good = frame(200)
  /** The same content behind a length of these bytes. */
  const measured = (tbsBytes: number, lengthBytes: number, ...length: number[]) =>
    concatBytes(Uint8Array.of(0x30, ...length), frame(tbsBytes).subarray(1 + lengthBytes))
  test.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(0), FRAME],
    ['a tag alone', Uint8Array.of(0x30), FRAME],
    ['another tag', good.with(0, 0x31), FRAME],
    ['a byte more', concatBytes(good, Uint8Array.of(0)), FRAME],
    ['a byte less', good.subarray(0, -1), FRAME],
    ['a length without end', Uint8Array.of(0x30, 0x80, 0, 0), FRAME],
    ['a length in two bytes where one is enough', measured(20, 1, 0x81, frame(20).length - 2), FRAME],
    ['a length in three bytes where two are enough', measured(100, 2, 0x82, 0, frame(100).length - 3), FRAME],
    ['a length in four bytes', concatBytes(Uint8Array.of(0x30, 0x83, 0, 1, 0), filled(256, 5)), FRAME],
    ['a length that is cut off', Uint8Array.of(0x30, 0x82, 1), FRAME],
    ['nothing in it', sequence(), FRAME],
    ['something else in it', sequence(tagged(0x31, filled(9, 5)), ALGORITHM, bits()), FRAME],
    ['an element longer than it', sequence(Uint8Array.of(0x30, 99), ALGORITHM, bits()), DIGEST],
    ['no algorithm', frame(200, []), DIGEST],
    ['another algorithm', frame(200, [ALGORITHM.with(11, 3), bits()]), DIGEST],
    ['no signature', frame(200, [ALGORITHM]), SIGNATURE],
    ['a signature that is no bits', frame(200, [ALGORITHM, bits().with(0, 4)]), SIGNATURE],
    ['bits unused', frame(200, [ALGORITHM, bits().with(2, 1)]), SIGNATURE],
    ['something behind the bits', frame(200, [ALGORITHM, bits(), filled(2, 5)]), SIGNATURE],
    ['bits longer than it', frame(200, [ALGORITHM, bits().with(1, 99)]), SIGNATURE],
    ['bits without a signature', frame(200, [ALGORITHM, bits(filled(3, 5))]), SIGNATURE],
  ])('with %s is refused', (_, bytes, detail) => {
    expect(detailOf(bytes)).toBe(detail)
  })

  const integer = (...digits: number[]) => tagged(2, Uint8Array.from(digits))
  test('of a signature is two numbers, written in as few bytes as they need', () => {
    const raw = (...parts: Uint8Array[]) => {
      const found = rawSignature(sequence(...parts))
      return found && hexOf(found)
    }
    const padded = (text: string) => text.padStart(64, '0')
    expect(raw(R, integer(5))).toBe('01'.repeat(32) + padded('05'))
    expect(raw(integer(0), integer(0, 0x80, 7))).toBe(padded('00') + padded('8007'))
    expect(raw(tagged(2, Uint8Array.of(0), filled(32, 0xff)), integer(0x7f))).toBe(
      'ff'.repeat(32) + padded('7f'),
    )
    const bad: Record<string, unknown> = {
      'one number': raw(R),
      'three numbers': raw(R, R, R),
      'a number of 33 bytes': raw(tagged(2, filled(33, 1)), R),
      'a second number of 33 bytes': raw(R, tagged(2, filled(33, 1))),
      'a negative number': raw(integer(0x80), R),
      'a second negative number': raw(R, integer(0xff)),
      'a zero too much': raw(integer(0, 0x7f), R),
      'two zeros': raw(integer(0, 0), R),
      'an empty number': raw(integer(), R),
      'no integer': raw(tagged(3, filled(4, 1)), R),
      'a second that is no integer': raw(R, tagged(3, filled(4, 1))),
      'a second longer than it': raw(R, Uint8Array.of(2, 9, 1)),
      'a first longer than it': raw(Uint8Array.of(2, 9, 1)),
      'another tag': rawSignature(tagged(0x31, R, R)),
      'something behind it': rawSignature(concatBytes(sequence(R, R), Uint8Array.of(0))),
      'a length too long': rawSignature(concatBytes(Uint8Array.of(0x30, 0x81, 0x44), R, R)),
      'a number’s length too long': rawSignature(sequence(concatBytes(Uint8Array.of(2, 0x81, 1, 5)), R)),
      nothing: rawSignature(new Uint8Array(0)),
    }
    for (const [name, found] of Object.entries(bad)) expect(found, name).toBeUndefined()
  })
})
