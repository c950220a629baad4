import { expect, test } from 'vitest'
import { nodePrimitives as primitives } from '../../hal/primitives/node.ts'
import { concatBytes, hexOf, utf8 } from '../../src/bytes.ts'
import { chunkSecretsAt, createRatchet, keyCommitment } from '../../src/crypto/ratchet.ts'
import { createSealer } from '../../src/crypto/seal.ts'
import {
  ENVELOPE,
  filled,
  SEGMENT_ID,
  SEGMENT_KEY,
  START,
  SUCCESSOR_SEED,
  segmentHeader,
  signer,
} from './fixture.ts'

test('each step is the HKDF of format.md, and overwrites the chain key it came from', () => {
  const chainKey = SEGMENT_KEY.slice()
  const info = (index: number) =>
    concatBytes(utf8('zeuge/v1 step\0'), SEGMENT_ID, new Uint8Array([0, 0, 0, 0, 0, 0, 0, index]))
  const first = primitives.hkdfSha256(SEGMENT_KEY, utf8(''), info(0), 96)
  const second = primitives.hkdfSha256(first.subarray(64), utf8(''), info(1), 96)
  const ratchet = createRatchet(primitives, chainKey, SEGMENT_ID)
  const zero = ratchet.step()
  expect(concatBytes(zero.key, zero.salt, chainKey)).toEqual(first)
  const one = ratchet.step()
  expect(concatBytes(one.key, one.salt, chainKey)).toEqual(second)
  ratchet.wipe()
  expect(chainKey).toEqual(new Uint8Array(32))
  expect(() => ratchet.step()).toThrow('was wiped')
})

test('a chunk in the middle has the same secrets without a ratchet at hand, and the key stays', () => {
  const key = SEGMENT_KEY.slice()
  const ratchet = createRatchet(primitives, SEGMENT_KEY.slice(), SEGMENT_ID)
  const steps = Array.from({ length: 5 }, () => ratchet.step())
  expect(chunkSecretsAt(primitives, key, SEGMENT_ID, 4)).toEqual(steps[4])
  expect(key).toEqual(SEGMENT_KEY)
})

test('no two steps, segments or uses share a key', () => {
  const keys = [SEGMENT_ID, filled(16, 1)].flatMap((segmentId) => {
    const ratchet = createRatchet(primitives, SEGMENT_KEY.slice(), segmentId)
    const steps = Array.from({ length: 20 }, () => ratchet.step())
    const commitment = keyCommitment(primitives, SEGMENT_KEY, segmentId)
    return [commitment, ...steps.flatMap(({ key, salt }) => [key, salt])].map(hexOf)
  })
  expect(new Set(keys).size).toBe(82)
})

test('a segment has at most 65,536 chunks', () => {
  const fast = { ...primitives, hkdfSha256: () => new Uint8Array(96) }
  const ratchet = createRatchet(fast, SEGMENT_KEY.slice(), SEGMENT_ID)
  for (let index = 0; index < 65_536; index++) ratchet.step()
  expect(() => ratchet.step()).toThrow('at most 65536 chunks')
})

test('the sealer overwrites the segment key it was given', () => {
  const segmentKey = SEGMENT_KEY.slice()
  const { sign } = signer(primitives, SUCCESSOR_SEED)
  const sealer = createSealer({ primitives, header: segmentHeader(), segmentKey, envelope: ENVELOPE, sign })
  sealer.begin(START)
  expect(segmentKey).toEqual(SEGMENT_KEY)
  sealer.end({ stamp: START, cause: 'stopped', durable: 0 })
  expect(segmentKey).toEqual(new Uint8Array(32))
})

test('a sealer refuses a key or an envelope that the HEADER does not name', () => {
  const setup = { primitives, header: segmentHeader(), ...signer(primitives, SUCCESSOR_SEED) }
  const other = { ...setup, segmentKey: filled(32, 1), envelope: ENVELOPE }
  expect(() => createSealer(other)).toThrow(expect.objectContaining({ code: 'COMPUTE_FAILED' }))
  expect(() => createSealer(other)).toThrow('key commitment')
  const stranger = { ...setup, segmentKey: SEGMENT_KEY.slice(), envelope: utf8('another') }
  expect(() => createSealer(stranger)).toThrow('envelope hash')
})

test.each([31, 33, 0])('a segment key of %i bytes is refused, and so is such a segment id', (length) => {
  expect(() => createRatchet(primitives, filled(length, 1), SEGMENT_ID)).toThrow(
    `segment key of ${length} bytes`,
  )
  const id = filled(length === 0 ? 0 : length - 16, 1)
  expect(() => createRatchet(primitives, SEGMENT_KEY.slice(), id)).toThrow(`segment id of ${id.length} bytes`)
})

test.each([-1, 0.5, 65_536, Number.NaN])('there is no chunk %d', (index) => {
  expect(() => chunkSecretsAt(primitives, SEGMENT_KEY, SEGMENT_ID, index)).toThrow(`chunk ${index}`)
})

test('what a step was derived into is overwritten', () => {
  const derived: Uint8Array[] = []
  const watched: typeof primitives = {
    ...primitives,
    hkdfSha256(...given) {
      const okm = primitives.hkdfSha256(...given)
      derived.push(okm)
      return okm
    },
  }
  chunkSecretsAt(watched, SEGMENT_KEY, SEGMENT_ID, 2)
  expect(derived).toHaveLength(3)
  expect(derived.flatMap((okm) => [...okm]).every((byte) => byte === 0)).toBe(true)
})
