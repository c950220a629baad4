/**
 * Reads each certificate once: evidence of one camera has the same one in every HEADER, and reading it takes longer
 * than checking a signature.
 */
import { latin1 } from '../bytes.ts'
import { type CertificateResult, type ReadChain, readChain } from './certificate.ts'

/** Of so many cameras at once; then all are forgotten. */
const CHAINS_MAX = 64

/** `readChain`, with the same answers. */
export function createChainReader(): ReadChain {
  const known = new Map<string, CertificateResult>()
  return (chain, device) => {
    const key = `${device} ${chain.map(latin1).join(' ')}`
    const before = known.get(key)
    if (before !== undefined) return before
    const result = readChain(chain, device)
    if (known.size >= CHAINS_MAX) known.clear()
    known.set(key, result)
    return result
  }
}
