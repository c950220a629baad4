import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bytesOfHex, hexOf, utf8 } from '../../src/bytes.ts'
import type { Cbor } from '../../src/crypto/cbor.ts'
import { CBOR_BYTES_MAX, CBOR_DEPTH_MAX, decodeCbor, encodeCbor } from '../../src/crypto/cbor.ts'

const vectors = process.env['ZEUGE_VECTORS']
const decodeHex = (hex: string) => decodeCbor(bytesOfHex(hex) ?? utf8(''))

const key = fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9-]{0,12}$/)
const { value } = fc.letrec<{ value: Cbor }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true, maxDepth: CBOR_DEPTH_MAX - 1 },
    fc.constantFrom(null, true, false),
    fc.maxSafeInteger(),
    fc.string({ unit: 'grapheme' }),
    fc.uint8Array({ maxLength: 40 }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
}))

test('every value comes back from its one encoding', () => {
  fc.assert(
    fc.property(value, (made) => {
      expect(decodeCbor(encodeCbor(made))).toEqual(made)
    }),
  )
})

test('bytes that decode are the encoding of what they decode to', () => {
  fc.assert(
    fc.property(value, fc.nat(), fc.integer({ min: 1, max: 255 }), (made, place, flip) => {
      const bytes = encodeCbor(made)
      const at = place % bytes.length
      bytes[at] = (bytes[at] ?? 0) ^ flip
      const read = decodeCbor(bytes)
      if (read !== undefined) expect(encodeCbor(read)).toEqual(bytes)
    }),
    { numRuns: 500 },
  )
})

test('map keys are sorted by their bytes (RFC 8949 §4.2.1), not by length first', () => {
  expect(hexOf(encodeCbor({ b: 1, aa: 2 }))).toBe('a2616201626161' + '02')
  expect(decodeHex('a262616102616201')).toBeUndefined()
})

test.each([
  ['a longer integer than needed', '1801'],
  ['an indefinite array', '9f01ff'],
  ['an indefinite text', '7f6161ff'],
  ['a float', 'f93c00'],
  ['minus zero', 'f98000'],
  ['undefined', 'f7'],
  ['a tag', 'c074323031332d30332d32315432303a30343a30305a'],
  ['a doubled key', 'a2616101616101'],
  ['an integer key', 'a10102'],
  ['a key that is a prototype member', 'a1695f5f70726f746f5f5f01'],
  ['text that is not UTF-8', '61ff'],
  ['an integer beyond 2^53', '1b0020000000000000'],
  ['bytes behind the value', '0000'],
  ['a length that is not there', '5b7fffffffffffffff'],
  ['an array of more than there is', '9b001fffffffffffff'],
  ['nothing', ''],
])('%s is refused', (_, hex) => {
  expect(decodeHex(hex)).toBeUndefined()
})

test('nesting and size are bounded before anything is built', () => {
  const nested = (depth: number) => `${'81'.repeat(depth)}00`
  expect(decodeHex(nested(CBOR_DEPTH_MAX))).toBeDefined()
  expect(decodeHex(nested(CBOR_DEPTH_MAX + 1))).toBeUndefined()
  expect(decodeHex(nested(CBOR_BYTES_MAX - 1))).toBeUndefined()
  expect(decodeHex('80'.repeat(CBOR_BYTES_MAX + 1))).toBeUndefined()
  expect(decodeHex(`98ff${'80'.repeat(255)}`)).toHaveLength(255)
})

test('a value without a place in the subset is a bug of the writer', () => {
  for (const wrong of [
    1.5,
    -0,
    2 ** 53,
    Number.NaN,
    '\ud800',
    { 'a b': 1 },
    { __proto__x: 1 },
    [[[[[[[[[1]]]]]]]]],
  ]) {
    expect(() => encodeCbor(wrong as Cbor), String(wrong)).toThrow('no place for')
  }
})

test.skipIf(!vectors)(
  'RFC 8949 appendix A: the subset round-trips, the rest is refused (set ZEUGE_VECTORS)',
  () => {
    const file = join(vectors ?? '', 'cbor/appendix_a.json')
    const cases = JSON.parse(readFileSync(file, 'utf8')) as readonly {
      readonly hex: string
      readonly roundtrip: boolean
      readonly decoded?: unknown
    }[]
    const accepted = cases.filter(({ hex }) => decodeHex(hex) !== undefined)
    for (const { hex, roundtrip, decoded } of accepted) {
      const read = decodeHex(hex)
      expect(roundtrip, hex).toBe(true)
      if (decoded !== undefined) expect(read).toEqual(decoded)
      if (read !== undefined) expect(hexOf(encodeCbor(read))).toBe(hex)
    }
    expect(accepted.length).toBeGreaterThan(30)
  },
)
