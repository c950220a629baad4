/** Reading an excerpt: what its parts and items are, and where what is not one breaks off. */
import { describe, expect, test } from 'vitest'
import { type Bytes, concatBytes, utf8, viewOf } from '../../src/bytes.ts'
import {
  EXCERPT_ITEMS_MAX,
  EXCERPT_PARTS_MAX,
  type ExcerptItem,
  type ExcerptVisitor,
  excerptHead,
  isExcerpt,
  itemHead,
  partHead,
  walkExcerpt,
} from '../../src/crypto/excerpt.ts'
import { segmentOrigin } from '../../src/crypto/note.ts'
import { sourceOfBytes } from '../../src/crypto/source.ts'
import { primitives } from './evidence.ts'
import { DEVICE, filled, SEGMENT_ID, SUCCESSOR_SEED } from './fixture.ts'
import { forgedEntries } from './forge.ts'

const book = { id: SEGMENT_ID, origin: segmentOrigin(DEVICE, SEGMENT_ID), seed: SUCCESSOR_SEED }
const [event = filled(0, 0), chunk = filled(0, 0)] = forgedEntries(book, [
  { type: 'EVENT', body: utf8('x') },
  { type: 'CHUNK' },
])
const NOTE = utf8('note\n')
const PROOF = [filled(32, 1), filled(32, 2)]
const KEYS = { key: filled(32, 3), salt: filled(32, 4) }
const ONE = concatBytes(itemHead(PROOF, undefined), event)
const KEYED = concatBytes(itemHead([], KEYS), chunk)
const FILE = concatBytes(excerptHead(2), partHead(NOTE, 2), ONE, KEYED, partHead(utf8(''), 1), ONE)

async function walk(file: Uint8Array, change: Partial<ExcerptVisitor> = {}) {
  const seen: unknown[] = []
  const items: ExcerptItem[] = []
  const problem = await walkExcerpt(primitives, sourceOfBytes(file), {
    keep(head, keyed) {
      seen.push([head.leaf.type, keyed])
      return keyed
    },
    part: (note, count) => void seen.push([note, count]),
    item: (item) => void items.push(item),
    partEnd: () => void seen.push('end'),
    ...change,
  })
  return { seen, items, problem }
}
const problemOf = async (...pieces: Uint8Array[]) => (await walk(concatBytes(...pieces))).problem
const withCounts = (note: number, items: number): Bytes => {
  const bytes = new Uint8Array(8)
  viewOf(bytes).setUint32(0, note)
  viewOf(bytes).setUint32(4, items)
  return bytes
}

describe('an excerpt', () => {
  test('is read part by part and item by item, with proofs, keys and the bodies that are wanted', async () => {
    const { seen, items, problem } = await walk(FILE)
    expect(problem).toBeUndefined()
    const first = ['EVENT', false]
    expect(seen).toEqual([[NOTE, 2], first, ['CHUNK', true], 'end', [utf8(''), 1], first, 'end'])
    expect(items).toMatchObject([{ proof: PROOF }, { proof: [], keys: KEYS }, { proof: PROOF }])
    expect(items.map(({ keys, entry }) => [keys !== undefined, entry.body !== undefined])).toEqual([
      ...[
        [false, false],
        [true, true],
        [false, false],
      ],
    ])
    expect(items[0]?.entry.offset).toBe(12 + 8 + NOTE.length + 2 + 64)
  })
  test('tells how far it was read', async () => {
    const done: number[] = []
    await walk(FILE, { progress: (at) => void done.push(at) })
    expect(done).toHaveLength(3)
    expect(done.at(-1)).toBe(FILE.length)
  })
  test('is known by its first bytes', async () => {
    expect(await isExcerpt(sourceOfBytes(FILE))).toBe(true)
    expect(await isExcerpt(sourceOfBytes(FILE.with(0, 0)))).toBe(false)
    expect(await isExcerpt(sourceOfBytes(FILE.subarray(0, 7)))).toBe(false)
  })
  test('ends where its reader finds something wrong', async () => {
    const found = { what: 'proof', detail: 'wrong', entry: 4 } as const
    const { problem, items } = await walk(FILE, { item: () => found })
    expect([problem, items]).toEqual([{ ...found, offset: 12 + 8 + NOTE.length + 2 + 64 }, []])
    const end = FILE.length - ONE.length - 8
    expect((await walk(FILE, { partEnd: () => found })).problem).toEqual({ ...found, offset: end })
  })
})

describe('what is none', () => {
  const CUT = 'the file ends inside a part'
  const excerpt = (offset: number, detail: string) => ({ what: 'excerpt', offset, detail })
  test('ends too early, with the place of the part or item', async () => {
    const cut = (length: number) => problemOf(FILE.subarray(0, length))
    expect(await cut(0)).toEqual(excerpt(0, CUT))
    expect(await cut(11)).toEqual(excerpt(11, CUT))
    const itemAt = 12 + 8 + NOTE.length
    for (const length of [12, 19, 20, itemAt - 1])
      expect(await cut(length), `${length}`).toEqual(excerpt(12, CUT))
    for (const length of [itemAt, itemAt + 1, itemAt + 2 + 64])
      expect(await cut(length), `${length}`).toEqual(excerpt(itemAt, CUT))
    const damaged = {
      what: 'the file ends inside an entry',
      offset: itemAt,
      detail: 'an entry is damaged or cut off',
    }
    for (const length of [itemAt + 2 + 65, itemAt + ONE.length - 1])
      expect(await cut(length)).toEqual(damaged)
    expect(await cut(itemAt + ONE.length + 1)).toEqual(excerpt(itemAt + ONE.length, CUT))
  })
  test('goes on behind its last part', async () => {
    expect(await problemOf(FILE, filled(1, 0))).toEqual(
      excerpt(FILE.length, 'something stands behind the last part'),
    )
  })
  test('has counts that no excerpt has', async () => {
    const parts = (count: number) => {
      const head = excerptHead(1).slice()
      viewOf(head).setUint32(8, count)
      return problemOf(head, FILE.subarray(12))
    }
    expect(await parts(0)).toEqual(excerpt(8, '0 parts'))
    expect(await parts(EXCERPT_PARTS_MAX + 1)).toEqual(excerpt(8, '4097 parts'))
    expect((await parts(EXCERPT_PARTS_MAX))?.detail).toBe(CUT)
    const part = (note: number, items: number) =>
      problemOf(excerptHead(1), withCounts(note, items), filled(5000, 0))
    expect(await part(5, 0)).toEqual(excerpt(12, 'a part of 0 items and a note of 5 bytes'))
    expect(await part(5, EXCERPT_ITEMS_MAX + 1)).toEqual(
      excerpt(12, 'a part of 1000001 items and a note of 5 bytes'),
    )
    expect(await part(4097, 1)).toEqual(excerpt(12, 'a part of 1 items and a note of 4097 bytes'))
    expect((await part(4096, EXCERPT_ITEMS_MAX))?.detail).toBe('an entry is damaged or cut off')
    const item = (...bytes: number[]) =>
      problemOf(excerptHead(1), partHead(NOTE, 1), Uint8Array.from(bytes), filled(5000, 0))
    const at = 12 + 8 + NOTE.length
    expect(await item(2, 0)).toEqual(excerpt(at, 'an item with 0 hashes and mark 2'))
    expect(await item(0, 55)).toEqual(excerpt(at, 'an item with 55 hashes and mark 0'))
    expect(await item(0, 54)).toEqual({
      what: 'not an entry',
      offset: at,
      detail: 'an entry is damaged or cut off',
    })
    expect(await item(1)).toMatchObject({ what: 'not an entry' })
  })
  test('is a bug of who writes it', () => {
    expect(() => excerptHead(0)).toThrow('an excerpt of 0 parts')
    expect(() => excerptHead(EXCERPT_PARTS_MAX + 1)).toThrow('an excerpt of 4097 parts')
    expect(excerptHead(EXCERPT_PARTS_MAX)).toHaveLength(12)
    expect(() => partHead(NOTE, 0)).toThrow('a part of 0 items')
    expect(() => partHead(NOTE, EXCERPT_ITEMS_MAX + 1)).toThrow('a part of 1000001 items')
    expect(partHead(NOTE, EXCERPT_ITEMS_MAX)).toHaveLength(13)
    expect(() => itemHead(Array(55).fill(filled(32, 0)), undefined)).toThrow('a proof of 55 hashes')
    expect(itemHead(Array(54).fill(filled(32, 0)), undefined)).toHaveLength(2 + 54 * 32)
  })
})
