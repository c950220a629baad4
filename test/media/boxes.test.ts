import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Box, box, boxBytes, encodeBoxes, parseBoxes } from '../../src/media/boxes.ts'

const CONTAINERS = ['moov', 'trak', 'mdia', 'moof', 'traf', 'mvex']
const leaf = fc
  .tuple(fc.constantFrom('ftyp', 'mdat', 'tfhd', 'xxxx', 'free'), fc.uint8Array({ maxLength: 40 }))
  .map(([type, payload]) => box(type, payload))
const boxes: fc.Arbitrary<Box[]> = fc
  .letrec<{ tree: Box }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5 },
      leaf,
      fc
        .tuple(fc.constantFrom(...CONTAINERS), fc.array(tie('tree'), { maxLength: 3 }))
        .map(([type, inner]) => box(type, undefined, inner)),
      fc.array(tie('tree'), { maxLength: 2 }).map((inner) => box('stsd', new Uint8Array(8), inner)),
    ),
  }))
  .tree.chain((one) => fc.array(leaf, { maxLength: 3 }).map((others) => [one, ...others]))

describe('boxes', () => {
  test('are read back as they were written', () => {
    fc.assert(
      fc.property(boxes, (given) => {
        const bytes = encodeBoxes(...given)
        expect(bytes.length).toBe(given.reduce((sum, one) => sum + boxBytes(one), 0))
        expect(parseBoxes(bytes)).toEqual(given)
      }),
    )
  })

  test('are undefined when cut short, and never an error for noise', () => {
    fc.assert(
      fc.property(boxes, fc.uint8Array({ maxLength: 60 }), (given, noise) => {
        expect(parseBoxes(encodeBoxes(...given).subarray(0, -1))).toBeUndefined()
        const parsed = parseBoxes(noise)
        if (parsed !== undefined) expect(encodeBoxes(...parsed)).toEqual(noise)
      }),
    )
  })

  test('are refused beyond the named number and depth', () => {
    expect(parseBoxes(encodeBoxes(...Array.from({ length: 4096 }, () => box('free'))))?.length).toBe(4096)
    expect(parseBoxes(encodeBoxes(...Array.from({ length: 4097 }, () => box('free'))))).toBeUndefined()
    let deep = box('moov')
    for (let depth = 0; depth < 20; depth++) deep = box('moov', undefined, [deep])
    expect(parseBoxes(encodeBoxes(deep))).toBeUndefined()
  })
})
