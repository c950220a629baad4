/**
 * A verification report as a person reads it. Pure.
 */
import type { SegmentReport } from '../crypto/verify.ts'
import type { EvidenceReport } from '../crypto/verifyevidence.ts'
import { type CliContext, say, type Wording } from './context.ts'
import { bytesText, durationText, table } from './output.ts'

const ROWS_MAX = 500

type TextContext = Pick<CliContext, 'lang' | 'cwd'>

export function verifyText(context: TextContext, report: EvidenceReport): string {
  const { segments, ledger, missing, unused } = report
  const head = HEADINGS.map((heading) => say(context, heading))
  const rows = segments.slice(0, ROWS_MAX).map((segment) => row(context, segment))
  const lines: string[] = []
  if (rows.length > 0) lines.push(table([head, ...rows], [2, 3, 4, 5]), '')
  if (segments.length > ROWS_MAX) lines.push(`… ${segments.length - ROWS_MAX} ${say(context, MORE)}`)
  for (const segment of segments) lines.push(...detailsOf(context, segment))
  for (const { file, verdict, detail } of ledger?.problems ?? [])
    lines.push(`  ${verdict} ${nameOf(context.cwd, file)}: ${detail}`)
  for (const { recording, segment, sequence } of missing)
    lines.push(
      `  MISSING ${recording} ${segment ?? ''} ${sequence === undefined ? '' : `#${sequence}`}`.trimEnd(),
    )
  for (const file of unused) lines.push(`  ${nameOf(context.cwd, file)}: ${say(context, UNUSED)}`)
  lines.push(`${report.verdict}: ${report.sentence[context.lang]}`, identityText(context, report))
  return lines.join('\n')
}

const HEADINGS: readonly Wording[] = [
  { de: 'Datei', en: 'file' },
  { de: 'Urteil', en: 'verdict' },
  { de: 'Dauer', en: 'length' },
  { de: 'Stücke', en: 'chunks' },
  { de: 'Lücken', en: 'gaps' },
  { de: 'Größe', en: 'size' },
  { de: 'unterschrieben bis', en: 'signed until' },
]
const MORE: Wording = { de: 'weitere', en: 'more' }
const UNUSED: Wording = { de: 'vorbereitet, nie benutzt', en: 'prepared, never used' }

function row({ lang, cwd }: TextContext, segment: SegmentReport): readonly string[] {
  const { signedFromUs: from, signedUntilUs: until, signedUntilWallUs: wall } = segment
  return [
    nameOf(cwd, segment.file),
    segment.verdict,
    from === null || until === null ? '-' : durationText(until - from, lang),
    String(segment.chunks),
    `${segment.gaps}${segment.undeclaredGaps.length > 0 ? `+${segment.undeclaredGaps.length}?` : ''}`,
    bytesText(segment.bytes, lang),
    wall === null ? '-' : new Date(Math.floor(wall / 1000)).toISOString(),
  ]
}

function detailsOf(context: TextContext, segment: SegmentReport): readonly string[] {
  const lines: string[] = []
  const { problem, unsignedEntries, tornBytes, undeclaredGaps, backwards } = segment
  if (problem !== undefined)
    lines.push(
      say(context, {
        de: `Eintrag ${problem.entry} bei Byte ${problem.offset} (${problem.what}): ${problem.detail}`,
        en: `entry ${problem.entry} at byte ${problem.offset} (${problem.what}): ${problem.detail}`,
      }),
    )
  if (segment.verdict !== 'NOT-SEALED' && unsignedEntries + tornBytes > 0)
    lines.push(
      say(context, {
        de: `${unsignedEntries} Einträge ohne Unterschrift, ${tornBytes} Bytes abgerissen`,
        en: `${unsignedEntries} entries unsigned, ${tornBytes} bytes torn`,
      }),
    )
  for (const hole of undeclaredGaps)
    lines.push(
      say(context, {
        de: `nicht erklärte Lücke (${hole.track}) von ${durationText(hole.toUs - hole.fromUs, 'de')} vor Eintrag ${hole.entry}`,
        en: `undeclared gap (${hole.track}) of ${durationText(hole.toUs - hole.fromUs, 'en')} before entry ${hole.entry}`,
      }),
    )
  if (backwards.length > 0)
    lines.push(
      say(context, {
        de: `die Zeit läuft rückwärts bei Eintrag ${backwards.join(', ')}`,
        en: `time goes backwards at entry ${backwards.join(', ')}`,
      }),
    )
  return lines.map((line) => `  ${nameOf(context.cwd, segment.file)}: ${line}`)
}

/** As seen from where the command was started. */
function nameOf(cwd: string, file: string): string {
  return file.startsWith(`${cwd}/`) ? file.slice(cwd.length + 1) : file
}

function identityText(context: Pick<CliContext, 'lang'>, { identity }: EvidenceReport): string {
  const { device = '-', state, detail } = identity
  const words: Readonly<Record<typeof state, Wording>> = {
    trusted: {
      de: 'vertraut (Zeit nach der Uhr der Kamera)',
      en: 'trusted (time by the camera’s own clock)',
    },
    untrusted: { de: 'nicht vertraut', en: 'not trusted' },
    unchecked: { de: 'nicht geprüft', en: 'not checked' },
    invalid: { de: 'ungültig', en: 'invalid' },
  }
  const reason = detail === undefined ? '' : `: ${detail}`
  return `${say(context, { de: 'Kamera', en: 'Camera' })} ${device}: ${say(context, words[state])}${reason}`
}
