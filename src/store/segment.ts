/**
 * One segment on its way to disk: seals, appends, signs, and knows what is durable.
 *
 *   chunk ─► sealer ─► appender ─► disk        checkpoint after each video fragment,
 *                                   │          else after 1 s or 4 MiB, each followed by a sync
 *                       durable ◄───┘
 *
 * A segment is written once and forward; after any error it is abandoned and never touched
 * again (recording.ts then opens the next, which `replaces` what was not durable).
 */
import type { Clock, DiskFile } from '../../hal/hal.ts'
import type { Bytes } from '../bytes.ts'
import type { Cbor } from '../crypto/cbor.ts'
import type { Cause } from '../crypto/leaf.ts'
import type { Sealer } from '../crypto/seal.ts'
import type { Stamp } from '../crypto/stamp.ts'
import type { HashStream } from '../primitives.ts'
import type { RecordedTrack } from '../unit.ts'
import { createAppender } from './appender.ts'

const CHECKPOINT_MS_MAX = 1_000
const CHECKPOINT_BYTES_MAX = 4 * 1024 * 1024

export interface SegmentChunk {
  readonly track: RecordedTrack
  readonly kind: 'init' | 'media'
  /** Not altered; the caller keeps it until it is durable. */
  readonly plaintext: Uint8Array
  /** Of the first sample, monotonic µs. */
  readonly fromUs: number
  readonly durUs: number
  readonly syncFirst: boolean
  readonly discontinuity: boolean
  readonly preRecord: boolean
}

export interface SegmentGap {
  readonly track: RecordedTrack
  readonly fromUs: number
  readonly toUs: number
  readonly cause: Cause
  readonly framesLost: number
}

/** Public facts only: it stands in the clear. */
export interface SegmentNote {
  readonly type: string
  readonly atUs: number
  readonly [field: string]: Cbor
}

export interface SegmentEvents {
  /** All leaves below `leaves` are signed and durable. */
  durable(leaves: number): void
  failed(error: unknown): void
}

export interface SegmentEnd {
  readonly size: number
  readonly root: Bytes
  readonly fileBytes: number
  /** SHA-256 of the whole file as it was given to the disk: in the dock it need not be read for its name. */
  readonly fileHash: Bytes
}

export interface SegmentWriter {
  readonly id: Bytes
  /** Leaves sealed so far. */
  readonly leaves: number
  readonly durableLeaves: number
  /** Root over these; the empty tree's where nothing is durable yet. */
  readonly durableRoot: Bytes
  readonly fileBytes: number
  /** Resolves when handed to the disk; rejects with the first error of this segment. */
  chunk(chunk: SegmentChunk): Promise<void>
  gap(gap: SegmentGap): Promise<void>
  note(note: SegmentNote): Promise<void>
  /** Signs what is not signed yet, if it is old or large enough, or if `now` says so. */
  checkpoint(now: boolean): Promise<void>
  /** END and the last checkpoint, durable when resolved. */
  end(cause: Cause): Promise<SegmentEnd>
  /** Wipes the keys and lets go of the file as it is. */
  abandon(): Promise<void>
}

export function createSegmentWriter(
  clock: Clock,
  sealer: Sealer,
  file: DiskFile,
  fileHash: HashStream,
  events: SegmentEvents,
  /** It signs nothing any more. */
  released: () => void,
): SegmentWriter & { begin(): Promise<void> } {
  let durable = { leaves: 0, root: sealer.root() }
  /** Checkpoints on their way to the disk, oldest first: at most as many as wait for one sync. */
  let marks: (typeof durable)[] = []
  let signedLeaves = 0
  let signedUs = clock.nowUs()
  let unsignedBytes = 0
  let fileBytes = 0
  const appender = createAppender(file, {
    durable(mark) {
      durable = marks.find(({ leaves }) => leaves === mark) ?? durable
      marks = marks.filter(({ leaves }) => leaves > mark)
      events.durable(mark)
    },
    failed: (error) => events.failed(error),
  })

  const append = (bytes: Uint8Array): Promise<void> => {
    fileBytes += bytes.length
    unsignedBytes += bytes.length
    fileHash.update(bytes)
    return appender.push(bytes, signedLeaves)
  }
  const signed = (bytes: Uint8Array): Promise<void> => {
    signedLeaves = sealer.size
    signedUs = clock.nowUs()
    marks.push({ leaves: signedLeaves, root: sealer.root() })
    const pushed = append(bytes)
    unsignedBytes = 0
    return pushed
  }

  return {
    id: sealer.segmentId,
    get leaves() {
      return sealer.size
    },
    get durableLeaves() {
      return durable.leaves
    },
    get durableRoot() {
      return durable.root
    },
    get fileBytes() {
      return fileBytes
    },
    async begin() {
      await signed(sealer.begin(stampAt(clock, clock.nowUs())))
      await appender.settle()
    },
    chunk(chunk) {
      const { track, kind, syncFirst, discontinuity, preRecord, plaintext } = chunk
      const stamp = stampAt(clock, chunk.fromUs)
      const durationUs = chunk.durUs
      return append(
        sealer.chunk({ track, kind, stamp, durationUs, syncFirst, discontinuity, preRecord, plaintext }),
      )
    },
    gap(gap) {
      return append(sealer.gap({ ...gap, stamp: stampAt(clock, gap.fromUs) }))
    },
    note: (note) => append(sealer.event(note, stampAt(clock, note.atUs))),
    async checkpoint(now) {
      if (sealer.size === signedLeaves) return
      const dueUs = signedUs + CHECKPOINT_MS_MAX * 1000
      if (!now && clock.nowUs() < dueUs && unsignedBytes < CHECKPOINT_BYTES_MAX) return
      const pushed = signed(
        sealer.checkpoint({ stamp: stampAt(clock, clock.nowUs()), durable: durable.leaves }),
      )
      await pushed
      appender.requestSync()
    },
    async end(cause) {
      const bytes = sealer.end({ stamp: stampAt(clock, clock.nowUs()), cause, durable: durable.leaves })
      released()
      await signed(bytes)
      await appender.settle()
      await appender.close()
      return { size: sealer.size, root: sealer.root(), fileBytes, fileHash: fileHash.digest() }
    },
    async abandon() {
      sealer.wipe()
      released()
      await appender.close()
    },
  }
}

/** A monotonic instant labelled with what the wall clock says of it now; 0 where it says nothing. */
export function stampAt(clock: Clock, monotonicUs: number): Stamp {
  const state = clock.state()
  const wallUs = state === 'unset' ? 0 : clock.wallUs() - (clock.nowUs() - monotonicUs)
  return { monotonicUs, wallUs, clock: state }
}
