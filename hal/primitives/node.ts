/**
 * Primitives over node:crypto: the hot path of the camera and of the verifier.
 *
 * Results are plain byte arrays of their own (never views into Node's buffer pool, which
 * other code could read or overwrite). Bad input from outside is an answer, not an error.
 */

import type { JsonWebKey, KeyObject } from 'node:crypto'
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  hash,
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
/** Node allocates what update() returns: pieces that the allocator gives out again at once are twice as fast. */
const PIECE_BYTES = 32 * 1024
const GCM = { authTagLength: TAG_BYTES }

/** Hashed in one call: a stream's object costs more than a few hundred bytes, and the collector pays again. */
const SMALL_BYTES = 4096
const small = new Uint8Array(SMALL_BYTES)

/** PKCS#8 before a raw seed (RFC 8410 §7); bytes can be wiped, the text of a JWK could not. */
const ED25519_PKCS8 = der('302e020100300506032b657004220420')

export const nodePrimitives: Primitives = {
  sha256(...parts) {
    let length = 0
    for (const part of parts) length += part.length
    if (length <= SMALL_BYTES) return owned(hash('sha256', joined(parts, length), 'buffer'))
    const stream = createHash('sha256')
    for (const part of parts) stream.update(part)
    return owned(stream.digest())
  },
  sha256Stream() {
    const stream = createHash('sha256')
    return { update: (part) => void stream.update(part), digest: () => owned(stream.digest()) }
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
  aes256GcmOpen(key, nonce, aad, sealed, into) {
    assert(
      key.length === 32 && nonce.length === 12,
      `AES key of ${key.length}, nonce of ${nonce.length} bytes`,
    )
    const bodyBytes = sealed.length - TAG_BYTES
    if (bodyBytes < 0) return undefined
    const plaintext = into ?? new Uint8Array(bodyBytes)
    assert(plaintext.length === bodyBytes, `${plaintext.length} bytes for a plaintext of ${bodyBytes}`)
    const decipher = createDecipheriv(CIPHER, key, nonce, GCM)
    decipher.setAAD(aad)
    decipher.setAuthTag(sealed.subarray(bodyBytes))
    for (let at = 0; at < bodyBytes; at += PIECE_BYTES) {
      const piece = decipher.update(sealed.subarray(at, Math.min(at + PIECE_BYTES, bodyBytes)))
      plaintext.set(piece, at)
      wipe(piece)
    }
    try {
      decipher.final()
    } catch (error) {
      wipe(plaintext)
      // final() of GCM has one way to fail: the tag
      if (error instanceof Error) return undefined
      throw error
    }
    return plaintext
  },
  ed25519PublicKey: (seed) => ed25519Public(ed25519Private(seed)),
  ed25519Signer(seed) {
    const key = ed25519Private(seed)
    return (message) => owned(sign(null, message, key))
  },
  ed25519Verify(publicKey, message, signature) {
    if (!ed25519Acceptable(publicKey, signature)) return false
    const key = publicKeyOf({ kty: 'OKP', crv: 'Ed25519', x: base64url(publicKey) })
    return key !== undefined && verify(null, message, key, signature)
  },
  p256Verify(publicKey, message, signature) {
    if (publicKey.length !== 65 || publicKey[0] !== 4 || signature.length !== 64) return false
    const [x, y] = [base64url(publicKey.subarray(1, 33)), base64url(publicKey.subarray(33))]
    const key = publicKeyOf({ kty: 'EC', crv: 'P-256', x, y })
    return key !== undefined && verify('sha256', message, { key, dsaEncoding: 'ieee-p1363' }, signature)
  },
}

/** One part as it is; several in memory that the next call overwrites. */
function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = parts
  if (parts.length === 1 && only !== undefined) return only
  let at = 0
  for (const part of parts) {
    small.set(part, at)
    at += part.length
  }
  return small.subarray(0, length)
}

function ed25519Private(seed: Uint8Array): KeyObject {
  assert(seed.length === 32, `Ed25519 seed of ${seed.length} bytes, not 32`)
  const pkcs8 = concatBytes(ED25519_PKCS8, seed)
  const key = createPrivateKey({ key: Buffer.from(pkcs8.buffer), format: 'der', type: 'pkcs8' })
  wipe(pkcs8)
  return key
}

/** As a JWK: OpenSSL's DER encoder takes fifty times as long. */
export function ed25519Public(key: KeyObject): Bytes {
  const { x } = createPublicKey(key).export({ format: 'jwk' })
  assert(x !== undefined, 'an Ed25519 key has an x')
  return Uint8Array.from(Buffer.from(x, 'base64url'))
}

/** The key, or undefined where OpenSSL refuses the point. As a JWK: its DER decoder takes ten times as long. */
function publicKeyOf(jwk: JsonWebKey): KeyObject | undefined {
  try {
    return createPublicKey({ key: jwk, format: 'jwk' })
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined
    throw error
  }
}

function base64url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url')
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
