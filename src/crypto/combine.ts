/**
 * One report over several, where more than one path was given: the worst verdict, and all that was found.
 */
import { assert } from '../errors.ts'
import { exitCodeOf, sentenceOf, worstIdentity, worstVerdict } from './verdict.ts'
import { areExcerpts, type EvidenceReport } from './verifyevidence.ts'
import type { LedgerReport } from './verifyledger.ts'

export function combineReports(reports: readonly EvidenceReport[]): EvidenceReport {
  const [first, ...others] = reports
  assert(first, 'at least one report')
  if (others.length === 0) return first
  const segments = reports.flatMap((report) => report.segments)
  const verdict = worstVerdict(reports.map((report) => report.verdict)) ?? first.verdict
  const state = worstIdentity(reports.map((report) => report.identity.state))
  const exitCode = exitCodeOf(verdict, state)
  const omitted = reports.flatMap((report) => report.omitted ?? [])
  const ledger = combineLedgers(reports.flatMap((report) => report.ledger ?? []))
  return {
    ok: exitCode === 0,
    verdict,
    exitCode,
    identity: reports.find((report) => report.identity.state === state)?.identity ?? first.identity,
    sentence: sentenceOf(verdict, state, areExcerpts(segments)),
    segments,
    unused: reports.flatMap((report) => report.unused),
    missing: reports.flatMap((report) => report.missing),
    offloaded: reports.flatMap((report) => report.offloaded),
    receipts: reports.flatMap((report) => report.receipts),
    policies: reports.flatMap((report) => report.policies),
    ...(omitted.length > 0 && { omitted: sum(omitted) }),
    ...(ledger && { ledger }),
  }
}

/** Of several cameras, or of one twice: counted together. A witness file can only be made from one. */
function combineLedgers(ledgers: readonly LedgerReport[]): LedgerReport | undefined {
  const [first, ...others] = ledgers
  if (first === undefined || others.length === 0) return first
  const state = worstIdentity(ledgers.map(({ identity }) => identity.state))
  return {
    volumes: sum(ledgers.map(({ volumes }) => volumes)),
    size: sum(ledgers.map(({ size }) => size)),
    identity: ledgers.find(({ identity }) => identity.state === state)?.identity ?? first.identity,
    tornBytes: sum(ledgers.map(({ tornBytes }) => tornBytes)),
    problems: ledgers.flatMap(({ problems }) => problems),
    witnesses: ledgers.flatMap(({ witnesses }) => witnesses),
    clocks: ledgers.flatMap(({ clocks }) => clocks),
  }
}

function sum(figures: readonly number[]): number {
  return figures.reduce((total, figure) => total + figure, 0)
}
