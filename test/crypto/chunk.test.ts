/** One chunk by itself: its largest size, its length, and what is left of one that does not open. */
import { expect, test } from 'vitest'
import { nodePrimitives as primitives } from '../../hal/primitives/node.ts'
import { type Bytes, utf8 } from '../../src/bytes.ts'
import { type ChunkLeaf, chunkAad, chunkNonce, openChunk, sealChunk } from '../../src/crypto/chunk.ts'
import { HEAD_BYTES, parseHead } from '../../src/crypto/entry.ts'
import { BODY_BYTES_MAX, encodeLeaf, type Leaf, parseLeaf, TAG_BYTES } from '../../src/crypto/leaf.ts'
import { createRatchet, type RatchetStep } from '../../src/crypto/ratchet.ts'
import type { Primitives } from '../../src/primitives.ts'
import { filled, SEGMENT_ID } from './fixture.ts'

const HEADER_HASH = filled(32, 9)
const step = (): RatchetStep => createRatchet(primitives, filled(32, 4), SEGMENT_ID).step()
const LEAF: ChunkLeaf = {
  ...{ segmentId: SEGMENT_ID, type: 'CHUNK', track: 1, kind: 2, durationUs: 5, clock: 'rtc' },
  ...{ monotonicNs: 1n, unixUs: 2n },
  flags: { syncFirst: true, discontinuity: false, preRecord: false, degraded: false, final: false },
}

/** Arithmetic that goes wrong once: the first result of this operation has one wrong bit. */
function erring(operation: 'aes256GcmSeal' | 'hmacSha256'): Primitives {
  let erred = false
  const flip = (result: Bytes): Bytes => {
    if (!erred) result[3] = (result[3] ?? 0) ^ 4
    erred = true
    return result
  }
  return operation === 'hmacSha256'
    ? { ...primitives, hmacSha256: (...given) => flip(primitives.hmacSha256(...given)) }
    : { ...primitives, aes256GcmSeal: (...given) => flip(primitives.aes256GcmSeal(...given)) }
}

test.each(['aes256GcmSeal', 'hmacSha256'] as const)(
  'a chunk for which %s gave one wrong bit is noticed before it leaves',
  (operation) => {
    const plaintext = utf8('a second of film')
    const sealWith = (some: Primitives) => sealChunk(some, step(), HEADER_HASH, LEAF, 3, plaintext)
    expect(() => sealWith(erring(operation))).toThrow(expect.objectContaining({ code: 'COMPUTE_FAILED' }))
    expect(plaintext).toEqual(utf8('a second of film'))
    expect(sealWith(primitives).entry.length).toBe(HEAD_BYTES + plaintext.length + TAG_BYTES)
  },
)

const seal = (plaintext: Uint8Array) => sealChunk(primitives, step(), HEADER_HASH, LEAF, 3, plaintext)

test('a chunk is as large as its type allows, and no larger', () => {
  const largest = BODY_BYTES_MAX.CHUNK - TAG_BYTES
  expect(parseHead(seal(new Uint8Array(largest)).entry)?.bodyBytes).toBe(BODY_BYTES_MAX.CHUNK)
  expect(() => seal(new Uint8Array(largest + 1))).toThrow(`CHUNK of ${largest + 1} bytes`)
})

/** A body that is genuine in every respect but that its leaf speaks of another length. */
function withLength(lie: number): { readonly leaf: Leaf; readonly leafBytes: Bytes; readonly body: Bytes } {
  const plaintext = utf8('a second of film')
  const { key, salt, index } = step()
  const plaintextBytes = plaintext.length + lie
  const leafBytes = encodeLeaf({
    ...LEAF,
    ...{ counter: index, plaintextBytes, bodyBytes: plaintextBytes + TAG_BYTES },
    commitment: primitives.hmacSha256(salt, plaintext),
    bodyHash: new Uint8Array(32),
  })
  const aad = chunkAad(HEADER_HASH, leafBytes)
  const body = primitives.aes256GcmSeal(key, chunkNonce(index, false), aad, plaintext)
  const leaf = parseLeaf(leafBytes)
  if (leaf === undefined) throw new Error('no leaf')
  return { leaf, leafBytes, body }
}

test.each([
  [0, true],
  [1, false],
  [-1, false],
])('a body with %i bytes less than its leaf says opens: %s, whatever its tag', (lie, opens) => {
  const { leaf, leafBytes, body } = withLength(lie)
  const opened = openChunk(primitives, step(), HEADER_HASH, leaf, leafBytes, body)
  expect(opened !== undefined).toBe(opens)
})

test('what fits the tag and not the commitment is wiped where it lies', () => {
  const { entry, leafBytes } = seal(utf8('a second of film'))
  const leaf = parseLeaf(leafBytes)
  if (leaf === undefined) throw new Error('no leaf')
  const body = entry.slice(HEAD_BYTES)
  const into = body.subarray(0, body.length - TAG_BYTES)
  const other = { ...leaf, commitment: filled(32, 1) }
  expect(openChunk(primitives, step(), HEADER_HASH, other, leafBytes, body, into)).toBeUndefined()
  expect(into.every((byte) => byte === 0)).toBe(true)
})

test('a chunk uses up its key and salt', () => {
  const used = step()
  sealChunk(primitives, used, HEADER_HASH, LEAF, 0, utf8('x'))
  expect([...used.key, ...used.salt].every((byte) => byte === 0)).toBe(true)
})
