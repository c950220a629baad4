/**
 * A verification report as a person reads it in a terminal. Pure; its words are reportwords.ts's.
 */
import type { EvidenceReport } from '../../crypto/verifyevidence.ts'
import { policyText } from '../../ui/policywords.ts'
import { COLUMNS, cellsOf, counted, findingsOf, identityText, METADATA } from '../../ui/reportwords.ts'
import { type CliContext, say, type Wording } from '../context.ts'
import { table } from '../output.ts'

const ROWS_MAX = 500
const POLICIES_MAX = 50

type TextContext = Pick<CliContext, 'lang' | 'cwd'>

export function verifyText(context: TextContext, report: EvidenceReport): string {
  const { lang, cwd } = context
  const { segments } = report
  const nameOf = (file: string): string => relativeName(cwd, file)
  const head = COLUMNS.map((heading) => say(context, heading))
  const rows = segments.slice(0, ROWS_MAX).map((segment) => cellsOf(segment, lang, nameOf))
  const lines: string[] = []
  if (rows.length > 0) lines.push(table([head, ...rows], [2, 3, 4, 5]), '')
  if (segments.length > ROWS_MAX) lines.push(`… ${segments.length - ROWS_MAX} ${say(context, MORE)}`)
  const metadata = segments.reduce((sum, { metadataChunks }) => sum + metadataChunks, 0)
  if (metadata > 0) lines.push(`  ${say(context, CHUNKS)} ${counted(METADATA[lang], metadata)}`)
  lines.push(...findingsOf(report, lang, nameOf).map((line) => `  ${line}`))
  lines.push(`${report.verdict}: ${report.sentence[lang]}`)
  lines.push(`${say(context, CAMERA)} ${identityText(report, lang)}`)
  for (const policy of report.policies.slice(0, POLICIES_MAX))
    lines.push(`${say(context, POLICY)} ${policyText(policy, lang)}`)
  return lines.join('\n')
}

const CHUNKS: Wording = { de: 'Stücke:', en: 'chunks:' }
const MORE: Wording = { de: 'weitere', en: 'more' }
const POLICY: Wording = { de: 'Regeln', en: 'Policy' }
const CAMERA: Wording = { de: 'Kamera', en: 'Camera' }

/** As seen from where the command was started. */
export function relativeName(cwd: string, file: string): string {
  return file.startsWith(`${cwd}/`) ? file.slice(cwd.length + 1) : file
}
