/**
 * Whether segments and ledger are of one history: what HEADERs say about the ledger they were made under.
 */
import { equalBytes, hexOf } from '../bytes.ts'
import type { Primitives } from '../primitives.ts'
import type { ReadChain } from './certificate.ts'
import type { SegmentHeader } from './header.ts'
import { identify } from './identity.ts'
import type { LedgerProblem, LedgerSurvey } from './verifyledger.ts'

/** Numbers of genuine statements in HEADERs: a crash may have kept one of them from reaching the ledger. */
export function spentStatements(
  primitives: Primitives,
  headers: readonly SegmentHeader[],
  read: ReadChain,
): ReadonlySet<number> {
  const genuine = headers.filter(
    (header) => identify(primitives, header, undefined, undefined, read).state !== 'invalid',
  )
  return new Set(genuine.map(({ statement }) => statement.counter))
}

/** Segments that speak of a ledger which is not the one that is here. */
export function forks(ledger: LedgerSurvey, headers: readonly SegmentHeader[]): readonly LedgerProblem[] {
  const problems: LedgerProblem[] = []
  const report = (header: SegmentHeader, detail: string): void => {
    problems.push({ file: hexOf(header.segmentId), verdict: 'ROLLED-BACK', detail })
  }
  for (const header of headers) {
    const { statement } = header
    const places = [header.ledger, { size: statement.ledgerSize, root: statement.ledgerRoot }]
    for (const { size, root } of places) {
      const here = ledger.roots.get(size)
      if (here === undefined)
        report(header, `it was made when the ledger had ${size} entries, ${ledger.report.size} are here`)
      else if (!equalBytes(here, root)) report(header, `it was made under another ledger of ${size} entries`)
    }
    const same = ledger.statements.find(({ counter }) => counter === statement.counter)
    if (same === undefined || !equalBytes(same.publicKey, statement.publicKey))
      report(header, `the ledger does not have its epoch statement ${statement.counter}`)
  }
  return problems
}
