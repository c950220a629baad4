/** Sets of leaves and their one text form. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  contains,
  countOf,
  covers,
  formatRanges,
  parseRanges,
  rangesOf,
  union,
} from '../../src/crypto/leafranges.ts'

describe('leaf ranges', () => {
  const leaves = fc.array(fc.nat(200), { minLength: 1, maxLength: 60 })
  test('hold exactly the leaves they were made of, in one text form', () => {
    fc.assert(
      fc.property(leaves, leaves, (some, more) => {
        const ranges = rangesOf(some)
        expect(parseRanges(formatRanges(ranges))).toEqual(ranges)
        expect(countOf(ranges)).toBe(new Set(some).size)
        for (let leaf = 0; leaf <= 201; leaf++) expect(contains(ranges, leaf)).toBe(some.includes(leaf))
        expect(union([ranges, rangesOf(more)])).toEqual(rangesOf([...some, ...more]))
        expect(covers(ranges, rangesOf(more))).toBe(more.every((leaf) => some.includes(leaf)))
      }),
    )
  })
  test('refuse every text that is not the one form', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9,-]{0,12}$/), (text) => {
        const ranges = parseRanges(text)
        if (ranges !== undefined) expect(formatRanges(ranges)).toBe(text)
      }),
    )
  })
})
