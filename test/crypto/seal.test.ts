import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nodePrimitives } from '../../hal/primitives/node.ts'
import type { Bytes } from '../../src/bytes.ts'
import { concatBytes, equalBytes, utf8 } from '../../src/bytes.ts'
import { openChunk } from '../../src/crypto/chunk.ts'
import type { Head } from '../../src/crypto/entry.ts'
import { HEAD_BYTES, MAGIC, parseHead } from '../../src/crypto/entry.ts'
import { parseGap } from '../../src/crypto/gap.ts'
import { epochKeyOf, parseHeader } from '../../src/crypto/header.ts'
import { CAUSES } from '../../src/crypto/leaf.ts'
import { noblePrimitives } from '../../src/crypto/noble.ts'
import { segmentOrigin, verifyCheckpoint } from '../../src/crypto/note.ts'
import { createRatchet } from '../../src/crypto/ratchet.ts'
import { createTree, leafHash } from '../../src/crypto/tree.ts'
import { at, DEVICE, openSealer, SEGMENT_ID, SEGMENT_KEY, START, samplePieces } from './fixture.ts'

const primitives = nodePrimitives

interface Entry extends Head {
  readonly body: Uint8Array
}

/** The simplest reader there can be: no torn tails, no elision, everything in memory. */
function entriesOf(file: Uint8Array): readonly Entry[] {
  expect(file.subarray(0, 8)).toEqual(MAGIC)
  const entries: Entry[] = []
  let offset = MAGIC.length
  while (offset < file.length) {
    const head = parseHead(file.subarray(offset))
    if (head === undefined) throw new Error(`no entry at ${offset}`)
    const body = file.subarray(offset + HEAD_BYTES, offset + HEAD_BYTES + head.bodyBytes)
    expect(equalBytes(primitives.sha256(body), head.leaf.bodyHash)).toBe(true)
    expect(head.leafIndex).toBe(entries.length)
    entries.push({ ...head, body })
    offset += HEAD_BYTES + head.bodyBytes
  }
  return entries
}

function openAll(entries: readonly Entry[], segmentKey: Bytes): readonly (Bytes | undefined)[] {
  const headerHash = primitives.sha256(entries[0]?.body ?? new Uint8Array())
  const ratchet = createRatchet(primitives, segmentKey, SEGMENT_ID)
  return entries
    .filter(({ leaf }) => leaf.type === 'CHUNK' || leaf.type === 'END')
    .map(({ leaf, leafBytes, body }) =>
      openChunk(primitives, ratchet.step(), headerHash, leaf, leafBytes, body),
    )
}

test('a sealed segment has the entries of the creation order and opens to what was sealed', () => {
  const entries = entriesOf(concatBytes(...samplePieces()))
  expect(entries.map(({ leaf }) => leaf.type)).toEqual([
    'HEADER',
    'ENVELOPE',
    'CHECKPOINT',
    'CHUNK',
    'CHUNK',
    'CHECKPOINT',
    'GAP',
    'END',
    'CHECKPOINT',
  ])
  expect(openAll(entries, SEGMENT_KEY.slice())).toEqual([utf8('init'), utf8('first second'), utf8('')])
  expect(entries[6]?.leaf.kind).toBe(CAUSES['slow-disk'])
  expect(parseGap(entries[6]?.body ?? utf8(''))).toEqual({
    fromUs: 6_000_000,
    toUs: 6_500_000,
    framesLost: 15,
  })
})

test('each checkpoint is signed by the epoch key over the root of all leaves before it', () => {
  const entries = entriesOf(concatBytes(...samplePieces()))
  const header = parseHeader(entries[0]?.body ?? utf8(''))
  if (header === undefined) throw new Error('the HEADER does not parse')
  const tree = createTree(primitives)
  let checkpoints = 0
  for (const { leaf, leafBytes, body } of entries) {
    if (leaf.type === 'CHECKPOINT') {
      const origin = segmentOrigin(DEVICE, SEGMENT_ID)
      const checkpoint = verifyCheckpoint(primitives, body, origin, epochKeyOf(header))
      expect(checkpoint).toMatchObject({ size: tree.size, root: tree.root(), clock: 'rtc' })
      checkpoints++
    }
    tree.append(leafBytes)
  }
  expect(checkpoints).toBe(3)
})

test('node and noble seal the same bytes', () => {
  expect(concatBytes(...samplePieces(noblePrimitives))).toEqual(concatBytes(...samplePieces(nodePrimitives)))
})

test('a wrong segment key opens nothing', () => {
  const entries = entriesOf(concatBytes(...samplePieces()))
  expect(openAll(entries, new Uint8Array(32))).toEqual([undefined, undefined, undefined])
})

test('a chunk opens only with its own HEADER, leaf and position', () => {
  const entries = entriesOf(concatBytes(...samplePieces()))
  const chunk = entries[4]
  if (chunk === undefined) throw new Error('no second chunk')
  const headerHash = primitives.sha256(entries[0]?.body ?? utf8(''))
  const step = () => {
    const ratchet = createRatchet(primitives, SEGMENT_KEY.slice(), SEGMENT_ID)
    ratchet.step()
    return ratchet.step()
  }
  const open = (header: Uint8Array, leafBytes: Uint8Array, leaf = chunk.leaf) =>
    openChunk(primitives, step(), header, leaf, leafBytes, chunk.body)
  expect(open(headerHash, chunk.leafBytes)).toEqual(utf8('first second'))
  expect(open(primitives.sha256(utf8('another')), chunk.leafBytes)).toBeUndefined()
  for (let index = 0; index < 96; index++) {
    const changed = chunk.leafBytes.slice()
    changed[index] = (changed[index] ?? 0) ^ 1
    expect(open(headerHash, changed)).toBeUndefined()
  }
  expect(open(headerHash, chunk.leafBytes, { ...chunk.leaf, counter: 0 })).toBeUndefined()
  expect(
    open(headerHash, chunk.leafBytes, { ...chunk.leaf, commitment: new Uint8Array(32) }),
    'a tag that fits is not enough',
  ).toBeUndefined()
})

test('nothing can be sealed after the end', () => {
  const sealer = openSealer()
  sealer.begin(START)
  sealer.end({ stamp: at(1), cause: 'stopped', durable: 3 })
  expect(() => sealer.checkpoint({ stamp: at(2), durable: 3 })).toThrow('ended, not open')
  expect(() => sealer.event({ type: 'late' }, at(2))).toThrow('ended, not open')
})

test('calls out of order are refused', () => {
  const sealer = openSealer()
  expect(() => sealer.headerLeafHash()).toThrow('not begun')
  expect(() => sealer.checkpoint({ stamp: START, durable: 0 })).toThrow('new, not open')
  const begun = sealer.begin(START)
  expect(() => sealer.begin(START)).toThrow('open, not new')
  expect(sealer.headerLeafHash()).toEqual(leafHash(primitives, begun.subarray(40, 168)))
  expect(() => sealer.checkpoint({ stamp: START, durable: 4 })).toThrow('cannot be read back')
  sealer.wipe()
  sealer.wipe()
  expect(() => sealer.checkpoint({ stamp: START, durable: 3 })).toThrow('ended, not open')
})

test('any mixture of chunks comes back in order, whatever its sizes', () => {
  const chunks = fc.array(fc.record({ video: fc.boolean(), plaintext: fc.uint8Array({ maxLength: 300 }) }), {
    maxLength: 8,
  })
  fc.assert(
    fc.property(chunks, (list) => {
      const sealer = openSealer()
      const pieces = [sealer.begin(START)]
      for (const { video, plaintext } of list) {
        const track = video ? 'video' : 'audio'
        const flags = { syncFirst: video, discontinuity: false, preRecord: !video }
        pieces.push(sealer.chunk({ track, kind: 'media', stamp: START, durationUs: 9, ...flags, plaintext }))
      }
      const stamp = at(5)
      pieces.push(sealer.end({ stamp, cause: 'docked', durable: 0 }))
      const entries = entriesOf(concatBytes(...pieces))
      const opened = openAll(entries, SEGMENT_KEY.slice()).map((bytes) => bytes && [...bytes])
      expect(opened).toEqual([...list.map(({ plaintext }) => [...plaintext]), []])
      expect(sealer.size).toBe(entries.length)
    }),
    { numRuns: 40 },
  )
})

test('entries and checkpoints of one Mbyte a second cost at most a thousandth', () => {
  const sealer = openSealer()
  let bytes = sealer.begin(START).length
  const flags = { discontinuity: false, preRecord: false }
  const wide = 3600 * 1_000_000
  for (let second = 0; second < 10; second++) {
    const stamp = at(wide + second * 1_000_000)
    const video = new Uint8Array(980_000)
    const audio = new Uint8Array(20_000)
    const common = { kind: 'media', stamp, durationUs: 1_000_000, syncFirst: true, ...flags } as const
    bytes += sealer.chunk({ ...common, track: 'video', plaintext: video }).length - video.length
    bytes += sealer.chunk({ ...common, track: 'audio', plaintext: audio }).length - audio.length
    bytes += sealer.checkpoint({ stamp, durable: sealer.size }).length
  }
  const begun = sealer.size
  expect(begun).toBe(33)
  // begin's share is that of a 60 s segment with a chain of real certificates and an age file
  const beginBytes = openSealer().begin(START).length
  const perSecond = (bytes - beginBytes) / 10 + (beginBytes + 1500) / 60
  expect(perSecond).toBeLessThanOrEqual(1000)
})
