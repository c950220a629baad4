/**
 * Signatures that were made here or checked are not checked again: device, verifier and simulator look at the same ones, and
 * they cost more than all the rest of a run; so do loops that check one piece of evidence thousands of times over.
 * The same answers as without.
 */
import { type Bytes, latin1 } from '../bytes.ts'
import type { Primitives } from '../primitives.ts'

/** A shift has a few thousand; then all are forgotten. */
const KNOWN_MAX = 16_384

export function remembering(primitives: Primitives): Primitives {
  const ed25519 = remembered(primitives.ed25519Verify)
  const p256 = remembered(primitives.p256Verify)
  /** Of simulated devices, which keep no secrets from their simulator. */
  const publicKeys = new Map<string, Bytes>()
  function publicKeyOf(seed: Uint8Array): Bytes {
    const word = latin1(seed)
    const publicKey = publicKeys.get(word) ?? primitives.ed25519PublicKey(seed)
    if (publicKeys.size >= KNOWN_MAX) publicKeys.clear()
    publicKeys.set(word, publicKey)
    return publicKey.slice()
  }
  return {
    ...primitives,
    ed25519PublicKey: publicKeyOf,
    ed25519Signer(seed) {
      const publicKey = publicKeyOf(seed)
      const sign = primitives.ed25519Signer(seed)
      let made = 0
      return (message) => {
        const signature = sign(message)
        // What has just been made is good; now and then it is checked all the same. A bit that is wrong afterwards is
        // another signature.
        if (made++ % CHECKED_EVERY !== 0) ed25519.know(publicKey, message, signature)
        return signature
      }
    },
    ed25519Verify: ed25519.verify,
    p256Verify: p256.verify,
  }
}

/** Of its own signatures, one in so many is verified like anybody else's. */
const CHECKED_EVERY = 16

type Verify = Primitives['ed25519Verify']

function remembered(verify: Verify): {
  readonly verify: Verify
  know(...question: Parameters<Verify>): void
} {
  const known = new Map<string, boolean>()
  function note(question: string, answer: boolean): boolean {
    if (known.size >= KNOWN_MAX) known.clear()
    known.set(question, answer)
    return answer
  }
  // Lengths first, so that no two questions are written alike.
  const written: (...question: Parameters<Verify>) => string = (publicKey, message, signature) =>
    `${publicKey.length} ${signature.length} ${latin1(publicKey)}${latin1(signature)}${latin1(message)}`
  return {
    know: (...question) => void note(written(...question), true),
    verify(...question) {
      const word = written(...question)
      return known.get(word) ?? note(word, verify(...question))
    },
  }
}
