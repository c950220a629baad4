/** What is counted of the entries of a segment, each made by hand. */
import { describe, expect, test } from 'vitest'
import type { Bytes } from '../../src/bytes.ts'
import { encodeCbor } from '../../src/crypto/cbor.ts'
import { encodeGap } from '../../src/crypto/gap.ts'
import { CAUSES, KINDS, type Leaf, NO_FLAGS, TRACKS } from '../../src/crypto/leaf.ts'
import { count, LIST_MAX, NO_TALLY, type Tally, undeclared } from '../../src/crypto/tally.ts'
import { filled, SEGMENT_ID } from './fixture.ts'

const MS = 1_000_000n
interface Entry {
  readonly leaf: Leaf
  readonly elided?: boolean
  readonly body?: Bytes
}
const leaf = (fields: Partial<Leaf>): Leaf => ({
  ...{ segmentId: SEGMENT_ID, counter: 0, type: 'CHUNK', flags: NO_FLAGS, track: TRACKS.video },
  ...{
    monotonicNs: 0n,
    unixUs: 0n,
    durationUs: 1_000_000,
    clock: 'rtc',
    plaintextBytes: 100,
    bodyBytes: 116,
  },
  ...{ kind: KINDS.video, commitment: filled(32, 1), bodyHash: filled(32, 2) },
  ...fields,
})
/** A chunk of one second that begins at this millisecond. */
const chunk = (atMs: bigint, fields: Partial<Leaf> = {}): Entry => ({
  leaf: leaf({ monotonicNs: atMs * MS, ...fields }),
})
const gap = (fromUs: number, toUs: number, track: Leaf['track'] = TRACKS.video): Entry => ({
  leaf: leaf({ type: 'GAP', kind: CAUSES['camera-lost'], track }),
  body: encodeGap({ fromUs, toUs, framesLost: 3 }),
})
const event = (fields: object): Entry => ({ leaf: leaf({ type: 'EVENT' }), body: encodeCbor(fields) })
const tallyOf = (...entries: Entry[]): Tally =>
  entries.reduce(
    (tally, entry, index) => count(tally, index, entry.leaf, entry.elided ?? false, entry.body),
    NO_TALLY,
  )

describe('chunks', () => {
  test('are counted with their media, those from before the press and of metadata among them', () => {
    const before = chunk(0n, { flags: { ...NO_FLAGS, preRecord: true } })
    const told = chunk(0n, { track: TRACKS.metadata, kind: KINDS.metadata, plaintextBytes: 7 })
    const tally = tallyOf(before, chunk(1000n), told)
    expect(tally).toMatchObject({ chunks: 3, preRecordChunks: 1, metadataChunks: 1, mediaBytes: 207 })
  })
  test('give the segment its times, by both clocks; an init segment and an unknown clock give none', () => {
    const init = chunk(0n, { kind: KINDS.init, unixUs: 1n })
    const late = chunk(5000n, { unixUs: 1_005_000_000n })
    const early = chunk(2000n, { track: TRACKS.audio, unixUs: 1_002_000_000n })
    expect(tallyOf(init).fromUs).toBeUndefined()
    expect(tallyOf(init, late, early)).toMatchObject({
      ...{ fromUs: 2_000_000, untilUs: 6_000_000 },
      ...{ fromWallUs: 1_002_000_000, untilWallUs: 1_006_000_000 },
    })
    expect(tallyOf(chunk(1000n))).not.toHaveProperty('fromWallUs')
    expect(tallyOf(chunk(1000n))).not.toHaveProperty('untilWallUs')
  })
  test('of one lane that go back in time are named', () => {
    expect(tallyOf(chunk(5000n), chunk(4000n), chunk(4000n)).backwards).toEqual([1])
    expect(tallyOf(chunk(5000n), chunk(4000n, { track: TRACKS.audio })).backwards).toEqual([])
    expect(
      tallyOf(chunk(5000n), chunk(4000n, { flags: { ...NO_FLAGS, preRecord: true } })).backwards,
    ).toEqual([])
  })
})

describe('a hole', () => {
  const hole = { entry: 1, track: 'video', fromUs: 1_000_000, toUs: 1_201_000 }
  test('is a pause of more than 200 ms in a lane', () => {
    expect(tallyOf(chunk(0n), chunk(1200n)).holes).toEqual([])
    expect(tallyOf(chunk(0n), chunk(1201n)).holes).toEqual([hole])
    expect(tallyOf(chunk(0n), chunk(9000n, { track: TRACKS.audio })).holes).toEqual([])
  })
  test('is none where the chunk says so itself, nor on the track of metadata', () => {
    expect(tallyOf(chunk(0n), chunk(9000n, { flags: { ...NO_FLAGS, discontinuity: true } })).holes).toEqual(
      [],
    )
    const metadata = { track: TRACKS.metadata, kind: KINDS.metadata }
    expect(tallyOf(chunk(0n, metadata), chunk(9000n, metadata)).holes).toEqual([])
  })
  test('is declared by a gap of its track, or of none, that touches its time, before or behind it', () => {
    const pause = [chunk(0n), chunk(1201n)]
    const left = (...gaps: Entry[]) => undeclared(tallyOf(...pause, ...gaps))
    expect(left()).toEqual([hole])
    expect(left(gap(1_000_000, 1_201_000))).toEqual([])
    expect(left(gap(1_100_000, 1_100_001, TRACKS.none))).toEqual([])
    expect(left(gap(0, 9_000_000, TRACKS.audio))).toEqual([hole])
    expect(left(gap(0, 1_000_000))).toEqual([hole])
    expect(left(gap(1_201_000, 2_000_000))).toEqual([hole])
    expect(left(gap(0, 1), gap(0, 1_000_001))).toEqual([])
    expect(undeclared(tallyOf(gap(1_000_000, 1_201_000), ...pause))).toEqual([])
  })
})

describe('gaps and events', () => {
  test('a gap is listed with its track, times, frames and cause; one whose body is elided is counted', () => {
    const { body: _, ...elided } = gap(1, 2)
    const tally = tallyOf(gap(5, 9, TRACKS.audio), elided)
    expect(tally.gaps).toBe(2)
    expect(tally.gapList).toEqual([
      { entry: 0, track: 'audio', fromUs: 5, toUs: 9, framesLost: 3, cause: 'camera-lost' },
    ])
  })
  test('a gap of a cause this version does not know is listed by its number', () => {
    const { leaf: known, ...rest } = gap(1, 2)
    expect(tallyOf({ leaf: { ...known, kind: 999 }, ...rest }).gapList[0]?.cause).toBe('999')
  })
  test('an event is a moment, the first start is the start, and what is no event is counted alone', () => {
    const started = (atUs: number) =>
      event({ type: 'started', atUs, announcedSinceUs: null, emergency: false })
    const tally = tallyOf(
      started(1),
      event({ type: 'marker', atUs: 5 }),
      started(2),
      event({ other: true }),
      {
        leaf: leaf({ type: 'EVENT' }),
      },
    )
    expect(tally.events).toBe(5)
    expect(tally.started).toEqual({ atUs: 1, announcedSinceUs: null, emergency: false })
    expect(tally.moments).toEqual([{ entry: 1, type: 'marker', atUs: 5 }])
  })
  test('lists end at their maximum, the counts go on', () => {
    const many = Array.from({ length: LIST_MAX + 2 }, (_, index) => gap(index, index))
    const tally = tallyOf(...many)
    expect([tally.gapList.length, tally.gaps]).toEqual([LIST_MAX, LIST_MAX + 2])
    expect(tally.gapList.at(-1)?.entry).toBe(LIST_MAX - 1)
  })
  test('other entries change nothing but how many were taken out', () => {
    expect(tallyOf({ leaf: leaf({ type: 'CHECKPOINT' }) })).toEqual(NO_TALLY)
    const elided = { leaf: leaf({ type: 'ENVELOPE' }), elided: true }
    const tally = tallyOf(chunk(0n), elided, elided)
    expect(tally).toMatchObject({ chunks: 1, elided: 2, elidedLeaves: [{ from: 1, to: 2 }] })
  })
})
