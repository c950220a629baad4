/**
 * What a report says of segments that were handed over, and of receipts that are worth nothing, in German and English.
 */
import type { Sentence } from '../crypto/verdict.ts'
import type { EvidenceReport } from '../crypto/verifyevidence.ts'

/** How a file is called in front of this reader. */
type NameOf = (file: string) => string

/** Named one by one; beyond that they are counted. */
const NAMED_MAX = 50

export function handoverFindings(
  { offloaded, receipts }: EvidenceReport,
  nameOf: NameOf,
): readonly Sentence[] {
  const named = offloaded.slice(0, NAMED_MAX).map(({ recording, segment, sequence, station, unixUs }) => {
    const what = `OFFLOADED ${recording} ${segment} #${sequence}`
    const when = new Date(Math.floor(unixUs / 1000)).toISOString()
    return { de: `${what}: Quittung von ${station}, ${when}`, en: `${what}: receipt of ${station}, ${when}` }
  })
  const more = offloaded.length - named.length
  const rest = more > 0 ? [{ de: `… ${more} weitere übergeben`, en: `… ${more} more handed over` }] : []
  const wrong = receipts
    .filter(({ valid }) => !valid)
    .slice(0, NAMED_MAX)
    .map(({ file, detail = '' }) => ({
      de: `Quittung ${nameOf(file)} zählt nicht: ${detail}`,
      en: `receipt ${nameOf(file)} does not count: ${detail}`,
    }))
  return [...named, ...rest, ...wrong]
}
