/**
 * Signatures that were checked are not checked again: device, verifier and simulator look at the same ones, and
 * they cost more than all the rest of a run; so do loops that check one piece of evidence thousands of times over.
 * The same answers as without.
 */
import { latin1 } from '../bytes.ts'
import type { Primitives } from '../primitives.ts'

/** A shift has a few thousand; then all are forgotten. */
const KNOWN_MAX = 16_384

export function remembering(primitives: Primitives): Primitives {
  return {
    ...primitives,
    ed25519Verify: remembered(primitives.ed25519Verify),
    p256Verify: remembered(primitives.p256Verify),
  }
}

type Verify = Primitives['ed25519Verify']

function remembered(verify: Verify): Verify {
  const known = new Map<string, boolean>()
  return (publicKey, message, signature) => {
    // Lengths first, so that no two questions are written alike.
    const question = `${publicKey.length} ${signature.length} ${latin1(publicKey)}${latin1(signature)}${latin1(message)}`
    const answer = known.get(question) ?? verify(publicKey, message, signature)
    if (known.size >= KNOWN_MAX) known.clear()
    known.set(question, answer)
    return answer
  }
}
