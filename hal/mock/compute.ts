/**
 * Arithmetic that goes wrong once, as memory and processors do under heat and radiation: one bit of the next
 * result of an operation is flipped. Everything else is the real primitives' answer.
 */
import type { Bytes } from '../../src/bytes.ts'
import type { Primitives } from '../../src/primitives.ts'
import type { Random } from './random.ts'

/** Results that evidence rests on. */
export type Computation = 'seal' | 'hash' | 'mac' | 'sign'

export interface ComputeHand {
  /** The next result of this kind has one wrong bit. */
  wrongNext(computation: Computation): void
  /** Whether that result is still to come. */
  armed(): boolean
  /** Wrong results given so far. */
  wrong(): number
}

export function createCompute(
  primitives: Primitives,
  random: Random,
): { primitives: Primitives; hand: ComputeHand } {
  let next: Computation | undefined
  let wrong = 0

  function check(computation: Computation, result: Bytes): Bytes {
    if (next !== computation) return result
    next = undefined
    wrong++
    const at = random.int(result.length)
    result[at] = (result[at] ?? 0) ^ (1 << random.int(8))
    return result
  }
  return {
    primitives: {
      ...primitives,
      sha256: (...parts) => check('hash', primitives.sha256(...parts)),
      hmacSha256: (key, ...parts) => check('mac', primitives.hmacSha256(key, ...parts)),
      aes256GcmSeal: (key, nonce, aad, plaintext, into) =>
        check('seal', primitives.aes256GcmSeal(key, nonce, aad, plaintext, into)),
      ed25519Signer(seed) {
        const sign = primitives.ed25519Signer(seed)
        return (message) => check('sign', sign(message))
      },
    },
    hand: {
      wrongNext(computation) {
        next = computation
      },
      armed: () => next !== undefined,
      wrong: () => wrong,
    },
  }
}
