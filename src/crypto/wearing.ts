/**
 * Who wore the camera when a segment was begun, by its ledger: the assignment before its `opened`, if none ended since.
 *
 *   ledger `assigned` ─► `opened` ─► (`assignment-ended` | the next `assigned`)
 *
 * A fact beside the verdict. An assignment that no believed station signed is told as that: the pseudonym then stands
 * for what the camera says alone.
 */
import { hexOf } from '../bytes.ts'
import type { Primitives } from '../primitives.ts'
import { judgeAssignment } from './assignment.ts'
import type { Handovers } from './handover.ts'
import type { Trust } from './trust.ts'

export interface WearerFinding {
  /** Pseudonym. */
  readonly wearer: string
  /** A believed station signed the assignment. */
  readonly believed: boolean
  readonly station?: string
  /** Unix µs of the assigning, by the station's clock. */
  readonly unixUs?: number
  /** Of the sealed name, in hexadecimal; absent where none was given. */
  readonly nameHash?: string
  /** Why it is not believed. */
  readonly detail?: string
}

/** @param openedLeaf of the ledger's event `opened` */
export function wearerAt(
  primitives: Primitives,
  { worn }: Pick<Handovers, 'worn'>,
  openedLeaf: number,
  device: string,
  trust: Trust | undefined,
): WearerFinding | undefined {
  const event = worn.findLast(({ leafIndex }) => leafIndex < openedLeaf)?.event
  if (event === undefined) return undefined
  const { wearer, nameHash, assignment } = event
  const finding = judgeAssignment(primitives, assignment, device, trust)
  const said = finding.assignment
  const isSame =
    said?.wearer === wearer && (said.nameHash && hexOf(said.nameHash)) === (nameHash && hexOf(nameHash))
  const detail = !finding.ok ? finding.detail : isSame ? undefined : 'it assigns somebody else'
  return {
    wearer,
    believed: detail === undefined,
    ...(said && { station: said.station, unixUs: said.unixUs }),
    ...(nameHash && { nameHash: hexOf(nameHash) }),
    ...(detail !== undefined && { detail }),
  }
}
