/** The browser's entropy (Web Crypto). */
import { assert } from '../../src/errors.ts'
import type { Entropy } from '../hal.ts'

const BYTES_MAX = 1024

export function openWebEntropy(): Entropy {
  return {
    bytes(length) {
      assert(length >= 0 && length <= BYTES_MAX, `${length} bytes of entropy at once, at most ${BYTES_MAX}`)
      return crypto.getRandomValues(new Uint8Array(length))
    },
  }
}
