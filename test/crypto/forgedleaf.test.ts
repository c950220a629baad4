/** Leaves whose single fields are good and which no entry of their type may have. */
import { expect, test } from 'vitest'
import { concatBytes } from '../../src/bytes.ts'
import { crc32c } from '../../src/crypto/crc32c.ts'
import { HEAD_BYTES, PREAMBLE_BYTES, parseHead } from '../../src/crypto/entry.ts'
import { parseLeaf } from '../../src/crypto/leaf.ts'
import { entriesOf, typeOf } from './catalogue.ts'
import { samplePieces } from './fixture.ts'

const entries = entriesOf(concatBytes(...samplePieces()))

test.each([
  ['END', 'a track', 27],
  ['END', 'a duration', 47],
  ['HEADER', 'a counter', 23],
  ['ENVELOPE', 'a counter', 23],
])('%s with %s is no leaf', (type, _, byte) => {
  const entry = entries.find((one) => typeOf(one) === type)
  const leaf = entry?.slice(PREAMBLE_BYTES, HEAD_BYTES)
  if (leaf === undefined) throw new Error(`no ${type}`)
  expect(parseLeaf(leaf)?.type).toBe(type)
  leaf[byte] = 1
  expect(parseLeaf(leaf)).toBeUndefined()
})

test('a HEADER that says its body was taken out is no entry, whatever its sum', () => {
  const head = entries[0]?.slice(0, HEAD_BYTES)
  if (head === undefined) throw new Error('no HEADER')
  head[5] = 1
  head.fill(0, 8, 12)
  const sum = crc32c(head.subarray(0, PREAMBLE_BYTES - 4), head.subarray(PREAMBLE_BYTES))
  new DataView(head.buffer).setUint32(PREAMBLE_BYTES - 4, sum)
  expect(parseHead(head)).toBeUndefined()
})
