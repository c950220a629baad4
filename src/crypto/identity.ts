/**
 * Whose evidence it is: from a pinned root over the device certificate and its epoch statement to the
 * epoch key that signs the checkpoints.
 *
 *   root ─► device certificate ─► epoch statement ─► successor … ─► epoch key
 *
 * Two questions, kept apart: does the chain inside the evidence hold (else `invalid`), and does it
 * begin at a root that the verifier was told to trust. Bad certificates are answers, never errors.
 */
import type { Bytes } from '../bytes.ts'
import type { Primitives } from '../primitives.ts'
import { checkChain, type ReadChain, readChain } from './certificate.ts'
import { epochStatementMessage, type Header, successorMessage } from './header.ts'
import type { Trust } from './trust.ts'
import type { IdentityState } from './verdict.ts'

export interface Identity {
  readonly state: IdentityState
  /** Pseudonym, as the evidence names it. */
  readonly device?: string
  /** Why it is not `trusted`. */
  readonly reason?: string
  readonly detail?: string
  /** Validity and revocation were judged by the camera's own clock, over the time that witnesses prove, or not at all. */
  readonly time?: 'camera-clock-unproven' | 'unknown' | 'witnessed'
  readonly keyStore?: Header['keyStore']
}

/** P-256 point of the certificate in `header`; undefined where there is no good one. Nothing is said about its issuer. */
export function deviceKeyOf(header: Header, read: ReadChain = readChain): Bytes | undefined {
  const result = read(header.certificates, header.device)
  return result.ok ? result.certificate.publicKey : undefined
}

/**
 * @param wallUs the recording's time, Unix µs, by the camera's clock
 * @param readCertificate one that remembers, where many files of few cameras are looked at
 */
export function identify(
  primitives: Primitives,
  header: Header,
  trust: Trust | undefined,
  wallUs: number | undefined,
  readCertificate: ReadChain = readChain,
): Identity {
  const { device, keyStore } = header
  const read = readCertificate(header.certificates, device)
  if (!read.ok) return { state: 'invalid', device, keyStore, reason: read.problem, detail: read.detail }
  const broken = epochFault(primitives, header, read.certificate.publicKey)
  if (broken !== undefined) return { state: 'invalid', device, keyStore, ...broken }
  if (trust === undefined) return { state: 'unchecked', device, keyStore }
  const time = wallUs === undefined ? 'unknown' : 'camera-clock-unproven'
  const result = checkChain(primitives, {
    certificate: read.certificate,
    roots: trust.roots,
    revoked: trust.revoked,
    ...(wallUs !== undefined && { atUs: wallUs }),
  })
  if (result.ok) return { state: 'trusted', device, keyStore, time }
  return { state: 'untrusted', device, keyStore, time, reason: result.problem, detail: result.detail }
}

/** Where the way from the device key to the file's epoch key is broken. */
export function epochFault(
  primitives: Primitives,
  { device, statement, successors }: Pick<Header, 'device' | 'statement' | 'successors'>,
  deviceKey: Bytes,
): { readonly reason: string; readonly detail: string } | undefined {
  if (!primitives.p256Verify(deviceKey, epochStatementMessage(device, statement), statement.signature))
    return { reason: 'bad-statement', detail: 'the epoch statement is not signed by the device key' }
  let predecessor = statement.publicKey
  for (const [at, { publicKey, signature }] of successors.entries()) {
    const said = successorMessage({
      device,
      counter: statement.counter,
      index: at + 1,
      predecessor,
      publicKey,
    })
    if (!primitives.ed25519Verify(predecessor, said, signature))
      return { reason: 'bad-successor', detail: `successor ${at + 1} is not signed by its predecessor` }
    predecessor = publicKey
  }
  return undefined
}
