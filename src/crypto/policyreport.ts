/**
 * By whose rules recordings were made: each policy that their HEADERs name, and what its signature is worth.
 *
 *   HEADER: hash, kind ─► ledger `policy`: the signed file ─► signer, validity ─► trust file: policy signers
 *
 * Facts beside the verdict: what was recorded under a policy nobody trusts was recorded all the same.
 */
import { hexOf } from '../bytes.ts'
import type { Primitives } from '../primitives.ts'
import type { PolicyEvent } from './deviceevent.ts'
import type { PolicyKind, SegmentHeader } from './header.ts'
import { hasProfile, holdsAt, policySigner, readPolicy } from './policy.ts'
import type { SegmentReport } from './segmentreport.ts'
import type { Trust } from './trust.ts'

export interface PolicyReport {
  /** SHA-256 of the policy file, hexadecimal; of the profile file where nobody signed. */
  readonly hash: string
  readonly profile: string
  /**
   * `demo`: nobody signed it · `absent`: said to be signed, but the file it names is not here · `unchecked`: no trust
   * file was given · `untrusted`: not by one of its policy signers · `trusted`.
   */
  readonly state: 'demo' | 'absent' | 'unchecked' | 'untrusted' | 'trusted'
  /** Name of the signature. */
  readonly by?: string
  readonly fromUs?: number
  readonly untilUs?: number
  /** Segments made under it, and those of them made outside its validity by the camera's clock or its own word. */
  readonly segments: number
  readonly outside: number
}

export interface RuledSegment {
  readonly header: SegmentHeader
  readonly report: SegmentReport
}

/** In the order in which the segments name them. */
export function judgePolicies(
  primitives: Primitives,
  segments: readonly RuledSegment[],
  stated: ReadonlyMap<string, PolicyEvent> | undefined,
  trust: Trust | undefined,
): readonly PolicyReport[] {
  const groups = new Map<string, RuledSegment[]>()
  for (const segment of segments) {
    const hash = hexOf(segment.header.policy.hash)
    groups.set(hash, [...(groups.get(hash) ?? []), segment])
  }
  return [...groups].map(([hash, ruled]) => judge(primitives, hash, ruled, stated?.get(hash), trust))
}

function judge(
  primitives: Primitives,
  hash: string,
  ruled: readonly RuledSegment[],
  stated: PolicyEvent | undefined,
  trust: Trust | undefined,
): PolicyReport {
  const kinds = ruled.map(({ header }) => header.policy.kind)
  const profile = ruled[0]?.header.profile.id ?? ''
  const facts = { hash, profile, segments: ruled.length, outside: count(kinds, 'expired') }
  if (kinds.includes('demo')) return { ...facts, state: 'demo' }
  const file = stated?.note
  if (file === undefined) return { ...facts, state: 'absent' }
  const signed = readPolicy(file)
  const means =
    signed !== undefined &&
    hexOf(primitives.sha256(file)) === hash &&
    ruled.every(({ header }) => hasProfile(primitives, signed.policy, header.profile.hash))
  if (!means) return { ...facts, state: 'absent' }
  const { fromUs, untilUs } = signed.policy
  const outside = ruled.filter(
    ({ header, report }) => header.policy.kind === 'expired' || isOutside(report, { fromUs, untilUs }),
  ).length
  const known = { ...facts, by: signed.note.name, fromUs, untilUs, outside }
  if (trust === undefined) return { ...known, state: 'unchecked' }
  const signer = policySigner(primitives, signed, trust.policy)
  return { ...known, state: signer === undefined ? 'untrusted' : 'trusted' }
}

function isOutside(
  { mapped, signedFromWallUs, signedUntilWallUs }: SegmentReport,
  validity: { readonly fromUs: number; readonly untilUs: number },
): boolean {
  const times = mapped ? [mapped.fromWallUs, mapped.untilWallUs] : [signedFromWallUs, signedUntilWallUs]
  return times.some((us) => us !== null && !holdsAt(validity, us))
}

function count(kinds: readonly PolicyKind[], kind: PolicyKind): number {
  return kinds.filter((one) => one === kind).length
}
