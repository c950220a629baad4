/**
 * What a recording is given and what it tells: its fragments, the way to its segments, and who listens.
 *
 * Types only; recording.ts does it.
 */
import type { Clock } from '../../hal/hal.ts'
import type { Bytes } from '../bytes.ts'
import type { Cause } from '../crypto/leaf.ts'
import type {
  SegmentChunk,
  SegmentEnd,
  SegmentEvents,
  SegmentGap,
  SegmentNote,
  SegmentWriter,
} from './segment.ts'

export interface RecordingChunk extends Omit<SegmentChunk, 'kind' | 'plaintext'> {
  /** Initialisation segment of the format these samples are in. */
  readonly init: Bytes
  /** moof + mdat; owned by the recording from now on and wiped when durable. */
  readonly fragment: Bytes
  readonly frames: number
}

/** What a segment continues: nothing, its predecessor, or what of its predecessor was not durable. */
export interface Continuation {
  readonly sequence: number
  readonly previous?: { readonly id: Bytes; readonly end: SegmentEnd }
  readonly replaces?: { readonly id: Bytes; readonly fromLeaf: number }
}

export interface RecordingParts {
  readonly clock: Clock
  /** Makes the next segment as evidence.md's creation order says; resolves when chunks may be written to it. */
  openSegment(continuation: Continuation, events: SegmentEvents): Promise<SegmentWriter>
  /** Tells the ledger, durable when resolved. */
  closed(segment: SegmentWriter, end: SegmentEnd, cause: Cause): Promise<void>
  /** The same once the disk takes it: it did not when the recording was given up. */
  closedLater(segment: SegmentWriter, end: SegmentEnd, cause: Cause): void
  /** The recording was given up in this segment, which no other one goes on from: to be told once the disk takes it. */
  leftOpen(segment: SegmentWriter): void
  /** Frees the ballast so that the end mark still fits; false where it was freed before. */
  releaseBallast(): Promise<boolean>
}

export interface RecordingEvents {
  /** This fragment is signed and durable; called once for each, before it is wiped. */
  durable(chunk: RecordingChunk): void
  /**
   * A write failed: what was not durable goes into a new segment. Where the disk is full (DISK_FULL) the
   * ballast makes room for that and for the end mark: finish now.
   */
  replaced(error: unknown): void
  /**
   * The recording cannot go on. `finish` still resolves. Called at most once. What is no ZeugeError is a bug of
   * ours: no new segment was tried, because it would only come again.
   */
  failed(error: unknown): void
}

export interface RecordingLimits {
  /** Plaintext held in RAM, queued or not yet durable (media.md: ≤ 10 s). */
  readonly heldBytesMax: number
}

export interface RecordingEnd {
  readonly segments: number
  readonly chunks: number
  readonly gaps: number
  readonly bytes: number
  readonly failed: boolean
}

export interface Recording {
  /** Live samples: never waits. Beyond the bound they are dropped, wiped and become a gap. */
  write(chunk: RecordingChunk): void
  /** Samples of the ring: resolves when durable (or given up), so that the ring is drained at the disk's pace. */
  writePreRecord(chunk: RecordingChunk): Promise<void>
  gap(gap: SegmentGap): void
  /** A clear event beside the media: marker, emergency, how the recording began. */
  note(note: SegmentNote): void
  status(): RecordingEnd
  /** Writes what is queued, the end mark and the ledger entry. */
  finish(cause: Cause): Promise<RecordingEnd>
}
