/**
 * What a report says of who wore the camera: the pseudonym, and whose word that is. German and English. Pure.
 */
import type { SegmentReport } from '../crypto/segmentreport.ts'
import type { Sentence } from '../crypto/verdict.ts'

export function wearerFindings({ wearer: found }: SegmentReport): readonly Sentence[] {
  if (found === undefined) return []
  const { wearer, believed, station = '', unixUs, detail = '', nameHash } = found
  const when = unixUs === undefined ? '' : `, ${new Date(Math.floor(unixUs / 1000)).toISOString()}`
  if (!believed)
    return [
      {
        de: `Träger ${wearer}, ungeprüft: ${detail}`,
        en: `wearer ${wearer}, unverified: ${detail}`,
      },
    ]
  const [name, nameEn] =
    nameHash === undefined
      ? ['', '']
      : ['; Name versiegelt in der Aufnahme', '; name sealed in the recording']
  return [
    {
      de: `Träger ${wearer}, zugewiesen von ${station}${when}${name}`,
      en: `wearer ${wearer}, assigned by ${station}${when}${nameEn}`,
    },
  ]
}
