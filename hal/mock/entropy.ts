/** Bytes of the seed, as unpredictable as a simulation may be. */
import { assert } from '../../src/errors.ts'
import type { Hal } from '../hal.ts'
import type { Random } from './random.ts'

const ENTROPY_BYTES_MAX = 1024

export function createEntropy(random: Random): Hal['entropy'] {
  return {
    bytes(length) {
      assert(length <= ENTROPY_BYTES_MAX, `${length} bytes of entropy at once, at most ${ENTROPY_BYTES_MAX}`)
      return random.bytes(length)
    },
  }
}
