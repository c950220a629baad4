/**
 * What an EvidenceReport says, in German and English: for the command line and for pages alike. Pure.
 *
 * Words and figures only; how they are laid out is verifytext.ts's (terminal) and reporthtml.ts's (page) matter.
 */

import type { SegmentReport } from '../crypto/segmentreport.ts'
import type { Sentence } from '../crypto/verdict.ts'
import type { EvidenceReport } from '../crypto/verifyevidence.ts'
import { bytesText, durationText, type Lang } from '../figures.ts'
import { derivedFindings } from './derivedwords.ts'
import { handoverFindings } from './handoverwords.ts'
import { RESIDUALS } from './residuals.ts'
import { clockFindings, timeFindings, witnessFindings } from './timewords.ts'
import { wearerFindings } from './wearerwords.ts'

/** How a file is called in front of this reader. */
export type NameOf = (file: string) => string

export const COLUMNS: readonly Sentence[] = [
  { de: 'Datei', en: 'file' },
  { de: 'Urteil', en: 'verdict' },
  { de: 'Dauer', en: 'length' },
  { de: 'Stücke', en: 'chunks' },
  { de: 'Lücken', en: 'gaps' },
  { de: 'Größe', en: 'size' },
  { de: 'unterschrieben bis', en: 'signed until' },
]

/** One cell for each of COLUMNS. */
export function cellsOf(segment: SegmentReport, lang: Lang, nameOf: NameOf): readonly string[] {
  const { signedFromUs: from, signedUntilUs: until } = segment
  return [
    nameOf(segment.file),
    segment.verdict,
    from === null || until === null ? '-' : durationText(until - from, lang),
    String(segment.chunks),
    `${segment.gaps}${segment.undeclaredGaps.length > 0 ? `+${segment.undeclaredGaps.length}?` : ''}`,
    bytesText(segment.bytes, lang),
    momentText(segment.signedUntilWallUs),
  ]
}

/** Beside picture and sound; what is in it only a key tells. */
export const METADATA: Sentence = {
  de: '# davon Begleitdaten (etwa der Ort, versiegelt)',
  en: '# of them metadata (such as the place, sealed)',
}

/** Empty where there are none. */
export function counted(sentence: string, number: number): string {
  return number === 0 ? '' : sentence.replace('#', String(number))
}

/** @param wallUs Unix µs, null where no clock was set */
export function momentText(wallUs: number | null): string {
  return wallUs === null ? '-' : new Date(Math.floor(wallUs / 1000)).toISOString()
}

/** Everything but the verdict itself that a reader must know, one line each. */
export function findingsOf(report: EvidenceReport, lang: Lang, nameOf: NameOf): readonly string[] {
  const lines = report.segments.flatMap((segment) => segmentFindings(segment, lang, nameOf))
  for (const { file, verdict, detail } of report.ledger?.problems ?? [])
    lines.push(`${verdict} ${nameOf(file)}: ${detail}`)
  for (const sentence of [...witnessFindings(report, nameOf), ...clockFindings(report)])
    lines.push(sentence[lang])
  for (const { recording, segment, sequence } of report.missing)
    lines.push(
      `MISSING ${recording} ${segment ?? ''} ${sequence === undefined ? '' : `#${sequence}`}`.trimEnd(),
    )
  for (const sentence of handoverFindings(report, nameOf)) lines.push(sentence[lang])
  if (report.omitted !== undefined && report.omitted > 0)
    lines.push(OMITTED[lang].replace('#', `${report.omitted}`))
  for (const file of report.unused) lines.push(`${nameOf(file)}: ${UNUSED[lang]}`)
  return lines
}

const OMITTED: Sentence = {
  de: 'Auswahl: Das Protokoll der Kamera nennt # weitere Aufnahmen, die nicht dabei sind und nicht geprüft wurden',
  en: 'selection: the camera’s ledger lists # more recordings, which are not here and were not checked',
}
const UNUSED: Sentence = { de: 'vorbereitet, nie benutzt', en: 'prepared, never used' }

const TORN_CHANGED: Sentence = {
  de: 'was abgerissen ist, ist nicht mehr das, was die Kamera beim nächsten Start vorfand: seither geändert, beschädigt oder nie auf der Karte angekommen. Bewiesen ist davon nichts',
  en: 'what is torn off is no longer what the camera found at its next start: changed or damaged since, or never stored. None of it is proven',
}

function segmentFindings(segment: SegmentReport, lang: Lang, nameOf: NameOf): string[] {
  const lines: Sentence[] = []
  const { problem, unsignedEntries, tornBytes, undeclaredGaps, backwards } = segment
  if (problem !== undefined)
    lines.push({
      de: `Eintrag ${problem.entry} bei Byte ${problem.offset} (${problem.what}): ${problem.detail}`,
      en: `entry ${problem.entry} at byte ${problem.offset} (${problem.what}): ${problem.detail}`,
    })
  if (segment.verdict === 'ALTERED' && tornBytes > 0)
    lines.push({
      de: `ab der ersten schlechten Stelle beweisen ${tornBytes} Bytes nichts mehr`,
      en: `from the first bad place on, ${tornBytes} bytes prove nothing any more`,
    })
  else if (segment.verdict !== 'NOT-SEALED' && unsignedEntries + tornBytes > 0)
    lines.push({
      de: `${unsignedEntries} Einträge ohne Unterschrift, ${tornBytes} Bytes abgerissen`,
      en: `${unsignedEntries} entries unsigned, ${tornBytes} bytes torn`,
    })
  if (segment.tornAsFound === false) lines.push(TORN_CHANGED)
  for (const hole of undeclaredGaps)
    lines.push({
      de: `nicht erklärte Lücke (${hole.track}) von ${durationText(hole.toUs - hole.fromUs, 'de')} vor Eintrag ${hole.entry}`,
      en: `undeclared gap (${hole.track}) of ${durationText(hole.toUs - hole.fromUs, 'en')} before entry ${hole.entry}`,
    })
  if (backwards.length > 0)
    lines.push({
      de: `die Zeit läuft rückwärts bei Eintrag ${backwards.join(', ')}`,
      en: `time goes backwards at entry ${backwards.join(', ')}`,
    })
  lines.push(...derivedFindings(segment), ...timeFindings(segment, nameOf), ...wearerFindings(segment))
  return lines.map((line) => `${nameOf(segment.file)}: ${line[lang]}`)
}

const TRUSTED: Readonly<Record<'witnessed' | 'own', Sentence>> = {
  own: { de: 'vertraut (Zeit nach der Uhr der Kamera)', en: 'trusted (time by the camera’s own clock)' },
  witnessed: { de: 'vertraut (Zeit von Zeugen belegt)', en: 'trusted (time proven by witnesses)' },
}

/** Whose camera it was, and how far that is proven. */
export function identityText({ identity }: EvidenceReport, lang: Lang): string {
  const { device = '-', state, detail, time } = identity
  const words: Readonly<Record<typeof state, Sentence>> = {
    trusted: TRUSTED[time === 'witnessed' ? 'witnessed' : 'own'],
    untrusted: { de: 'nicht vertraut', en: 'not trusted' },
    unchecked: { de: 'nicht geprüft', en: 'not checked' },
    invalid: { de: 'ungültig', en: 'invalid' },
  }
  return `${device}: ${words[state][lang]}${detail === undefined ? '' : `: ${detail}`}`
}

/** What this verdict cannot exclude; evidence that hides its limits is worth less. */
export function residualsOf(report: EvidenceReport): readonly Sentence[] {
  return report.verdict === 'NOT-SEALED' ? [] : RESIDUALS
}
