/**
 * The body of CHUNK and END: AES-256-GCM under a key of its own, bound to its leaf and HEADER.
 *
 *   nonce = 00×7 ‖ u32 i ‖ last        AAD = SHA-256(HEADER body) ‖ leaf[0..96)
 *   commitment (in the leaf) = HMAC-SHA-256(salt_i, plaintext)
 *
 * The commitment makes GCM committing: another key that fits the tag does not fit it. What was sealed is opened at
 * once: memory and processors err under heat and radiation, and the plaintext is still here. A wrong result is
 * thrown away, and with it the segment: under this key and nonce nothing is sealed twice.
 */
import type { Bytes } from '../bytes.ts'
import { concatBytes, equalBytes, viewOf, wipe } from '../bytes.ts'
import { assert, ZeugeError } from '../errors.ts'
import type { Primitives } from '../primitives.ts'
import { HEAD_BYTES, writeHead } from './entry.ts'
import type { Leaf } from './leaf.ts'
import { BODY_BYTES_MAX, encodeLeaf, HASH_BYTES, LEAF_AAD_BYTES, TAG_BYTES } from './leaf.ts'
import type { RatchetStep } from './ratchet.ts'

export interface SealedEntry {
  /** Preamble, leaf and body in one buffer. */
  readonly entry: Bytes
  readonly leafBytes: Uint8Array
}

/** What a sealed leaf says beyond what sealing itself finds out. */
export type ChunkLeaf = Omit<Leaf, 'counter' | 'plaintextBytes' | 'bodyBytes' | 'commitment' | 'bodyHash'>

const UNHASHED: Bytes = new Uint8Array(HASH_BYTES)

/**
 * The whole entry of one CHUNK or END. The secrets of `step` are wiped: they were for this message only.
 * Throws COMPUTE_FAILED where it does not open again as what it was.
 * @param into as long as the plaintext: where it is opened for that, and wiped
 */
export function sealChunk(
  primitives: Primitives,
  step: RatchetStep,
  headerHash: Uint8Array,
  leaf: ChunkLeaf,
  leafIndex: number,
  plaintext: Uint8Array,
  into?: Bytes,
): SealedEntry {
  const bodyBytes = plaintext.length + TAG_BYTES
  assert(bodyBytes <= BODY_BYTES_MAX[leaf.type], `${leaf.type} of ${plaintext.length} bytes`)
  const whole: Leaf = {
    ...leaf,
    counter: step.index,
    plaintextBytes: plaintext.length,
    bodyBytes,
    commitment: primitives.hmacSha256(step.salt, plaintext),
    bodyHash: UNHASHED,
  }
  const leafBytes = encodeLeaf(whole)
  const nonce = chunkNonce(step.index, leaf.flags.final)
  const entry = new Uint8Array(HEAD_BYTES + bodyBytes)
  const body = entry.subarray(HEAD_BYTES)
  primitives.aes256GcmSeal(step.key, nonce, chunkAad(headerHash, leafBytes), plaintext, body)
  const opened = openChunk(primitives, step, headerHash, whole, leafBytes, body, into)
  wipe(step.key, step.salt)
  if (opened === undefined)
    throw new ZeugeError(
      'COMPUTE_FAILED',
      'what was just sealed does not open; the recording goes on in a new segment',
    )
  wipe(opened)
  leafBytes.set(primitives.sha256(body), LEAF_AAD_BYTES)
  writeHead(entry, leafBytes, leafIndex, false, bodyBytes)
  return { entry, leafBytes }
}

/**
 * The plaintext; undefined unless the tag AND the leaf's commitment match, so that what is released is
 * what was committed to. The caller has compared the body with `leaf.bodyHash` or does not care who broke it.
 * @param into as of aes256GcmOpen; may be the beginning of `body`
 */
export function openChunk(
  primitives: Primitives,
  step: RatchetStep,
  headerHash: Uint8Array,
  leaf: Leaf,
  leafBytes: Uint8Array,
  body: Uint8Array,
  into?: Bytes,
): Bytes | undefined {
  if (leaf.counter !== step.index || body.length !== leaf.bodyBytes) return undefined
  const nonce = chunkNonce(step.index, leaf.flags.final)
  const aad = chunkAad(headerHash, leafBytes)
  const plaintext = primitives.aes256GcmOpen(step.key, nonce, aad, body, into)
  if (plaintext === undefined) return undefined
  if (equalBytes(primitives.hmacSha256(step.salt, plaintext), leaf.commitment)) return plaintext
  wipe(plaintext)
  return undefined
}

export function chunkNonce(index: number, last: boolean): Bytes {
  const nonce = new Uint8Array(12)
  viewOf(nonce).setUint32(7, index)
  nonce[11] = last ? 1 : 0
  return nonce
}

export function chunkAad(headerHash: Uint8Array, leafBytes: Uint8Array): Bytes {
  return concatBytes(headerHash, leafBytes.subarray(0, LEAF_AAD_BYTES))
}
