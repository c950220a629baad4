/**
 * The verdict on one segment: what the file itself proves, and what others have stated about it.
 *
 * Needs no key and no network. Never throws at bad evidence: everything found is in the report. Only
 * a medium that cannot be read throws (ZeugeError of the source). The relation between segments and
 * ledger is verifyevidence.ts's question; it comes in here as claims.
 */
import { type Bytes, equalBytes, hexOf } from '../bytes.ts'
import type { Primitives } from '../primitives.ts'
import type { ReadChain } from './certificate.ts'
import { ELISIONS_MAX, type ElisionFinding, isAuthorised, judgeElision } from './elision.ts'
import type { SegmentHeader } from './header.ts'
import { type Identity, identify } from './identity.ts'
import { countOf, formatRanges } from './leafranges.ts'
import type { Problem, SegmentReport } from './segmentreport.ts'
import type { ByteSource } from './source.ts'
import { type Survey, type SurveyOptions, surveySegment } from './survey.ts'
import { NO_TALLY, type Tally, undeclared } from './tally.ts'
import type { Trust } from './trust.ts'
import type { Verdict } from './verdict.ts'

/** What the ledger, or a later segment, signed about this one. */
export interface Claim {
  readonly by: 'closed' | 'recovered' | 'successor'
  /** Leaves it had at least. */
  readonly size: number
  /** Over these leaves, where it was stated. */
  readonly root?: Bytes
}

export interface SegmentClaims {
  readonly ends: readonly Claim[]
  /** Of the ledger's `opened`. */
  readonly headerLeafHash?: Bytes
  /** A later segment holds again what may be torn here. */
  readonly replaced?: boolean
  /** What the camera found at its next start behind this many good entries. */
  readonly found?: { readonly entries: number; readonly bytes: number; readonly hash: Bytes }
}

const NO_CLAIMS: SegmentClaims = { ends: [] }

export interface VerifyOptions {
  /** Name in the report. */
  readonly file: string
  readonly trust?: Trust
  readonly claims?: SegmentClaims
  /** Statements that lie beside the segment; asked for only where something was taken out. */
  readonly elisions?: () => Promise<readonly Uint8Array[]>
  readonly readChain?: ReadChain
  readonly progress?: (doneBytes: number) => void
}

/** The report on one segment. */
export async function verifySegment(
  primitives: Primitives,
  source: ByteSource,
  options: VerifyOptions,
): Promise<SegmentReport> {
  const { claims = NO_CLAIMS, progress } = options
  const survey = await surveySegment(primitives, source, {
    ...wantedBy(claims),
    ...(progress && { progress }),
  })
  return reportOn(primitives, survey, options)
}

/** What must be looked for on the walk so that `claims` can be judged. Data, so that another thread can walk. */
export function wantedBy({ ends, found }: SegmentClaims): Pick<SurveyOptions, 'sizes' | 'tailFrom'> {
  return { sizes: ends.map(({ size }) => size), ...(found && { tailFrom: found.entries }) }
}

/** The report on a walk that looked for what its claims want. */
export async function reportOn(
  primitives: Primitives,
  survey: Survey,
  options: VerifyOptions,
): Promise<SegmentReport> {
  const claims = options.claims ?? NO_CLAIMS
  const { header, signed } = survey
  const tally = signed?.tally ?? NO_TALLY
  const wallUs = tally.fromWallUs ?? (signed?.checkpoint.wallUs || undefined)
  const identity: Identity =
    header === undefined
      ? { state: 'unchecked' }
      : identify(primitives, header, options.trust, wallUs, options.readChain)
  const elisions = await elisionsOf(primitives, survey, options)
  const { verdict, problem } = judge(survey, claims, identity, elisions)
  return {
    file: options.file,
    verdict,
    ...(header && namesOf(header)),
    identity,
    checkpointUs: signed?.checkpoint.monotonicUs ?? null,
    ...tallied(tally),
    leaves: survey.entries,
    signedLeaves: signed?.size ?? 0,
    durableLeaves: signed?.checkpoint.durable ?? 0,
    unsignedEntries: survey.unsignedEntries,
    tornBytes: survey.torn.bytes,
    // A copy with bodies taken out has no torn bytes: they are not part of it.
    ...(claims.found && tally.elided === 0 && { tornAsFound: isTail(survey, claims.found) }),
    elided: tally.elided,
    elisions,
    bytes: survey.bytes,
    ...(problem && { problem }),
  }
}

/** How a report names the segment. */
export function namesOf({ segmentId, recording }: SegmentHeader) {
  return { segment: hexOf(segmentId), recording: hexOf(recording.id), sequence: recording.sequence }
}

/** A tally as a report shows it. */
export function tallied(tally: Tally) {
  return {
    signedUntilUs: tally.untilUs ?? null,
    signedUntilWallUs: tally.untilWallUs ?? null,
    signedFromUs: tally.fromUs ?? null,
    signedFromWallUs: tally.fromWallUs ?? null,
    chunks: tally.chunks,
    preRecordChunks: tally.preRecordChunks,
    metadataChunks: tally.metadataChunks,
    gaps: tally.gaps,
    gapList: tally.gapList,
    undeclaredGaps: undeclared(tally),
    backwards: tally.backwards,
    moments: tally.moments,
    ...(tally.started && { started: tally.started }),
  }
}

async function elisionsOf(
  primitives: Primitives,
  { header, signed }: Survey,
  { elisions, trust }: VerifyOptions,
): Promise<readonly ElisionFinding[]> {
  if (header === undefined || signed === undefined || signed.tally.elided === 0) return []
  const segment = { id: header.segmentId, size: signed.size, root: signed.root }
  const statements = (await elisions?.()) ?? []
  return statements
    .slice(0, ELISIONS_MAX)
    .map((bytes) => judgeElision(primitives, bytes, segment, trust?.elide))
}

function isTail({ tail }: Survey, { bytes, hash }: NonNullable<SegmentClaims['found']>): boolean {
  return tail !== undefined && tail.bytes === bytes && equalBytes(tail.hash, hash)
}

export interface Judgement {
  readonly verdict: Verdict
  readonly problem?: Problem
}

/** The verdict on a walk. Pure: the same survey, claims, identity and statements give the same verdict. */
export function judge(
  survey: Survey,
  claims: SegmentClaims,
  identity: Identity,
  elisions: readonly ElisionFinding[] = [],
): Judgement {
  const found = judgeFile(survey)
  if (found.verdict === 'NOT-SEALED' || found.verdict === 'ALTERED') return found
  const against = judgeClaims(survey, claims)
  if (against !== undefined) return against
  if (identity.state === 'invalid') return { verdict: 'NOT-SEALED', problem: invalidIdentity(identity) }
  const elision = judgeElided(survey, elisions)
  if (elision?.verdict === 'ELIDED-UNAUTHORISED') return elision
  const isKnownEnd = claims.replaced === true || claims.ends.some((claim) => claim.by !== 'successor')
  if (found.verdict === 'OPEN-ENDED') return isKnownEnd ? { ...found, verdict: 'RECOVERED' } : found
  return elision ?? found
}

/** Ranges named in a sentence. */
const PLACES_MAX = 16

/** Whether what was taken out was taken out by somebody entitled; undefined where nothing was. */
function judgeElided({ signed }: Survey, findings: readonly ElisionFinding[]): Judgement | undefined {
  const { elided = 0, elidedLeaves = [] } = signed?.tally ?? {}
  if (elided === 0) return undefined
  const isAll = countOf(elidedLeaves) === elided
  if (isAll && isAuthorised(elidedLeaves, findings)) return { verdict: 'COMPLETE-ELIDED' }
  const [first] = elidedLeaves
  const because = findings.find(({ valid }) => !valid)?.detail
  const lacking =
    because === undefined ? 'no statement covers all of it' : `the statement beside it ${because}`
  const places = formatRanges(elidedLeaves.slice(0, PLACES_MAX))
  const detail = `${elided} bodies were taken out (entries ${places}${elidedLeaves.length > PLACES_MAX ? ',…' : ''}); ${lacking}`
  const problem = { entry: first?.from ?? 0, offset: 0, what: 'elision', detail } as const
  return { verdict: 'ELIDED-UNAUTHORISED', problem }
}

export function invalidIdentity({ detail, reason }: Identity): Problem {
  const because = `the seal does not lead to the device it names: ${detail ?? reason ?? ''}`
  return { entry: 0, offset: 0, what: 'identity', detail: because }
}

/** evidence.md, "Power loss": what the file alone says. */
function judgeFile(survey: Survey): Judgement {
  const { bad, sealed, ended, signed } = survey
  if (!sealed) {
    const detail = survey.bytes === 0 ? 'the file is empty' : 'it does not begin as a segment does'
    return { verdict: 'NOT-SEALED', problem: { entry: 0, offset: 0, what: 'magic', detail } }
  }
  if (bad === undefined) return { verdict: ended ? 'COMPLETE' : 'OPEN-ENDED' }
  const { entry, offset, what } = bad
  const problem = (detail: string): Problem => ({ entry, offset, what, detail })
  if (bad.laterDurable > entry)
    return {
      verdict: 'ALTERED',
      problem: problem(`a later checkpoint says that ${bad.laterDurable} entries were stored safely`),
    }
  if (what === 'something behind the end' && !bad.onlyZeros)
    return { verdict: 'ALTERED', problem: problem('the segment was ended; nothing was to follow') }
  if (signed === undefined && bad.laterEntries)
    return {
      verdict: 'ALTERED',
      problem: problem('its beginning is stored safely before anything else is written'),
    }
  return { verdict: 'OPEN-ENDED', problem: problem('torn: nothing says that it had been stored safely') }
}

/** What was stated elsewhere about this segment against what is here. */
function judgeClaims(survey: Survey, claims: SegmentClaims): Judgement | undefined {
  const { headerLeafHash, entries, bad, torn } = survey
  const stated = claims.headerLeafHash
  if (stated !== undefined && headerLeafHash !== undefined && !equalBytes(stated, headerLeafHash))
    return altered(0, 0, 'headerLeafHash', 'the ledger names another HEADER for this segment')
  for (const { by, size, root } of claims.ends) {
    const here = survey.roots.get(size)
    if (root !== undefined && here !== undefined && !equalBytes(root, here))
      return altered(0, 0, 'root', `its first ${size} entries are not those that were signed (${by})`)
  }
  const claim = claims.ends.find(({ size }) => size > entries)
  if (claim === undefined) return undefined
  const detail = `${claim.size} entries were signed (${claim.by}), ${entries} are here`
  const isShort = bad === undefined || bad.what === 'the file ends inside an entry'
  if (!isShort) return altered(bad.entry, bad.offset, bad.what, detail)
  const problem = { entry: entries, offset: torn.offset, what: 'size', detail } as const
  return { verdict: 'INCOMPLETE-VS-LEDGER', problem }
}

function altered(entry: number, offset: number, what: Problem['what'], detail: string): Judgement {
  return { verdict: 'ALTERED', problem: { entry, offset, what, detail } }
}
