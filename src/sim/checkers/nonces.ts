/** Invariant 3: every chunk has a key of its own, so no pair of key and nonce comes twice, over all boots. */
import { latin1 } from '../../bytes.ts'
import type { Checker, Report } from '../checker.ts'

export function checkNonces(report: Report): Checker {
  const used = new Set<string>()
  return {
    sealed(key, nonce) {
      const pair = latin1(key) + latin1(nonce)
      if (used.has(pair)) report('nonce-twice', 'two messages were sealed with the same key and nonce')
      used.add(pair)
    },
  }
}
