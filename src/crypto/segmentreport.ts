/**
 * What verification says about one segment: the verdict, and beside it everything a reader may want to know.
 *
 * Values only, so that it can be printed, drawn and stored as JSON; it judges nothing.
 */
import type { ElisionFinding } from './elision.ts'
import type { ExcerptFault, ExcerptReport } from './excerpt.ts'
import type { Identity } from './identity.ts'
import type { ClockWord } from './leaf.ts'
import type { SegmentMoment, Started } from './segmentevent.ts'
import type { Fault } from './survey.ts'
import type { DeclaredGap, Hole } from './tally.ts'
import type { Verdict } from './verdict.ts'
import type { WearerFinding } from './wearing.ts'

export interface Problem {
  /** Number of the first bad entry. */
  readonly entry: number
  /** In the file. */
  readonly offset: number
  readonly what: Fault | ExcerptFault | 'root' | 'headerLeafHash' | 'size' | 'identity' | 'elision'
  readonly detail: string
}

/** Times of a recording whose clock was not set, over the monotonic clock from where it was set later. */
export interface MappedTime {
  readonly fromWallUs: number
  readonly untilWallUs: number
  /** Where the clock that was set had its value from. */
  readonly source: ClockWord
  /** A believed station signed it; else nobody vouches for the source. */
  readonly station?: string
  /** Why who signed it is not believed. */
  readonly doubt?: string
  /** How far off that value may have been; null where nobody knows. */
  readonly clockErrorUs: number | null
  /** What the monotonic clock may have drifted between recording and setting. */
  readonly driftUs: number
}

export interface SegmentReport {
  readonly file: string
  readonly verdict: Verdict
  readonly segment?: string
  readonly recording?: string
  readonly sequence?: number
  readonly identity: Identity
  /** Monotonic µs behind the last signed media; null where nothing is signed. */
  readonly signedUntilUs: number | null
  /** The same instant by the camera's clock, Unix µs; null where it had none. */
  readonly signedUntilWallUs: number | null
  readonly signedFromUs: number | null
  readonly signedFromWallUs: number | null
  /** Time of the last checkpoint, monotonic µs. */
  readonly checkpointUs: number | null
  readonly chunks: number
  readonly preRecordChunks: number
  /** Of them, those of the track metadata: how often something was told, not what. */
  readonly metadataChunks: number
  readonly gaps: number
  readonly gapList: readonly DeclaredGap[]
  readonly undeclaredGaps: readonly Hole[]
  /** Entries whose time goes backwards within their track. */
  readonly backwards: readonly number[]
  /** How the recording began, where this segment says it. */
  readonly started?: Started
  /** Markers and other moments, monotonic µs. */
  readonly moments: readonly SegmentMoment[]
  /** Its wall times by a clock that was set later in the same boot; only where the clock was not set. */
  readonly mapped?: MappedTime
  /** The kept checkpoints (`witnesses`) between which the ledger listed it. */
  readonly bracket?: Bracket
  /** Who wore the camera, by the ledger. */
  readonly wearer?: WearerFinding
  readonly leaves: number
  readonly signedLeaves: number
  readonly durableLeaves: number
  readonly unsignedEntries: number
  readonly tornBytes: number
  /**
   * Whether the torn bytes are still those that the camera found at its next start; only of a recovered segment.
   * They were never promised to be stored, so that nothing but this follows.
   */
  readonly tornAsFound?: boolean
  readonly elided: number
  /** Who says to have taken it out; empty where nothing was, or nobody says so. */
  readonly elisions: readonly ElisionFinding[]
  readonly bytes: number
  /** Of an excerpt: what is in it and what is not. */
  readonly excerpt?: ExcerptReport
  readonly problem?: Problem
}

/** Names of witness files; null where none is so old or so new. */
export interface Bracket {
  readonly after: string | null
  readonly before: string | null
  /** Where both are cosignatures: the times their witnesses vouch for, Unix µs. */
  readonly proven?: { readonly fromUs: number; readonly untilUs: number }
}
