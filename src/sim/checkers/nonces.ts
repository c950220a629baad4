/** Invariant 3: every chunk has a key of its own, so no pair of key and nonce comes twice, over all boots. */
import type { Checker, Report } from '../checker.ts'

export function checkNonces(report: Report): Checker {
  const used = new Set<string>()
  return {
    sealed(key, nonce) {
      const pair = String.fromCharCode(...key, ...nonce)
      if (used.has(pair)) report('two messages were sealed with the same key and nonce')
      used.add(pair)
    },
  }
}
