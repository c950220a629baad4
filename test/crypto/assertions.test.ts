/** Bugs of our own callers that would make bad evidence: refused where they happen, with what is wrong. */
import { describe, expect, test } from 'vitest'
import { createAppender } from '../../src/crypto/appender.ts'
import { base64Of } from '../../src/crypto/base64.ts'
import { createChainReader } from '../../src/crypto/chainreader.ts'
import { epochStatementMessage, u64 } from '../../src/crypto/header.ts'
import { encodeLeaf, type Leaf, NO_FLAGS } from '../../src/crypto/leaf.ts'
import { noblePrimitives as noble } from '../../src/crypto/noble.ts'
import { createTree } from '../../src/crypto/tree.ts'
import { primitives } from './evidence.ts'
import { filled, openSealer, SEGMENT_ID, START, segmentHeader } from './fixture.ts'

test('a count is a whole number from 0', () => {
  expect(u64(258)).toEqual(Uint8Array.of(0, 0, 0, 0, 0, 0, 1, 2))
  for (const value of [-1, 0.5, Number.NaN, 2 ** 53]) expect(() => u64(value)).toThrow(`${value} is no count`)
})

test('a text that is signed for has a length of one byte', () => {
  const message = (length: number) => epochStatementMessage('x'.repeat(length), segmentHeader().statement)
  expect(message(255)).toHaveLength(message(1).length + 254)
  expect(() => message(256)).toThrow('a text of 256 bytes')
})

test('base64 is of as many bytes as were said', () => {
  expect(base64Of(filled(4096, 0))).toHaveLength(5464)
  expect(() => base64Of(filled(4097, 0))).toThrow('base64 of 4097 bytes')
  expect(() => base64Of(filled(3, 0), 2)).toThrow('base64 of 3 bytes')
})

test('a leaf has an id and hashes of their lengths, and a body that its type can have', () => {
  const leaf: Leaf = {
    ...{
      segmentId: SEGMENT_ID,
      counter: 0,
      type: 'EVENT',
      flags: NO_FLAGS,
      track: 0,
      monotonicNs: 0n,
      unixUs: 0n,
    },
    ...{ durationUs: 0, clock: 'unset', plaintextBytes: 0, bodyBytes: 1, kind: 0 },
    ...{ commitment: filled(32, 0), bodyHash: filled(32, 1) },
  }
  expect(encodeLeaf(leaf)).toHaveLength(128)
  expect(() => encodeLeaf({ ...leaf, segmentId: filled(15, 1) })).toThrow('segment id of 15 bytes, not 16')
  expect(() => encodeLeaf({ ...leaf, commitment: filled(31, 0) })).toThrow('commitment of 31 bytes, not 32')
  expect(() => encodeLeaf({ ...leaf, bodyHash: filled(33, 1) })).toThrow('body hash of 33 bytes, not 32')
  const appender = createAppender(primitives, createTree(primitives), SEGMENT_ID, 'zeuge/a/ledger')
  const event = (bytes: number) => appender.clear({ type: 'EVENT', stamp: START, body: filled(bytes, 1) })
  expect(event(65_536)).toHaveLength(160 + 65_536)
  expect(() => event(65_537)).toThrow('EVENT of 65537 bytes')
})

test('a sealer is used in its order', () => {
  const sealer = openSealer(primitives)
  const chunk = {
    track: 'video',
    kind: 'init',
    stamp: START,
    durationUs: 0,
    plaintext: filled(1, 1),
  } as const
  const flags = { syncFirst: false, discontinuity: false, preRecord: false }
  expect(() => sealer.headerLeafHash()).toThrow('a segment that was not begun')
  expect(() => sealer.chunk({ ...chunk, ...flags })).toThrow('a segment that is new, not open')
  sealer.begin(START)
  expect(() => sealer.begin(START)).toThrow('a segment that is open, not new')
  const gap = { track: 'video', stamp: START, cause: 'stopped', fromUs: 2, toUs: 2, framesLost: 0 } as const
  expect(sealer.gap(gap).length).toBeGreaterThan(160)
  for (const bad of [{ fromUs: 3 }, { fromUs: -1 }, { framesLost: -1 }])
    expect(() => sealer.gap({ ...gap, ...bad })).toThrow(`a gap from ${bad.fromUs ?? 2} to 2 µs`)
  sealer.end({ stamp: START, cause: 'stopped', durable: 0 })
  for (const late of [
    () => sealer.chunk({ ...chunk, ...flags }),
    () => sealer.gap(gap),
    () => sealer.event({}, START),
    () => sealer.checkpoint({ stamp: START, durable: 0 }),
    () => sealer.end({ stamp: START, cause: 'stopped', durable: 0 }),
  ])
    expect(late).toThrow('a segment that is ended, not open')
  const given = openSealer(primitives)
  given.begin(START)
  given.wipe()
  given.wipe()
  expect(() => given.checkpoint({ stamp: START, durable: 0 })).toThrow('a segment that is ended')
})

describe('primitives in JavaScript', () => {
  const [key, nonce, aad] = [filled(32, 1), filled(12, 2), filled(3, 3)]
  test('write into memory of the right length only', () => {
    const sealed = noble.aes256GcmSeal(key, nonce, aad, filled(5, 9))
    expect(noble.aes256GcmSeal(key, nonce, aad, filled(5, 9), filled(21, 0))).toEqual(sealed)
    expect(() => noble.aes256GcmSeal(key, nonce, aad, filled(5, 9), filled(20, 0))).toThrow('20 bytes for 21')
    expect(noble.aes256GcmOpen(key, nonce, aad, sealed, filled(5, 0))).toEqual(filled(5, 9))
    expect(() => noble.aes256GcmOpen(key, nonce, aad, sealed, filled(6, 0))).toThrow('6 bytes for 5')
    expect(() => noble.ed25519Signer(filled(31, 1))).toThrow('Ed25519 seed of 31 bytes, not 32')
  })
  test('verify signatures and keys of one length', () => {
    const seed = filled(32, 5)
    const [publicKey, signature] = [noble.ed25519PublicKey(seed), noble.ed25519Signer(seed)(aad)]
    expect(noble.ed25519Verify(publicKey, aad, signature)).toBe(true)
    for (const bad of [filled(32, 2), publicKey.subarray(1)])
      expect(noble.ed25519Verify(bad, aad, signature)).toBe(false)
    expect(noble.ed25519Verify(publicKey, aad, filled(65, 1))).toBe(false)
    for (const length of [0, 33, 64, 66])
      expect(noble.p256Verify(filled(length, 4), aad, filled(64, 1))).toBe(false)
  })
})

test('chains that were read are remembered, so many of them', () => {
  const read = createChainReader()
  // Refusals are made anew each time they are asked for; the same one was remembered.
  const of = (device: string, byte = 1) => read([filled(9, byte)], device)
  const first = of('zg-1')
  expect(of('zg-1')).toEqual(first)
  const none = read([], 'zg-1')
  expect(read([], 'zg-1')).toBe(none)
  expect(read([], 'zg-2')).not.toBe(none)
  expect(read([filled(1, 1), filled(1, 2)], 'zg-1')).not.toEqual(
    read([filled(1, 1), filled(1, 0x20), filled(1, 2)], 'zg-1'),
  )
  const again = createChainReader()
  const kept = again([], 'zg-0')
  for (let other = 1; other < 64; other++) again([], `zg-${other}`)
  expect(again([], 'zg-0')).toBe(kept)
  again([], 'zg-64')
  expect(again([], 'zg-0')).not.toBe(kept)
})
