/**
 * The verdict on evidence as a whole: segments, the ledger that lists them, and how they belong together.
 *
 *   1. HEADERs of all segments   2. the ledger's volumes   3. each segment, against what both said about it
 *
 * Worst verdict wins. Never throws at bad evidence. Without a ledger a recording is judged by what its
 * own segments say about each other; then nobody can tell that a last segment was removed.
 */
import { equalBytes, hexOf } from '../bytes.ts'
import type { Primitives } from '../primitives.ts'
import type { ReadChain } from './certificate.ts'
import { createChainReader } from './chainreader.ts'
import { claimsOn } from './claims.ts'
import { MAGIC } from './entry.ts'
import { isExcerpt } from './excerpt.ts'
import { forks, spentStatements } from './forks.ts'
import {
  judgeReceipts,
  type OffloadedSegment,
  offloadedOf,
  type ReceiptFile,
  type ReceiptReport,
} from './handover.ts'
import { parseHeader, type SegmentHeader } from './header.ts'
import type { Identity } from './identity.ts'
import { judgePolicies, type PolicyReport } from './policyreport.ts'
import { RECEIPT_BYTES_MAX, RECEIPTS_MAX } from './receipt.ts'
import { createScanner, SMALL_PIECE_BYTES } from './scan.ts'
import type { SegmentReport } from './segmentreport.ts'
import type { EvidenceFile } from './source.ts'
import { type Surveyor, shareOf, sideBySide, surveyorHere } from './surveyor.ts'
import { placedInTime } from './timebracket.ts'
import type { Trust } from './trust.ts'
import {
  exitCodeOf,
  type Sentence,
  sentenceOf,
  type Verdict,
  worstIdentity,
  worstVerdict,
} from './verdict.ts'
import { reportOn, wantedBy } from './verify.ts'
import { verifyExcerpt } from './verifyexcerpt.ts'
import {
  type LedgerProblem,
  type LedgerReport,
  type LedgerSurvey,
  type LedgerVolume,
  surveyLedger,
} from './verifyledger.ts'
import type { Witness } from './witness.ts'

export interface Evidence {
  readonly segments: readonly EvidenceFile[]
  /** Absent where segments are looked at without their ledger; in order of their numbers. */
  readonly volumes?: readonly LedgerVolume[]
  /** Whether `segments` are meant to be all of their recordings; false for single files. */
  readonly whole: boolean
  /** Receipts that lie beside it; those in the ledger count too. */
  readonly receipts?: readonly EvidenceFile[]
  /** Whether the ledger may list other recordings, which nobody asked about (an export of one recording). */
  readonly selection?: boolean
}

export interface EvidenceOptions {
  /** Default: here, one segment after the other. */
  readonly surveyor?: Surveyor
  readonly trust?: Trust
  /** Checkpoints of the ledger that were kept elsewhere; at most WITNESSES_MAX. */
  readonly witnesses?: readonly Witness[]
  readonly progress?: (doneBytes: number) => void
}

export interface MissingSegment {
  readonly recording: string
  readonly segment?: string
  readonly sequence?: number
}

export interface EvidenceReport {
  /** Exit code 0: COMPLETE and of a trusted camera. */
  readonly ok: boolean
  readonly verdict: Verdict
  readonly exitCode: number
  readonly identity: Identity
  readonly sentence: Sentence
  readonly segments: readonly SegmentReport[]
  /** Begun but never used: no chunk, not in the ledger. They do not count. */
  readonly unused: readonly string[]
  readonly missing: readonly MissingSegment[]
  /** Listed, not here, and handed over to a station that says so. */
  readonly offloaded: readonly OffloadedSegment[]
  /** What each receipt is worth. */
  readonly receipts: readonly ReceiptReport[]
  /** By whose rules the segments were made. */
  readonly policies: readonly PolicyReport[]
  /** Recordings that the ledger lists and nobody asked about; only of a selection. */
  readonly omitted?: number
  readonly ledger?: LedgerReport
}

interface Opening {
  readonly file: EvidenceFile
  readonly header?: SegmentHeader
}

/** What was found about one file. */
interface Finding {
  readonly report: SegmentReport
  readonly unused: boolean
}

export async function verifyEvidence(
  primitives: Primitives,
  evidence: Evidence,
  options: EvidenceOptions = {},
): Promise<EvidenceReport> {
  const readChain = createChainReader()
  const openings: Opening[] = []
  for (const file of evidence.segments) openings.push(await openingOf(primitives, file))
  const headers = openings.flatMap(({ header }) => header ?? [])
  const ledger =
    evidence.volumes &&
    (await surveyLedger(primitives, {
      volumes: evidence.volumes,
      sizes: new Set(headers.flatMap(({ ledger, statement }) => [ledger.size, statement.ledgerSize])),
      spent: evidence.selection ? undefined : spentStatements(primitives, headers, readChain),
      readChain,
      ...(options.trust && { trust: options.trust }),
      ...(options.witnesses && { witnesses: options.witnesses }),
    }))
  const surveyor = options.surveyor ?? surveyorHere(primitives)
  const progressOf = shareOf(options.progress)
  const findings = await sideBySide(surveyor.hands, openings, (opening) =>
    find(primitives, surveyor, opening, headers, ledger, { ...options, readChain, progress: progressOf() }),
  )
  const used = openings.flatMap(({ header }, at) => (findings[at]?.unused ? [] : (header ?? [])))
  const problems = [...(ledger?.report.problems ?? []), ...(ledger ? forks(ledger, used) : [])]
  const files = [...(await readReceipts(evidence)), ...(ledger?.handovers.receipts ?? [])]
  const judged = judgeReceipts(primitives, files, ledger?.report.identity.device, options.trust)
  const gone = missing(evidence, used, ledger)
  const offloaded = gone.flatMap(({ segment = '' }) => {
    const listed = ledger?.listed.get(segment)
    return (listed && offloadedOf(listed, judged)) ?? []
  })
  const left = gone.filter(({ segment }) => !offloaded.some((one) => one.segment === segment))
  const ruled = openings.flatMap(({ header }, at) => {
    const finding = findings[at]
    return header === undefined || finding === undefined || finding.unused
      ? []
      : [{ header, report: finding.report }]
  })
  const policies = judgePolicies(primitives, ruled, ledger?.policies, options.trust)
  const handed = { offloaded, receipts: judged.reports, policies }
  const report = { ...conclude(findings, left, offloaded, ledger, problems), ...handed }
  return evidence.selection ? { ...report, omitted: omittedRecordings(evidence, used, ledger).size } : report
}

/** What is too large to be a receipt says nothing, like any other bytes that are none. */
async function readReceipts({ receipts = [] }: Evidence): Promise<readonly ReceiptFile[]> {
  const files: ReceiptFile[] = []
  for (const { file, with: open } of receipts.slice(0, RECEIPTS_MAX)) {
    const bytes = await open((source) => source.read(0, Math.min(source.bytes, RECEIPT_BYTES_MAX + 1)))
    files.push({ file, bytes })
  }
  return files
}

/** The HEADER only, so that every segment can be compared with all the others. */
async function openingOf(primitives: Primitives, file: EvidenceFile): Promise<Opening> {
  const header = await file.with(async (source) => {
    const isHeader = (): boolean => true
    const scanner = createScanner(primitives, source, SMALL_PIECE_BYTES)
    const magicGood = equalBytes(await scanner.bytesAt(0, MAGIC.length), MAGIC)
    const result = magicGood ? await scanner.entryAt(MAGIC.length, isHeader) : undefined
    if (!result?.ok || result.entry.head.leaf.type !== 'HEADER' || result.entry.body === undefined)
      return undefined
    return parseHeader(result.entry.body)
  })
  return header?.file === 'segment' ? { file, header } : { file }
}

async function find(
  primitives: Primitives,
  surveyor: Surveyor,
  { file, header }: Opening,
  headers: readonly SegmentHeader[],
  ledger: LedgerSurvey | undefined,
  options: EvidenceOptions & {
    readonly readChain: ReadChain
    readonly progress: (doneBytes: number) => void
  },
): Promise<Finding> {
  const { progress, trust } = options
  if (header === undefined && (await file.with(isExcerpt)))
    return { report: await verifyExcerpt(primitives, file, options), unused: false }
  const listed = header === undefined ? undefined : ledger?.listed.get(hexOf(header.segmentId))
  const claims = claimsOn(header, listed, headers)
  const survey = await surveyor.survey(file, { ...wantedBy(claims), progress })
  progress(survey.bytes)
  const report = await reportOn(primitives, survey, {
    ...{ file: file.file, claims, readChain: options.readChain },
    ...(file.elisions && { elisions: file.elisions }),
    ...(trust && { trust }),
  })
  if (ledger === undefined) return { report, unused: false }
  if (header !== undefined && listed?.opened !== undefined)
    return { report: placedInTime(primitives, report, header, ledger, trust), unused: false }
  const empty = survey.sealed ? survey.entries <= BEGINNING_ENTRIES : await isBlank(primitives, file)
  const unused = empty && survey.bad?.laterEntries !== true
  return { report: worseThan(report, 'UNLISTED'), unused }
}

/** HEADER, ENVELOPE, CHECKPOINT: written before the ledger says `opened`. */
const BEGINNING_ENTRIES = 3

function isBlank(primitives: Primitives, file: EvidenceFile): Promise<boolean> {
  return file.with((source) => createScanner(primitives, source).isZero(0, source.bytes))
}

function worseThan(report: SegmentReport, verdict: Verdict): SegmentReport {
  return { ...report, verdict: worstVerdict([report.verdict, verdict]) ?? verdict }
}

function missing(
  evidence: Evidence,
  headers: readonly SegmentHeader[],
  ledger: LedgerSurvey | undefined,
): readonly MissingSegment[] {
  if (!evidence.whole) return []
  const here = new Set(headers.map(({ segmentId }) => hexOf(segmentId)))
  const found = new Map<string, MissingSegment>()
  const omitted = omittedRecordings(evidence, headers, ledger)
  for (const [segment, { opened }] of ledger?.listed ?? [])
    if (opened !== undefined && !here.has(segment) && !omitted.has(hexOf(opened.recording)))
      found.set(segment, { recording: hexOf(opened.recording), segment, sequence: opened.sequence })
  for (const { recording, previous, replaces } of headers)
    for (const id of [previous?.id, replaces?.segment])
      if (id !== undefined && !here.has(hexOf(id)))
        found.set(hexOf(id), { recording: hexOf(recording.id), segment: hexOf(id) })
  return [...found.values()]
}

/** What a selection leaves out, by recording id in hexadecimal. */
function omittedRecordings(
  { selection }: Evidence,
  headers: readonly SegmentHeader[],
  ledger: LedgerSurvey | undefined,
): ReadonlySet<string> {
  if (selection !== true) return new Set()
  const asked = new Set(headers.map(({ recording }) => hexOf(recording.id)))
  const listed = [...(ledger?.listed.values() ?? [])].flatMap(({ opened }) => opened ?? [])
  return new Set(listed.map(({ recording }) => hexOf(recording)).filter((id) => !asked.has(id)))
}

function conclude(
  findings: readonly Finding[],
  missed: readonly MissingSegment[],
  offloaded: readonly OffloadedSegment[],
  ledger: LedgerSurvey | undefined,
  problems: readonly LedgerProblem[],
): Omit<EvidenceReport, 'offloaded' | 'receipts' | 'policies'> {
  const segments = findings.filter(({ unused }) => !unused).map(({ report }) => report)
  const verdicts: Verdict[] = [
    ...segments.map((report) => report.verdict),
    ...problems.map(({ verdict }) => verdict),
  ]
  if (missed.length > 0) verdicts.push('MISSING')
  if (offloaded.length > 0) verdicts.push('OFFLOADED')
  const verdict = worstVerdict(verdicts) ?? (ledger === undefined ? 'NOT-SEALED' : 'COMPLETE')
  const identities = [
    ...segments.map((report) => report.identity),
    ...(ledger ? [ledger.report.identity] : []),
  ]
  const state = worstIdentity(identities.map((identity) => identity.state))
  const identity = identities.find((candidate) => candidate.state === state) ?? { state }
  const exitCode = exitCodeOf(verdict, state)
  return {
    ok: exitCode === 0,
    verdict,
    exitCode,
    identity,
    sentence: sentenceOf(verdict, state, areExcerpts(segments)),
    segments,
    unused: findings.filter(({ unused }) => unused).map(({ report }) => report.file),
    missing: missed,
    ...(ledger && { ledger: { ...ledger.report, problems } }),
  }
}

export function areExcerpts(segments: readonly SegmentReport[]): boolean {
  return segments.length > 0 && segments.every(({ excerpt }) => excerpt !== undefined)
}
