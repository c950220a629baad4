/**
 * When a segment was made, by more than its own clock's word.
 *
 *   kept checkpoint ─► ledger `opened` ─► kept checkpoint        the order is proven, the times are their keepers'
 *   clock unset … ledger `clock` (same boot)                     times mapped over the monotonic clock
 *
 * Facts beside the verdict; none of it decides one.
 */
import { hexOf } from '../bytes.ts'
import type { SegmentHeader } from './header.ts'
import type { Bracket, SegmentReport } from './verify.ts'
import type { LedgerSurvey } from './verifyledger.ts'

export function placedInTime(
  report: SegmentReport,
  header: SegmentHeader,
  ledger: LedgerSurvey,
): SegmentReport {
  const leaf = ledger.listed.get(hexOf(header.segmentId))?.openedLeaf
  const bracket = leaf === undefined ? undefined : bracketOf(leaf, ledger)
  const mapped = mappedOf(report, ledger.clocks.get(hexOf(header.bootId)))
  return { ...report, ...(bracket && { bracket }), ...(mapped && { mapped }) }
}

function bracketOf(openedLeaf: number, { report }: LedgerSurvey): Bracket | undefined {
  const kept = report.witnesses
    .filter(({ state, proven }) => state === 'consistent' && proven)
    .toSorted((a, b) => a.size - b.size)
  if (kept.length === 0) return undefined
  return {
    after: kept.findLast(({ size }) => size <= openedLeaf)?.file ?? null,
    before: kept.find(({ size }) => size > openedLeaf)?.file ?? null,
  }
}

function mappedOf(report: SegmentReport, offsetUs: number | undefined): SegmentReport['mapped'] {
  const { signedFromUs: from, signedUntilUs: until, signedFromWallUs } = report
  if (offsetUs === undefined || from === null || until === null || signedFromWallUs !== null) return undefined
  return { fromWallUs: from + offsetUs, untilWallUs: until + offsetUs }
}
