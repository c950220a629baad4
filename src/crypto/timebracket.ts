/**
 * When a segment was made, by more than its own clock's word.
 *
 *   kept checkpoint ─► ledger `opened` ─► kept checkpoint        the order is proven, the times are their keepers'
 *   `witnessed`     ─► ledger `opened` ─► cosigned checkpoint    order and times are proven by the witnesses
 *   clock unset … ledger `clock` (same boot)                     times mapped over the monotonic clock
 *
 * Facts beside the verdict. Certificates are judged over a bracket of cosignatures, where there is one.
 */
import { hexOf } from '../bytes.ts'
import type { Primitives } from '../primitives.ts'
import type { SegmentHeader } from './header.ts'
import { type Identity, identify } from './identity.ts'
import type { Bracket, MappedTime, SegmentReport } from './segmentreport.ts'
import type { Trust } from './trust.ts'
import { worstIdentity } from './verdict.ts'
import type { LedgerSurvey } from './verifyledger.ts'
import { wearerAt } from './wearing.ts'

/** A plain crystal over the temperatures of a street, in parts per million. */
const DRIFT_PPM = 100

export function placedInTime(
  primitives: Primitives,
  report: SegmentReport,
  header: SegmentHeader,
  ledger: LedgerSurvey,
  trust: Trust | undefined,
): SegmentReport {
  const leaf = ledger.listed.get(hexOf(header.segmentId))?.openedLeaf
  const bracket = leaf === undefined ? undefined : bracketOf(leaf, ledger)
  const mapped = mappedOf(report, ledger, hexOf(header.bootId))
  const wearer =
    leaf === undefined ? undefined : wearerAt(primitives, ledger.handovers, leaf, header.device, trust)
  const placed = {
    ...report,
    ...(bracket && { bracket }),
    ...(mapped && { mapped }),
    ...(wearer && { wearer }),
  }
  if (bracket?.proven === undefined || trust === undefined) return placed
  return { ...placed, identity: identifyOver(primitives, header, trust, bracket.proven) }
}

/** Good at both ends of the time in which it must have been made: then in between too. */
function identifyOver(
  primitives: Primitives,
  header: SegmentHeader,
  trust: Trust,
  { fromUs, untilUs }: NonNullable<Bracket['proven']>,
): Identity {
  const ends = [fromUs, untilUs].map((atUs) => identify(primitives, header, trust, atUs))
  const worst = worstIdentity(ends.map(({ state }) => state))
  const identity = ends.find(({ state }) => state === worst) ?? { state: worst }
  return identity.time === undefined ? identity : { ...identity, time: 'witnessed' }
}

function bracketOf(openedLeaf: number, { report }: LedgerSurvey): Bracket | undefined {
  const kept = report.witnesses
    .filter(({ state, proven }) => state === 'consistent' && proven)
    .toSorted((a, b) => a.size - b.size)
  if (kept.length === 0) return undefined
  const after = kept.findLast(({ size, cosignedAt }) => (cosignedAt ?? size) <= openedLeaf)
  const before = kept.find(({ size }) => size > openedLeaf)
  const isCosigned = after?.cosignedAt !== undefined && before?.cosignedAt !== undefined
  return {
    after: after?.file ?? null,
    before: before?.file ?? null,
    ...(isCosigned && { proven: { fromUs: after.wallUs ?? 0, untilUs: before.wallUs ?? 0 } }),
  }
}

function mappedOf(
  report: SegmentReport,
  { clocks, handovers, report: { clocks: checks } }: LedgerSurvey,
  bootId: string,
): MappedTime | undefined {
  const setting = clocks.get(bootId)
  const { signedFromUs: from, signedUntilUs: until, signedFromWallUs } = report
  if (setting === undefined || from === null || until === null || signedFromWallUs !== null) return undefined
  const { atUs, wallUs, source, plusMinusUs: clockErrorUs } = setting
  const signed = handovers.clocks.findIndex(
    (one) => one.askedUs === atUs && one.event.afterUs === wallUs && hexOf(one.bootId) === bootId,
  )
  const check = checks[signed]
  const farUs = Math.max(Math.abs(atUs - from), Math.abs(atUs - until))
  return {
    fromWallUs: wallUs + (from - atUs),
    untilWallUs: wallUs + (until - atUs),
    source,
    clockErrorUs,
    ...(check?.station !== undefined && { station: check.station }),
    ...(check?.detail !== undefined && { doubt: check.detail }),
    driftUs: Math.ceil((farUs * DRIFT_PPM) / 1e6),
  }
}
