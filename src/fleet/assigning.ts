/**
 * Assigning a camera to who takes it out: signed by the station, offered to the camera for some hours, checked by the camera.
 *
 *   pseudonym, sealed name ─► signed ─► catalogue ─► camera asks ─► signature, device, hash of the name ─► device/assignment.ts
 *
 * The name comes here sealed already: who assigns seals it at once, and the station has no key to it.
 */
import { type Bytes, textOf, utf8 } from '../bytes.ts'
import { isNameOf, judgeAssignment, SEALED_NAME_BYTES_MAX, signAssignment } from '../crypto/assignment.ts'
import { base64Of, bytesOfBase64 } from '../crypto/base64.ts'
import type { StationKey } from '../crypto/stationkey.ts'
import { assert, ZeugeError } from '../errors.ts'
import type { Primitives } from '../primitives.ts'
import type { StoredAssignment } from './book.ts'
import type { OffloadParts } from './parts.ts'
import type { OfferedAssignment } from './target.ts'

/** A camera that comes later than that is not handed an assignment nobody remembers. */
const OFFERED_US = 12 * 3_600_000_000

export interface Assigning {
  readonly device: string
  /** Pseudonym. */
  readonly wearer: string
  /** An age file. */
  readonly name?: Bytes
  readonly unixUs: number
}

export function makeAssignment(
  primitives: Primitives,
  key: StationKey,
  { device, wearer, name, unixUs }: Assigning,
): StoredAssignment {
  assert(name === undefined || name.length <= SEALED_NAME_BYTES_MAX, `a sealed name of ${name?.length} bytes`)
  const nameHash = name === undefined ? null : primitives.sha256(name)
  const said = { station: key.signer.name, device, wearer, nameHash, unixUs }
  const assignment = textOf(signAssignment(primitives, said, key.signer, key.chain))
  assert(assignment, 'an assignment is text')
  return { device, wearer, assignment, name: name === undefined ? '' : base64Of(name), unixUs }
}

/** What the camera is told when it asks; nothing once it has waited too long. */
export function offered(stored: StoredAssignment | undefined, nowUs: number): OfferedAssignment | undefined {
  if (stored === undefined || nowUs - stored.unixUs > OFFERED_US) return undefined
  const name = stored.name === '' ? undefined : bytesOfBase64(stored.name)
  return { assignment: utf8(stored.assignment), ...(name && { name }) }
}

/** The camera's side: what its station offers, if it counts. RECEIPT_WRONG where it does not. */
export async function askAssignment(
  { primitives, target, trust }: Pick<OffloadParts, 'primitives' | 'target' | 'trust'>,
  device: string,
  stop: AbortSignal,
): Promise<OfferedAssignment | undefined> {
  const offer = await target.assignment?.(stop)
  if (offer === undefined) return undefined
  const finding = judgeAssignment(primitives, offer.assignment, device, trust)
  if (finding.ok && isNameOf(primitives, finding.assignment, offer.name)) return offer
  const why = finding.ok ? 'its name is another one than was signed' : finding.detail
  throw new ZeugeError('RECEIPT_WRONG', `${target.name}: the assignment does not count: ${why}`)
}
