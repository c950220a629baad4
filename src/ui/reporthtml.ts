/**
 * A verification report as HTML, the same for the verifier page, `verify --report` and an export. Pure.
 *
 * Every block stands there in German and in English; the page's language switch hides one (look.ts). File
 * names and details come from evidence, so from strangers: html.ts escapes them.
 */

import type { SegmentReport } from '../crypto/segmentreport.ts'
import type { Sentence, Verdict } from '../crypto/verdict.ts'
import type { EvidenceReport } from '../crypto/verifyevidence.ts'
import { bytesText, durationText, type Lang } from '../figures.ts'
import { type Html, html, NOTHING } from './html.ts'
import { policyText } from './policywords.ts'
import {
  COLUMNS,
  cellsOf,
  counted,
  findingsOf,
  identityText,
  METADATA,
  momentText,
  type NameOf,
  residualsOf,
} from './reportwords.ts'

/** Longer lists are cut, with a line that says so; `verify --json` has everything. */
const ROWS_MAX = 500
const POLICIES_MAX = 50

export interface ReportHtmlOptions {
  readonly nameOf: NameOf
  /** SHA-256 of each pinned root, in hexadecimal; empty where no trust file was given. */
  readonly roots: readonly string[]
}

/** The block in both languages, each marked with its own. */
export function inBoth(block: (lang: Lang) => Html): Html {
  return html`<div lang="de">${block('de')}</div><div lang="en">${block('en')}</div>`
}

export function reportHtml(report: EvidenceReport, options: ReportHtmlOptions): Html {
  return inBoth(
    (lang) =>
      html`${verdictHtml(report, lang)}${factsHtml(report, lang, options)}${findingsHtml(report, lang, options)}${segmentsHtml(report, lang, options)}${gapsHtml(report, lang, options)}${limitsHtml(report, lang)}`,
  )
}

type Severity = 'good' | 'caution' | 'bad'

const CAUTION: readonly Verdict[] = ['COMPLETE', 'COMPLETE-ELIDED', 'OFFLOADED', 'RECOVERED', 'OPEN-ENDED']
const SYMBOLS: Readonly<Record<Severity, string>> = { good: '✓', caution: '!', bad: '✕' }

function severityOf({ ok, verdict }: EvidenceReport): Severity {
  if (ok) return 'good'
  return CAUTION.includes(verdict) ? 'caution' : 'bad'
}

function verdictHtml(report: EvidenceReport, lang: Lang): Html {
  const severity = severityOf(report)
  return html`<section class="verdict ${severity}" data-verdict="${report.verdict}" data-exit="${report.exitCode}">
<p class="word"><span class="symbol" aria-hidden="true">${SYMBOLS[severity]}</span> ${report.verdict}</p>
<p class="sentence">${report.sentence[lang]}</p>
<p class="aside">${EXIT[lang]} ${report.exitCode}</p>
</section>
`
}

const EXIT: Sentence = { de: 'Exit-Code von „zeuge verify“:', en: 'Exit code of "zeuge verify":' }

function factsHtml(report: EvidenceReport, lang: Lang, { roots }: ReportHtmlOptions): Html {
  const { segments, ledger, identity } = report
  const chunks = sum(segments, ({ chunks }) => chunks)
  const preRecord = sum(segments, ({ preRecordChunks }) => preRecordChunks)
  const metadata = sum(segments, ({ metadataChunks }) => metadataChunks)
  const holes = sum(segments, ({ undeclaredGaps }) => undeclaredGaps.length)
  const facts: [Sentence, string][] = [
    [WORDS.camera, identityText(report, lang)],
    [WORDS.roots, roots.length === 0 ? WORDS.noRoots[lang] : roots.join(', ')],
    [WORDS.key, identity.keyStore === 'software' ? WORDS.keyFile[lang] : (identity.keyStore ?? '-')],
    ...report.policies
      .slice(0, POLICIES_MAX)
      .map((policy): [Sentence, string] => [WORDS.policy, policyText(policy, lang)]),
    [WORDS.bracket, bracketText(segments, lang)],
    [
      WORDS.chunks,
      [`${chunks}`, counted(WORDS.preRecord[lang], preRecord), counted(METADATA[lang], metadata)]
        .filter((text) => text !== '')
        .join(', '),
    ],
    [WORDS.gaps, `${sum(segments, ({ gaps }) => gaps)} / ${holes}`],
    [
      WORDS.files,
      `${segments.length}, ${bytesText(
        sum(segments, ({ bytes }) => bytes),
        lang,
      )}`,
    ],
    [
      WORDS.ledger,
      ledger === undefined
        ? WORDS.noLedger[lang]
        : WORDS.ledgerSays[lang].replace('#', String(ledger.volumes)).replace('#', String(ledger.size)),
    ],
  ]
  return html`<dl>${facts.map(([term, text]) => html`<div><dt>${term[lang]}</dt><dd><bdi>${text}</bdi></dd></div>`)}</dl>
`
}

const WORDS = {
  camera: { de: 'Kamera', en: 'Camera' },
  roots: { de: 'Vertrauensanker (SHA-256)', en: 'Trust anchor (SHA-256)' },
  noRoots: {
    de: 'keiner angegeben: von wem die Kamera ist, wurde nicht geprüft',
    en: 'none given: whose camera it was has not been checked',
  },
  key: { de: 'Geräteschlüssel', en: 'Device key' },
  keyFile: { de: 'Datei auf der Kamera', en: 'file on the camera' },
  policy: { de: 'Regeln der Kamera', en: 'Camera’s policy' },
  bracket: { de: 'Aufgenommen (Uhr der Kamera)', en: 'Recorded (camera’s clock)' },
  chunks: { de: 'Stücke', en: 'Chunks' },
  preRecord: { de: 'davon # aus der Vorabaufnahme', en: '# of them from the pre-record' },
  gaps: { de: 'Lücken: erklärt / nicht erklärt', en: 'Gaps: declared / undeclared' },
  files: { de: 'Dateien', en: 'Files' },
  ledger: { de: 'Protokoll der Kamera', en: 'Camera’s ledger' },
  noLedger: {
    de: 'liegt nicht bei: eine entfernte letzte Datei fiele nicht auf',
    en: 'not included: a removed last file would not be noticed',
  },
  ledgerSays: { de: 'Bände: #, unterschriebene Einträge: #', en: 'volumes: #, signed entries: #' },
} as const

function bracketText(segments: readonly SegmentReport[], lang: Lang): string {
  const from = segments.flatMap(({ signedFromWallUs }) => signedFromWallUs ?? [])
  const until = segments.flatMap(({ signedUntilWallUs }) => signedUntilWallUs ?? [])
  if (from.length === 0 || until.length === 0) return '-'
  const first = Math.min(...from.slice(0, ROWS_MAX), ...from.slice(-ROWS_MAX))
  const last = Math.max(...until.slice(0, ROWS_MAX), ...until.slice(-ROWS_MAX))
  const [start, end] = [first, last].map((us) => momentText(us).replace(/T(.{8}).*/, ' $1 UTC'))
  return `${start} ${lang === 'de' ? 'bis' : 'to'} ${end}`
}

function findingsHtml(report: EvidenceReport, lang: Lang, { nameOf }: ReportHtmlOptions): Html {
  const lines = findingsOf(report, lang, nameOf)
  if (lines.length === 0) return NOTHING
  const items = lines.slice(0, ROWS_MAX).map((line) => html`<li><bdi>${line}</bdi></li>`)
  return html`<h2>${FINDINGS[lang]}</h2><ul>${items}</ul>${moreHtml(lines.length, lang)}
`
}

const FINDINGS: Sentence = { de: 'Befunde', en: 'Findings' }

function segmentsHtml({ segments }: EvidenceReport, lang: Lang, { nameOf }: ReportHtmlOptions): Html {
  if (segments.length === 0) return NOTHING
  const rows = segments.slice(0, ROWS_MAX).map((segment) => cellsOf(segment, lang, nameOf))
  return html`<h2>${WORDS.files[lang]}</h2>${tableHtml(
    COLUMNS.map((column) => column[lang]),
    rows,
  )}${moreHtml(segments.length, lang)}
`
}

function gapsHtml({ segments }: EvidenceReport, lang: Lang, { nameOf }: ReportHtmlOptions): Html {
  const rows = segments.flatMap(({ file, gapList }) =>
    gapList.map(({ entry, track, fromUs, toUs, cause, framesLost }) => [
      nameOf(file),
      String(entry),
      track,
      durationText(toUs - fromUs, lang),
      cause,
      String(framesLost),
    ]),
  )
  if (rows.length === 0) return NOTHING
  return html`<h2>${GAPS[lang]}</h2>${tableHtml(
    GAP_COLUMNS.map((column) => column[lang]),
    rows.slice(0, ROWS_MAX),
  )}${moreHtml(rows.length, lang)}
`
}

const GAPS: Sentence = { de: 'Erklärte Lücken', en: 'Declared gaps' }
const GAP_COLUMNS: readonly Sentence[] = [
  { de: 'Datei', en: 'file' },
  { de: 'Eintrag', en: 'entry' },
  { de: 'Spur', en: 'track' },
  { de: 'Dauer', en: 'length' },
  { de: 'Grund', en: 'cause' },
  { de: 'Bilder verloren', en: 'frames lost' },
]

function limitsHtml(report: EvidenceReport, lang: Lang): Html {
  const limits = residualsOf(report)
  if (limits.length === 0) return NOTHING
  return html`<h2>${LIMITS[lang]}</h2><ul>${limits.map((limit) => html`<li>${limit[lang]}</li>`)}</ul>
`
}

const LIMITS: Sentence = { de: 'Was dieses Urteil nicht ausschließt', en: 'What this verdict cannot exclude' }

/** On a narrow screen each row becomes a card, so that every cell repeats its column's name. */
function tableHtml(columns: readonly string[], rows: readonly (readonly string[])[]): Html {
  const head = columns.map((column) => html`<th scope="col">${column}</th>`)
  const body = rows.map(
    (cells) =>
      html`<tr>${cells.map((cell, at) => html`<td data-label="${columns[at] ?? ''}"><bdi>${cell}</bdi></td>`)}</tr>`,
  )
  return html`<table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`
}

function moreHtml(count: number, lang: Lang): Html {
  if (count <= ROWS_MAX) return NOTHING
  return html`<p>… ${count - ROWS_MAX} ${lang === 'de' ? 'weitere' : 'more'}</p>`
}

function sum<T>(list: readonly T[], figure: (item: T) => number): number {
  return list.reduce((total, item) => total + figure(item), 0)
}
