/**
 * The key ratchet of a segment: each chunk has a key of its own, and a key that was used
 * cannot be computed again from what is left in memory.
 *
 *   segment key = ck_0
 *   HKDF-SHA-256(ck_i, salt "", "zeuge/v1 step" ‖ 0 ‖ segment id ‖ u64 i, 96) = key_i ‖ salt_i ‖ ck_{i+1}
 */
import type { Bytes } from '../bytes.ts'
import { concatBytes, wipe } from '../bytes.ts'
import { assert } from '../errors.ts'
import type { Primitives } from '../primitives.ts'
import { LABELS, u64 } from './header.ts'
import { CHUNKS_MAX, SEGMENT_ID_BYTES } from './leaf.ts'

export const SEGMENT_KEY_BYTES = 32

const NO_SALT = new Uint8Array(0)

export interface RatchetStep {
  readonly index: number
  /** AES-256 key for exactly one message. */
  readonly key: Bytes
  /** HMAC key of the plaintext's commitment. */
  readonly salt: Bytes
}

export interface Ratchet {
  /** The next chunk's secrets, the caller's to wipe; the chain key they came from is gone. */
  step(): RatchetStep
  /** Ends it: the chain key is overwritten. Idempotent. */
  wipe(): void
}

/** Takes `segmentKey` over: its bytes are overwritten by the first step. */
export function createRatchet(primitives: Primitives, segmentKey: Bytes, segmentId: Uint8Array): Ratchet {
  assert(segmentKey.length === SEGMENT_KEY_BYTES, `segment key of ${segmentKey.length} bytes, not 32`)
  assert(segmentId.length === SEGMENT_ID_BYTES, `segment id of ${segmentId.length} bytes, not 16`)
  const chainKey = segmentKey
  let index = 0
  let ended = false
  return {
    step() {
      assert(!ended, 'the ratchet was wiped')
      assert(index < CHUNKS_MAX, `a segment has at most ${CHUNKS_MAX} chunks`)
      const info = concatBytes(LABELS.step, segmentId, u64(index))
      const okm = primitives.hkdfSha256(chainKey, NO_SALT, info, 96)
      const step = { index, key: okm.slice(0, 32), salt: okm.slice(32, 64) }
      chainKey.set(okm.subarray(64, 96))
      wipe(okm)
      index++
      return step
    },
    wipe() {
      ended = true
      wipe(chainKey)
    },
  }
}

/** What binds a segment key to its HEADER before any ciphertext is touched. */
export function keyCommitment(primitives: Primitives, segmentKey: Uint8Array, segmentId: Uint8Array): Bytes {
  return primitives.hkdfSha256(segmentKey, NO_SALT, concatBytes(LABELS.commit, segmentId), 32)
}

/** The secrets of chunk `index`; `segmentKey` stays as it is. For many chunks in a row step a ratchet instead. */
export function chunkSecretsAt(
  primitives: Primitives,
  segmentKey: Uint8Array,
  segmentId: Uint8Array,
  index: number,
): RatchetStep {
  assert(Number.isSafeInteger(index) && index >= 0 && index < CHUNKS_MAX, `chunk ${index}`)
  const ratchet = createRatchet(primitives, Uint8Array.from(segmentKey), segmentId)
  let step = ratchet.step()
  while (step.index < index) {
    wipe(step.key, step.salt)
    step = ratchet.step()
  }
  ratchet.wipe()
  return step
}
