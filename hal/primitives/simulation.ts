/**
 * node:crypto for simulated cameras, whose keys are nobody's secret: a private key is read from a JWK, which takes
 * OpenSSL a twelfth of the time of its PKCS#8 decoder. The text of a JWK cannot be wiped, so a camera never does this.
 */
import { createPrivateKey, type KeyObject, sign } from 'node:crypto'
import type { Bytes } from '../../src/bytes.ts'
import { assert } from '../../src/errors.ts'
import type { Primitives } from '../../src/primitives.ts'
import { ed25519Public, nodePrimitives } from './node.ts'

/** The same answers as `nodePrimitives`, for every input. */
export const simulationPrimitives: Primitives = {
  ...nodePrimitives,
  ed25519PublicKey: (seed) => ed25519Public(keyOf(seed)),
  ed25519Signer(seed) {
    const key = keyOf(seed)
    return (message): Bytes => new Uint8Array(sign(null, message, key))
  },
}

function keyOf(seed: Uint8Array): KeyObject {
  assert(seed.length === 32, `Ed25519 seed of ${seed.length} bytes, not 32`)
  const d = Buffer.from(seed).toString('base64url')
  // A JWK has to name its public key; OpenSSL computes it from `d` and does not read this one.
  return createPrivateKey({ key: { kty: 'OKP', crv: 'Ed25519', d, x: d }, format: 'jwk' })
}
