/** The signed entries of a segment with their places, what of them is media of an interval, and what EVENTs say. */
import { describe, expect, test } from 'vitest'
import { concatBytes } from '../../src/bytes.ts'
import { encodeCbor } from '../../src/crypto/cbor.ts'
import { parseSegmentEvent } from '../../src/crypto/segmentevent.ts'
import { type IndexedEntry, indexSegment, isMediaIn } from '../../src/crypto/segmentindex.ts'
import { type ByteSource, fileOfBytes, sourceOfBytes } from '../../src/crypto/source.ts'
import { leafHash, rootOf } from '../../src/crypto/tree.ts'
import { primitives } from './evidence.ts'
import { filled, samplePieces } from './fixture.ts'

const pieces = samplePieces()
const file = concatBytes(...pieces)
const indexed = (bytes: Uint8Array) => indexSegment(primitives, fileOfBytes('a.zeu', bytes))

describe('the index of a segment', () => {
  test('holds every signed entry with its place and the hash of its leaf', async () => {
    const index = await indexed(file)
    if (index === undefined) throw new Error('it is signed')
    const { entries, signed, header, headerHash, envelope } = index
    expect(entries.map(({ head }) => head.leaf.type)).toEqual([
      ...['HEADER', 'ENVELOPE', 'CHECKPOINT', 'CHUNK', 'CHUNK', 'CHECKPOINT', 'GAP', 'END', 'CHECKPOINT'],
    ])
    expect(entries.map(({ head }) => head.leafIndex)).toEqual(entries.map((_, at) => at))
    for (const { head, offset, leafHash: hash } of entries) {
      expect(file.subarray(offset + 32, offset + 160)).toEqual(head.leafBytes)
      expect(hash).toEqual(leafHash(primitives, head.leafBytes))
    }
    expect(
      rootOf(
        primitives,
        entries.map(({ leafHash: hash }) => hash),
      ),
    ).toEqual(signed.root)
    expect(primitives.sha256(file.subarray(168, 168 + (entries[0]?.head.bodyBytes ?? 0)))).toEqual(headerHash)
    expect(envelope && primitives.sha256(envelope)).toEqual(header.envelope.hash)
  })
  test('keeps what it found where the memory it was read into is used again', async () => {
    const lent = new Uint8Array(file.length)
    const source: ByteSource = {
      ...sourceOfBytes(file),
      // Each read overwrites what the one before gave out.
      async read(offset, length) {
        const part = lent.fill(0).subarray(0, Math.max(0, Math.min(length, file.length - offset)))
        part.set(file.subarray(offset, offset + length))
        return part
      },
    }
    const index = await indexSegment(primitives, { file: 'a.zeu', with: (use) => use(source) })
    lent.fill(0)
    for (const { head, leafHash: hash } of index?.entries ?? [])
      expect(leafHash(primitives, head.leafBytes)).toEqual(hash)
  })
  test('ends with the last signature, and is none where nothing is signed', async () => {
    const unsigned = concatBytes(...pieces.slice(0, 3))
    expect((await indexed(unsigned))?.entries).toHaveLength(3)
    expect(await indexed(file.subarray(0, 500))).toBeUndefined()
  })
  test('is refused of what was altered and of what is no segment, with the reason', async () => {
    const bad = file.slice()
    bad[file.length - 1] = 0
    expect((await indexed(bad))?.entries).toHaveLength(6)
    bad[200] = (bad[200] ?? 0) ^ 1
    const altered = `a.zeu: ALTERED: a later checkpoint says that 3 entries were stored safely`
    await expect(indexed(bad)).rejects.toMatchObject({ code: 'EVIDENCE_UNSOUND', message: altered })
    const none = 'a.zeu: NOT-SEALED: it does not begin as a segment does'
    await expect(indexed(filled(999, 1))).rejects.toMatchObject({ code: 'EVIDENCE_UNSOUND', message: none })
  })
})

test('media of an interval is a fragment that has samples in it', async () => {
  const { entries = [] } = (await indexed(file)) ?? {}
  const places = (fromUs: number, toUs: number) =>
    entries.filter((entry) => isMediaIn(entry, { fromUs, toUs })).map(({ head }) => head.leafIndex)
  // One init, one fragment from 5 to 6 s, a gap and an end.
  expect(places(0, 99_000_000)).toEqual([4])
  expect([places(5_999_999, 7_000_000), places(6_000_000, 7_000_000)]).toEqual([[4], []])
  expect([places(0, 5_000_001), places(0, 5_000_000)]).toEqual([[4], []])
  const long = entries.map(({ head, ...rest }): IndexedEntry => {
    return { ...rest, head: { ...head, leaf: { ...head.leaf, durationUs: 9 } } }
  })
  expect(long.filter((entry) => isMediaIn(entry, { fromUs: 0, toUs: 99_000_000 }))).toHaveLength(1)
})

describe('an EVENT of a segment', () => {
  const read = (fields: object) => parseSegmentEvent(encodeCbor(fields as never))
  const start = { type: 'started', atUs: 5, announcedSinceUs: 3, emergency: true }
  const began = { atUs: 5, announcedSinceUs: 3, emergency: true }
  test('says what it is and when; a beginning also what was shown, and what it goes on from', () => {
    expect(read({ type: 'marker', atUs: 7, more: 1 })).toEqual({ type: 'marker', atUs: 7 })
    expect(read(start)).toEqual({ type: 'started', atUs: 5, started: began })
    expect(read({ ...start, announcedSinceUs: null, emergency: false, continues: null })).toEqual({
      ...{ type: 'started', atUs: 5, started: { atUs: 5, announcedSinceUs: null, emergency: false } },
    })
    const notice = { kind: 'announcing', hash: filled(32, 0xcd), sinceUs: 2 }
    expect(read({ ...start, continues: filled(16, 0xab), notice })?.started).toEqual({
      ...{ ...began, continues: 'ab'.repeat(16), notice: { ...notice, hash: 'cd'.repeat(32) } },
    })
  })
  test('of another type or without all its fields began nothing; what is none is left out', () => {
    expect(read({ ...start, type: 'marker' })).toEqual({ type: 'marker', atUs: 5 })
    expect(read({ ...start, emergency: 1 })).toEqual({ type: 'started', atUs: 5 })
    for (const bad of [
      {},
      { type: 'marker' },
      { type: '', atUs: 1 },
      { type: 'a b', atUs: 1 },
      { type: 'a', atUs: -1 },
    ])
      expect(read(bad)).toBeUndefined()
    expect(parseSegmentEvent(filled(3, 0xff))).toBeUndefined()
  })
})
