/**
 * What a witness says to a checkpoint: cosigned, prove from another size, or refused with an alarm. Pure.
 *
 * Asked inside the one transaction that also keeps the new size, so that two cameras with one identity cannot both
 * be first. State begins at enrolment: nobody else is asked about (station.ts).
 */
import { type Bytes, bytesOfHex, equalBytes, hexOf } from '../bytes.ts'
import type { Checkpoint } from '../crypto/note.ts'
import { verifyConsistency } from '../crypto/tree.ts'
import { assert } from '../errors.ts'
import type { Primitives } from '../primitives.ts'
import type { Alarm, WitnessedLedger } from './book.ts'

export type Judged =
  | { readonly state: 'cosigned'; readonly next: WitnessedLedger }
  /** It is that size already, and the same: nothing new to keep. */
  | { readonly state: 'known' }
  | { readonly state: 'other'; readonly size: number }
  | { readonly state: 'refused'; readonly why: string; readonly alarm: Alarm }

export interface LedgerQuestion {
  readonly device: string
  readonly checkpoint: Checkpoint
  readonly oldSize: number
  readonly proof: readonly Bytes[]
  /** The cosignature line, made before it is known whether it will be given. */
  readonly cosignature: string
  readonly unixUs: number
}

export function judgeLedger(
  primitives: Primitives,
  { device, checkpoint, oldSize, proof, cosignature, unixUs }: LedgerQuestion,
  before: WitnessedLedger | undefined,
): Judged {
  const { size, root } = checkpoint
  const next = { device, size, root: hexOf(root), cosignature, unixUs }
  const refuse = (kind: Alarm['kind'], why: string): Judged => ({
    state: 'refused',
    why,
    alarm: { device, kind, detail: why, unixUs },
  })
  const known = before?.size ?? 0
  if (before !== undefined && size < known)
    return refuse('rolled-back', `it shows ${size} entries, ${known} were cosigned`)
  if (before !== undefined && size === known)
    return equalBytes(rootOf(before), root)
      ? { state: 'known' }
      : refuse('forked', `it shows another ledger of ${size} entries than was cosigned`)
  if (oldSize !== known) return { state: 'other', size: known }
  const older = { size: known, root: before === undefined ? primitives.sha256() : rootOf(before) }
  if (!verifyConsistency(primitives, older, { size, root }, proof))
    return refuse('forked', `its ${size} entries do not contain the ${known} that were cosigned`)
  return { state: 'cosigned', next }
}

function rootOf({ root }: WitnessedLedger): Bytes {
  const bytes = bytesOfHex(root)
  assert(bytes?.length === 32, 'a root of 32 bytes in the catalogue')
  return bytes
}
