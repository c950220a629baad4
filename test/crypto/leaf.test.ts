import fc from 'fast-check'
import { expect, test } from 'vitest'
import { equalBytes, utf8 } from '../../src/bytes.ts'
import { crc32c } from '../../src/crypto/crc32c.ts'
import { entryHead, HEAD_BYTES, parseHead, writeHead } from '../../src/crypto/entry.ts'
import type { Leaf } from '../../src/crypto/leaf.ts'
import {
  BODY_BYTES_MAX,
  CAUSES,
  CLOCK_STATES,
  encodeLeaf,
  LEAF_BYTES,
  NO_FLAGS,
  parseLeaf,
  TAG_BYTES,
} from '../../src/crypto/leaf.ts'
import { filled, SEGMENT_ID } from './fixture.ts'

const chunk: Leaf = {
  segmentId: SEGMENT_ID,
  counter: 3,
  type: 'CHUNK',
  flags: { ...NO_FLAGS, syncFirst: true },
  track: 1,
  monotonicNs: 5_000_000_000n,
  unixUs: -1n,
  durationUs: 1_000_000,
  clock: 'gnss',
  plaintextBytes: 100,
  bodyBytes: 116,
  kind: 2,
  commitment: filled(32, 1),
  bodyHash: filled(32, 2),
}
const point = {
  durationUs: 0,
  plaintextBytes: 0,
  commitment: filled(32, 0),
  flags: NO_FLAGS,
  track: 0,
} as const
const checkpoint: Leaf = {
  ...chunk,
  ...point,
  type: 'CHECKPOINT',
  monotonicNs: 0n,
  unixUs: 0n,
  clock: 'unset',
  bodyBytes: 300,
  kind: 0,
}

const hash = fc.uint8Array({ minLength: 32, maxLength: 32 })
const common = fc.record({
  segmentId: fc.uint8Array({ minLength: 16, maxLength: 16 }),
  counter: fc.nat(65_535),
  monotonicNs: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
  unixUs: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  clock: fc.constantFrom(...CLOCK_STATES),
  bodyHash: hash,
})
const flags = fc.record({
  syncFirst: fc.boolean(),
  discontinuity: fc.boolean(),
  preRecord: fc.boolean(),
  degraded: fc.boolean(),
})
const anyChunk = fc
  .tuple(
    common,
    flags,
    hash,
    fc.constantFrom(1, 2, 3),
    fc.boolean(),
    fc.nat(BODY_BYTES_MAX.CHUNK - TAG_BYTES),
  )
  .map(([base, drawn, commitment, track, init, plaintextBytes]): Leaf => {
    const number = track === 1 ? 1 : track === 2 ? 2 : 3
    return {
      ...base,
      type: 'CHUNK',
      flags: { ...drawn, final: false },
      track: number,
      durationUs: plaintextBytes,
      plaintextBytes,
      bodyBytes: plaintextBytes + TAG_BYTES,
      kind: init ? 1 : track + 1,
      commitment,
    }
  })
const anyGap = fc
  .tuple(common, fc.constantFrom(...Object.values(CAUSES)), fc.nat(BODY_BYTES_MAX.GAP))
  .map(([base, kind, bodyBytes]): Leaf => ({ ...base, ...point, type: 'GAP', kind, bodyBytes }))
const anyEvent = common.map((base): Leaf => ({ ...base, ...point, type: 'EVENT', kind: 0, bodyBytes: 9 }))
const anyLeaf = fc.oneof(anyChunk, anyGap, anyEvent)

test('every leaf comes back from its 128 bytes', () => {
  fc.assert(
    fc.property(anyLeaf, (leaf) => {
      expect(parseLeaf(encodeLeaf(leaf))).toEqual(leaf)
    }),
  )
})

test('a changed byte makes another leaf or none, never the same', () => {
  fc.assert(
    fc.property(anyLeaf, fc.nat(LEAF_BYTES - 1), fc.integer({ min: 1, max: 255 }), (leaf, at, flip) => {
      const bytes = encodeLeaf(leaf)
      bytes[at] = (bytes[at] ?? 0) ^ flip
      const read = parseLeaf(bytes)
      if (read !== undefined) expect(equalBytes(encodeLeaf(read), bytes)).toBe(true)
    }),
    { numRuns: 1000 },
  )
})

test('reserved bytes, unknown numbers and fields of another type are refused', () => {
  const changed = (leaf: Leaf, at: number, value: number) => {
    const bytes = encodeLeaf(leaf)
    bytes[at] = value
    return parseLeaf(bytes)
  }
  for (const at of [49, 50, 51]) expect(changed(chunk, at, 1)).toBeUndefined()
  expect(changed(chunk, 24, 0)).toBeUndefined()
  expect(changed(chunk, 24, 8)).toBeUndefined()
  expect(changed(chunk, 25, 32)).toBeUndefined()
  expect(changed(chunk, 27, 4)).toBeUndefined()
  expect(changed(chunk, 48, 4)).toBeUndefined()
  expect(changed(chunk, 17, 0xff)).toBeUndefined()
  for (let at = 25; at < 96; at++) {
    if (at >= 56 && at < 60) continue
    expect(changed(checkpoint, at, 1), `CHECKPOINT byte ${at}`).toBeUndefined()
  }
  expect(parseLeaf(encodeLeaf(chunk).subarray(1))).toBeUndefined()
})

test('a leaf that breaks the rules of its type is a bug of the writer', () => {
  const wrong: readonly Partial<Leaf>[] = [
    { bodyBytes: 100 },
    { plaintextBytes: BODY_BYTES_MAX.CHUNK, bodyBytes: BODY_BYTES_MAX.CHUNK + TAG_BYTES },
    { counter: 65_536 },
    { track: 0 },
    { kind: 3 },
    { flags: { ...NO_FLAGS, final: true } },
    { type: 'END' },
    { type: 'GAP' },
  ]
  for (const change of wrong) expect(() => encodeLeaf({ ...chunk, ...change })).toThrow('breaks the rules')
  expect(() => encodeLeaf({ ...chunk, commitment: utf8('short') })).toThrow('commitment of 5 bytes')
})

test('CRC-32C agrees with the published check value and with RFC 3720', () => {
  expect(crc32c(utf8('123456789'))).toBe(0xe3069283)
  expect(crc32c(utf8('1234'), utf8('56789'))).toBe(0xe3069283)
  expect(crc32c(new Uint8Array(32))).toBe(0x8a9136aa)
  expect(crc32c(filled(32, 0xff))).toBe(0x62a8ab43)
})

test('a head comes back, and no changed byte leaves a head', () => {
  const leafBytes = encodeLeaf(chunk)
  const head = entryHead(leafBytes, 2 ** 40, false, chunk.bodyBytes)
  const wanted = { leaf: chunk, leafBytes, leafIndex: 2 ** 40, elided: false, bodyBytes: 116 }
  expect(parseHead(head)).toEqual(wanted)
  expect(parseHead(Buffer.concat([head, utf8('body')]))).toMatchObject({ leaf: chunk, bodyBytes: 116 })
  expect(parseHead(entryHead(leafBytes, 0, true, 0))).toMatchObject({ elided: true, bodyBytes: 0 })
  for (let index = 0; index < HEAD_BYTES; index++) {
    for (const bit of [1, 2, 4, 8, 16, 32, 64, 128]) {
      const changed = head.slice()
      changed[index] = (changed[index] ?? 0) ^ bit
      expect(parseHead(changed), `bit ${bit} of byte ${index}`).toBeUndefined()
    }
    expect(parseHead(head.subarray(0, index))).toBeUndefined()
  }
})

test('a preamble with a right sum and a wrong field is refused all the same', () => {
  const leafBytes = encodeLeaf(chunk)
  const mended = (at: number, value: number) => {
    const head = entryHead(leafBytes, 5, false, chunk.bodyBytes)
    head[at] = value
    const sum = crc32c(head.subarray(0, 28), leafBytes)
    new DataView(head.buffer).setUint32(28, sum)
    return parseHead(head)
  }
  expect(mended(19, 6)).toMatchObject({ leafIndex: 6 })
  for (const [at, value] of [
    [4, 4],
    [5, 1],
    [5, 2],
    [7, 127],
    [11, 117],
    [12, 0xff],
    [20, 1],
    [27, 1],
  ] as const) {
    expect(mended(at, value), `byte ${at}`).toBeUndefined()
  }
  const out = new Uint8Array(HEAD_BYTES)
  expect(() => writeHead(out, leafBytes, -1, false, 0)).toThrow('leaf index -1')
})
