/**
 * Primitives that cost nothing and prove nothing: the same shapes and the same consistency (what was sealed opens,
 * what was signed verifies), so that a shift runs as it does with real ones. For measuring the rest of it alone.
 */
import { type Bytes, equalBytes } from '../src/bytes.ts'
import type { Primitives } from '../src/primitives.ts'

const HASH_BYTES = 32
const TAG_BYTES = 16
const MASK = 0xa5

function wordAt(part: Uint8Array, at: number): number {
  const pair = (part[at] as number) | ((part[at + 1] as number) << 8)
  return pair | ((part[at + 2] as number) << 16) | ((part[at + 3] as number) << 24)
}

/** Two lanes of FNV-1a, then spread: tells inputs apart, no more. */
function createMix() {
  let a = 0x811c9dc5
  let b = 0x9dc5811c
  function mix(word: number): void {
    a = Math.imul(a ^ word, 0x01000193)
    a ^= a >>> 15
    b = Math.imul(b + word, 0x85ebca6b) ^ (b >>> 13)
  }
  return {
    add(part: Uint8Array): void {
      const whole = part.length & ~3
      for (let at = 0; at < whole; at += 4) mix(wordAt(part, at))
      for (let at = whole; at < part.length; at++) mix(part[at] as number)
      a = Math.imul(a ^ part.length, 0x01000193)
    },
    spread(length: number): Bytes {
      const out = new Uint8Array(length)
      let word = a ^ Math.imul(b, 0xc2b2ae35)
      for (let at = 0; at < length; at++) {
        word = Math.imul(word ^ (word >>> 15), 0x2c1b3c6d) + (b ^ at)
        out[at] = word >>> 24
      }
      return out
    },
  }
}

function mixOf(length: number, parts: readonly Uint8Array[]): Bytes {
  const mix = createMix()
  for (const part of parts) mix.add(part)
  return mix.spread(length)
}

const signatureOf = (publicKey: Uint8Array, message: Uint8Array): Bytes => mixOf(64, [publicKey, message])

export const stubPrimitives: Primitives = {
  sha256: (...parts) => mixOf(HASH_BYTES, parts),
  sha256Stream() {
    const mix = createMix()
    return { update: mix.add, digest: () => mix.spread(HASH_BYTES) }
  },
  hmacSha256: (key, ...parts) => mixOf(HASH_BYTES, [key, ...parts]),
  hkdfSha256: (key, salt, info, length) => mixOf(length, [key, salt, info]),
  aes256GcmSeal(_key, _nonce, _aad, plaintext, into = new Uint8Array(plaintext.length + TAG_BYTES)) {
    for (let at = 0; at < plaintext.length; at++) into[at] = (plaintext[at] as number) ^ MASK
    return into
  },
  aes256GcmOpen(_key, _nonce, _aad, sealed, into = new Uint8Array(Math.max(0, sealed.length - TAG_BYTES))) {
    for (let at = 0; at < into.length; at++) into[at] = (sealed[at] as number) ^ MASK
    return into
  },
  ed25519PublicKey: (seed) => mixOf(HASH_BYTES, [seed]),
  ed25519Signer(seed) {
    const publicKey = mixOf(HASH_BYTES, [seed])
    return (message) => signatureOf(publicKey, message)
  },
  ed25519Verify: (publicKey, message, signature) => equalBytes(signatureOf(publicKey, message), signature),
  p256Verify: () => true,
}
