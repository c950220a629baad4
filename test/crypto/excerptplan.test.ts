/** What goes into an excerpt, entry by entry, and what of it is disclosed. */
import { describe, expect, test } from 'vitest'
import { EXCERPT_PARTS_MAX } from '../../src/crypto/excerpt.ts'
import { type ExcerptChoice, planExcerpt } from '../../src/crypto/excerptplan.ts'
import { KINDS, NO_FLAGS } from '../../src/crypto/leaf.ts'
import type { IndexedEntry, IndexedSegment } from '../../src/crypto/segmentindex.ts'

const TYPES = { H: 'HEADER', E: 'ENVELOPE', C: 'CHECKPOINT', G: 'GAP', X: 'EVENT', Z: 'END' } as const
const TRACK = { v: 1, a: 2, m: 3 } as const

/** `iv`: init of video; `v3s`: a fragment of video at second 3 that begins with a sync sample; `-a3`: one taken out. */
function entryOf(word: string, leafIndex: number): IndexedEntry {
  const [, out, init, track = '', second = '', sync] = /^(-?)(i?)([vam])(\d*)(s?)$/.exec(word) ?? []
  const number: number = TRACK[track as keyof typeof TRACK] ?? 0
  const leaf = {
    type: number === 0 ? TYPES[word as keyof typeof TYPES] : 'CHUNK',
    ...{ track: number, monotonicNs: BigInt(second) * 1_000_000_000n, durationUs: 1_000_000 },
    kind: number === 0 ? 0 : init === 'i' ? KINDS.init : number + 1,
    flags: { ...NO_FLAGS, syncFirst: sync === 's' },
  }
  return { head: { leaf, leafIndex, elided: out === '-' }, offset: 0 } as unknown as IndexedEntry
}

/** The last word is the checkpoint that signs all before it. */
function segment(words: string, sequence = 0): IndexedSegment {
  const entries = words.split(' ').map(entryOf)
  const signed = { checkpoint: { size: entries.length - 1 }, size: entries.length }
  return { header: { recording: { sequence } }, signed, entries } as unknown as IndexedSegment
}

const seconds = (from: number, to: number, track?: ExcerptChoice['track']): ExcerptChoice => ({
  ...{ fromUs: from * 1_000_000, toUs: to * 1_000_000 },
  ...(track && { track }),
})
/** Numbers of the entries of each part; `+` where their bodies are in it. */
const planned = (choice: ExcerptChoice, ...segments: IndexedSegment[]): string[] =>
  planExcerpt(segments, choice).map(({ items }) =>
    items.map(({ entry, disclosed }) => `${entry.head.leafIndex}${disclosed ? '+' : ''}`).join(' '),
  )
//               0 1 2 3  4  5   6  7 8  9  10  11 12 13 14 15 16
const FIRST = 'H E C iv ia v0s a0 C v1 a1 v2s C v3 G X Z C'
const NEXT = 'H E C iv ia v4s a4 C v5 C'

describe('an excerpt of one segment', () => {
  const one = segment(FIRST)
  test('begins with the HEADER and the init of each track, and with pictures that its first needs', () => {
    expect(planned(seconds(1, 2), one)).toEqual(['0+ 3+ 4+ 5+ 6 7 8+ 9+'])
    expect(planned(seconds(0, 1), one)).toEqual(['0+ 3+ 4+ 5+ 6+'])
    expect(planned(seconds(2, 3), one)).toEqual(['0+ 3+ 10+'])
    expect(planned(seconds(2, 4), one)).toEqual(['0+ 3+ 10+ 11 12+'])
    expect(planned(seconds(3, 4), one)).toEqual(['0+ 3+ 10+ 11 12+'])
  })
  test('discloses the chosen track alone', () => {
    expect(planned(seconds(1, 2, 'audio'), one)).toEqual(['0+ 4+ 5 6 7 8 9+'])
    expect(planned(seconds(1, 2, 'video'), one)).toEqual(['0+ 3+ 5+ 6 7 8+ 9'])
  })
  test('has every entry between its first and its last, in the clear where it is no media', () => {
    const later = segment('H E C iv v0s G X C Z v1s C')
    expect(planned(seconds(0, 2), later)).toEqual(['0+ 3+ 4+ 5+ 6+ 7 8 9+'])
  })
  test('uses the last init before it, of its own track', () => {
    expect(planned(seconds(1, 2), segment('H E C iv v0s iv ia v1s C'))).toEqual(['0+ 5+ 7+'])
    expect(planned(seconds(1, 2), segment('H E C ia iv a0 v1s iv C'))).toEqual(['0+ 4+ 6+'])
    expect(planned(seconds(1, 2), segment('H E C v1s C'))).toEqual(['0+ 3+'])
  })
  test('goes back to the nearest sync picture, over sound, and not at all where there is none', () => {
    expect(planned(seconds(3, 4), segment('H E C iv v0s v1s a1 v2 v3 C'))).toEqual(['0+ 3+ 5+ 6 7+ 8+'])
    expect(planned(seconds(2, 3), segment('H E C iv v1 v2 C'))).toEqual(['0+ 3+ 5+'])
    expect(planned(seconds(2, 3), segment('H E C iv v1s a2 a3 C'))).toEqual(['0+ 5+'])
    expect(planned(seconds(2, 3), segment('H E C iv a1s a2 v2 C'))).toEqual(['0+ 3+ 5+ 6+'])
    expect(planned(seconds(2, 3), segment('H E C iv v0s -v1 v2 C'))).toEqual(['0+ 3+ 4+ 5 6+'])
  })
  test('cannot disclose what was taken out', () => {
    expect(planned(seconds(0, 2), segment('H E C -iv v0s -v1 -G C'))).toEqual(['0+ 3 4+ 5'])
  })
  test('ends with what its last signature covers', () => {
    const { signed, ...rest } = segment('H E C iv v0s C v1s C')
    const shorter = { ...rest, signed: { ...signed, checkpoint: { size: 5 } } } as IndexedSegment
    expect(planned(seconds(0, 1), shorter)).toEqual(['0+ 3+ 4+'])
  })
})

describe('an excerpt over several segments', () => {
  const [first, second, third] = [segment(FIRST), segment(NEXT, 1), segment('H E C iv v6s C', 2)]
  test('runs to the end of one and goes on from the beginning of the next, in whatever order they are given', () => {
    const all = ['0+ 3+ 10+ 11 12+ 13+ 14+ 15', '0+ 1 2 3+ 4+ 5+ 6+ 7 8+', '0+ 1 2 3+ 4+']
    expect(planned(seconds(2, 7), third, first, second)).toEqual(all)
    expect(planned(seconds(2, 5), first, second, third)).toEqual([all[0], '0+ 1 2 3+ 4+ 5+ 6+'])
    // What the first picture of a later segment needs stands in the segment itself.
    const unsynced = segment('H E C iv v4s v5 C', 1)
    expect(planned(seconds(3, 6), first, unsynced)).toEqual([
      '0+ 3+ 10+ 11 12+ 13+ 14+ 15',
      '0+ 1 2 3+ 4+ 5+',
    ])
    expect(planned(seconds(6, 7), first, second, third)).toEqual(['0+ 3+ 4+'])
  })
  test('goes through one that has nothing of the interval, and not through one that is missing', () => {
    const silent = segment('H E C iv G C', 1)
    const later = segment('H E C iv v9s C', 2)
    expect(planned(seconds(3, 10), first, silent, later)[1]).toBe('0+ 1 2 3+ 4+')
    const missing = 'segment 1 of the recording is not here; make one excerpt before and one behind it'
    const refused = { code: 'EVIDENCE_UNSOUND', message: missing }
    expect(() => planned(seconds(2, 7), third, first)).toThrow(expect.objectContaining(refused))
    expect(() => planned(seconds(2, 4), third, first)).not.toThrow()
  })
  test('is refused of nothing, and of more segments than one excerpt can have', () => {
    const nothing = { code: 'NOTHING_TO_OPEN', message: 'the recording has no media in this interval' }
    expect(() => planned(seconds(7, 9), first, second, third)).toThrow(expect.objectContaining(nothing))
    expect(() => planned(seconds(0, 1))).toThrow(expect.objectContaining(nothing))
    const many = Array.from({ length: EXCERPT_PARTS_MAX + 1 }, (_, at) => segment('H v0s C', at))
    const message = '4097 segments, at most 4096 in one excerpt'
    expect(() => planned(seconds(0, 1), ...many)).toThrow(expect.objectContaining({ code: 'USAGE', message }))
    expect(planned(seconds(0, 1), ...many.slice(1))).toHaveLength(EXCERPT_PARTS_MAX)
  })
})
