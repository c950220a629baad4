/**
 * Primitives over node:crypto: the hot path of the camera and of the verifier.
 *
 * Results are plain byte arrays of their own (never views into Node's buffer pool, which
 * other code could read or overwrite). Bad input from outside is an answer, not an error.
 */

import type { KeyObject } from 'node:crypto'
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  sign,
  verify,
} from 'node:crypto'
import type { Bytes } from '../../src/bytes.ts'
import { bytesOfHex, concatBytes, wipe } from '../../src/bytes.ts'
import { ed25519Acceptable } from '../../src/ed25519.ts'
import { assert } from '../../src/errors.ts'
import type { Primitives } from '../../src/primitives.ts'

const CIPHER = 'aes-256-gcm'
const TAG_BYTES = 16
/** Node allocates what update() returns: pieces that the allocator gives out again at once are a third faster. */
const PIECE_BYTES = 64 * 1024
const GCM = { authTagLength: TAG_BYTES }

/** DER around a raw key: SubjectPublicKeyInfo and PKCS#8 (RFC 8410 §4, §7; RFC 5480 §2). */
const ED25519_SPKI = der('302a300506032b6570032100')
const ED25519_PKCS8 = der('302e020100300506032b657004220420')
const P256_SPKI = der('3059301306072a8648ce3d020106082a8648ce3d030107034200')

export const nodePrimitives: Primitives = {
  sha256(...parts) {
    const hash = createHash('sha256')
    for (const part of parts) hash.update(part)
    return owned(hash.digest())
  },
  sha256Stream() {
    const hash = createHash('sha256')
    return { update: (part) => void hash.update(part), digest: () => owned(hash.digest()) }
  },
  hmacSha256(key, ...parts) {
    const mac = createHmac('sha256', key)
    for (const part of parts) mac.update(part)
    return owned(mac.digest())
  },
  hkdfSha256: (key, salt, info, length) => new Uint8Array(hkdfSync('sha256', key, salt, info, length)),
  aes256GcmSeal(key, nonce, aad, plaintext, into) {
    assert(
      key.length === 32 && nonce.length === 12,
      `AES key of ${key.length}, nonce of ${nonce.length} bytes`,
    )
    const cipher = createCipheriv(CIPHER, key, nonce, GCM)
    cipher.setAAD(aad)
    const sealed = into ?? new Uint8Array(plaintext.length + TAG_BYTES)
    assert(
      sealed.length === plaintext.length + TAG_BYTES,
      `${sealed.length} bytes for ${plaintext.length} and a tag`,
    )
    for (let at = 0; at < plaintext.length; at += PIECE_BYTES)
      sealed.set(cipher.update(plaintext.subarray(at, at + PIECE_BYTES)), at)
    cipher.final()
    sealed.set(cipher.getAuthTag(), plaintext.length)
    return sealed
  },
  aes256GcmOpen(key, nonce, aad, sealed) {
    assert(
      key.length === 32 && nonce.length === 12,
      `AES key of ${key.length}, nonce of ${nonce.length} bytes`,
    )
    const bodyBytes = sealed.length - TAG_BYTES
    if (bodyBytes < 0) return undefined
    const decipher = createDecipheriv(CIPHER, key, nonce, GCM)
    decipher.setAAD(aad)
    decipher.setAuthTag(sealed.subarray(bodyBytes))
    const plaintext = decipher.update(sealed.subarray(0, bodyBytes))
    try {
      decipher.final()
    } catch (error) {
      wipe(plaintext)
      // final() of GCM has one way to fail: the tag
      if (error instanceof Error) return undefined
      throw error
    }
    return owned(plaintext)
  },
  ed25519PublicKey(seed) {
    const spki = createPublicKey(ed25519Private(seed)).export({ format: 'der', type: 'spki' })
    return owned(spki.subarray(ED25519_SPKI.length))
  },
  ed25519Sign: (seed, message) => owned(sign(null, message, ed25519Private(seed))),
  ed25519Verify(publicKey, message, signature) {
    if (!ed25519Acceptable(publicKey, signature)) return false
    const key = publicKeyOf(ED25519_SPKI, publicKey)
    return key !== undefined && verify(null, message, key, signature)
  },
  p256Verify(publicKey, message, signature) {
    if (publicKey.length !== 65 || publicKey[0] !== 4 || signature.length !== 64) return false
    const key = publicKeyOf(P256_SPKI, publicKey)
    return key !== undefined && verify('sha256', message, { key, dsaEncoding: 'ieee-p1363' }, signature)
  },
}

function ed25519Private(seed: Uint8Array): KeyObject {
  assert(seed.length === 32, `Ed25519 seed of ${seed.length} bytes, not 32`)
  const pkcs8 = concatBytes(ED25519_PKCS8, seed)
  const key = createPrivateKey({ key: Buffer.from(pkcs8.buffer), format: 'der', type: 'pkcs8' })
  wipe(pkcs8)
  return key
}

/** The key, or undefined where OpenSSL refuses the point. */
function publicKeyOf(prefix: Bytes, raw: Uint8Array): KeyObject | undefined {
  const spki = concatBytes(prefix, raw)
  try {
    return createPublicKey({ key: Buffer.from(spki.buffer), format: 'der', type: 'spki' })
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined
    throw error
  }
}

/** A copy outside Node's pool for what is small; large results have memory of their own already. */
function owned(buffer: Uint8Array): Bytes {
  const { buffer: memory, byteOffset, byteLength } = buffer
  const whole = byteOffset === 0 && memory.byteLength === byteLength && memory instanceof ArrayBuffer
  return whole ? new Uint8Array(memory) : Uint8Array.from(buffer)
}

function der(hex: string): Bytes {
  const bytes = bytesOfHex(hex)
  assert(bytes, `"${hex}" is not hexadecimal`)
  return bytes
}
