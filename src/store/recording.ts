/**
 * One recording: a queue of fragments in front of a chain of segments.
 *
 *   live ──►┐
 *           ├─► pump ─► segment ─► durable ─► wiped
 *   ring ──►┘    │         ▲
 *                └─ error: next segment `replaces` what was not durable, sealed again from RAM
 *
 * Live fragments go before those of the pre-record ring, so that what happens now is durable
 * first. Plaintext stays in RAM until it is durable, never beyond a fixed bound: a disk too
 * slow for it becomes a counted, signed gap (the ring waits instead). It never touches a file that failed.
 */
import type { Clock } from '../../hal/hal.ts'
import { type Bytes, wipe } from '../bytes.ts'
import type { Cause } from '../crypto/leaf.ts'
import { ZeugeError } from '../errors.ts'
import type { RecordedTrack } from '../unit.ts'
import { createOverflow } from './overflow.ts'
import { isFull } from './rollover.ts'
import type {
  SegmentChunk,
  SegmentEnd,
  SegmentEvents,
  SegmentGap,
  SegmentNote,
  SegmentWriter,
} from './segment.ts'

/** The next segment waits so long after failures in a row: a card that hiccups costs nothing. After one more it is given up. */
const RETRY_MS = [0, 250, 1_000, 2_000]

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
  /** The recording cannot go on. `finish` still resolves. Called at most once. */
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

interface Job {
  readonly chunk?: RecordingChunk
  readonly gap?: SegmentGap
  readonly note?: SegmentNote
  readonly settled?: () => void
}
interface Held {
  /** Durable once the segment's durable leaves exceed this. */
  readonly leaf: number
  readonly job: Job
}

export function createRecording(
  parts: RecordingParts,
  limits: RecordingLimits,
  events: RecordingEvents,
): Recording {
  const live: Job[] = []
  const ring: Job[] = []
  const held: Held[] = []
  let heldBytes = 0
  let segment:
    | { readonly writer: SegmentWriter; readonly openedUs: number; readonly inits: Map<RecordedTrack, Bytes> }
    | undefined
  let continuation: Continuation = { sequence: 0 }
  let failures = 0
  let broken: unknown
  let dead = false
  /** What the ledger does not know yet of the segment that ended last. */
  let untold: (() => Promise<void>) | undefined
  const overflow = createOverflow()
  let pumping: Promise<void> | undefined
  const totals = { segments: 0, chunks: 0, gaps: 0, bytes: 0 }

  const drop = (job: Job): void => {
    if (job.chunk !== undefined) {
      heldBytes -= job.chunk.fragment.length
      wipe(job.chunk.fragment)
    }
    job.settled?.()
  }

  function giveUp(error: unknown): void {
    dead = true
    for (const { job } of held.splice(0)) drop(job)
    for (const job of [...live.splice(0), ...ring.splice(0)]) drop(job)
    events.failed(error)
  }

  const segmentEvents: SegmentEvents = {
    durable(leaves) {
      while (held[0] !== undefined && held[0].leaf < leaves) {
        const { job } = held.shift() as Held
        failures = 0
        if (job.chunk !== undefined) events.durable(job.chunk)
        drop(job)
      }
    },
    failed(error) {
      broken ??= error
      wake()
    },
  }

  async function open(): Promise<void> {
    await tell()
    const { sequence } = continuation
    // A name that was tried is spent, whatever became of it.
    continuation = { ...continuation, sequence: sequence + 1 }
    const writer = await parts.openSegment({ ...continuation, sequence }, segmentEvents)
    segment = { writer, openedUs: parts.clock.nowUs(), inits: new Map() }
    totals.segments++
  }

  async function perform(job: Job): Promise<void> {
    if (segment === undefined) await open()
    else if (job.chunk !== undefined && isFull(segment, parts.clock.nowUs(), job.chunk)) await roll()
    const { writer, inits } = segment as NonNullable<typeof segment>
    const { chunk, gap, note } = job
    if (chunk !== undefined && inits.get(chunk.track) !== chunk.init) {
      inits.set(chunk.track, chunk.init)
      await writer.chunk({ ...chunk, kind: 'init', plaintext: chunk.init, durUs: 0, discontinuity: false })
    }
    held.push({ leaf: writer.leaves, job })
    totals.bytes += chunk?.fragment.length ?? 0
    if (gap !== undefined) await writer.gap(gap)
    if (note !== undefined) await writer.note(note)
    if (chunk !== undefined) await writer.chunk({ ...chunk, kind: 'media', plaintext: chunk.fragment })
    totals.chunks += chunk === undefined ? 0 : 1
    totals.gaps += gap === undefined ? 0 : 1
    // The ring waits until what it gave is durable: that must not wait for a checkpoint.
    await writer.checkpoint(chunk?.track === 'video' || chunk?.preRecord === true)
  }

  async function roll(): Promise<void> {
    await close('rollover')
    await open()
  }

  async function close(cause: Cause): Promise<void> {
    if (segment !== undefined) {
      const { writer } = segment
      const end = await writer.end(cause)
      segment = undefined
      continuation = { sequence: continuation.sequence, previous: { id: writer.id, end } }
      untold = () => parts.closed(writer, end, cause)
    }
    await tell()
  }

  async function tell(): Promise<void> {
    await untold?.()
    untold = undefined
  }

  /** Leaves the failed file as it is; everything not durable goes to the front of the queue again. */
  async function replace(error: unknown): Promise<void> {
    broken = undefined
    failures++
    if (segment !== undefined) {
      const { writer } = segment
      segment = undefined
      await writer.abandon()
      const replaces = { id: writer.id, fromLeaf: writer.durableLeaves }
      continuation = { sequence: continuation.sequence, replaces }
    }
    live.unshift(...held.splice(0).map((entry) => entry.job))
    events.replaced(error)
    const code = error instanceof ZeugeError ? error.code : undefined
    const waitMs = RETRY_MS[failures - 1]
    if (waitMs === undefined || (code === 'DISK_FULL' && !(await parts.releaseBallast()))) giveUp(error)
    else if (code === 'DISK_FAILED')
      await new Promise<void>((resolve) => parts.clock.setTimeout(() => resolve(), waitMs))
  }

  async function pump(): Promise<void> {
    while (!dead && (broken !== undefined || live.length > 0 || ring.length > 0)) {
      if (broken !== undefined) {
        await replace(broken)
        continue
      }
      const job = (live.shift() ?? ring.shift()) as Job
      try {
        await perform(job)
      } catch (error) {
        if (!held.some((entry) => entry.job === job)) held.push({ leaf: Infinity, job })
        broken ??= error
      }
    }
    pumping = undefined
  }

  function wake(): void {
    pumping ??= Promise.resolve().then(pump)
  }

  function admit(chunk: RecordingChunk, lane: Job[], settled?: () => void): void {
    const job: Job = settled === undefined ? { chunk } : { chunk, settled }
    heldBytes += chunk.fragment.length
    if (dead || (lane === live && heldBytes > limits.heldBytesMax)) {
      if (!dead) overflow.add(chunk)
      drop(job)
      return
    }
    declareLost(chunk.track)
    lane.push(job)
    wake()
  }

  function declareLost(track: RecordedTrack): void {
    const gap = overflow.take(track)
    if (gap !== undefined) live.push({ gap })
  }

  return {
    write: (chunk) => admit(chunk, live),
    writePreRecord: (chunk) => new Promise((resolve) => admit(chunk, ring, resolve)),
    gap(gap) {
      live.push({ gap })
      wake()
    },
    note(note) {
      live.push({ note })
      wake()
    },
    status: () => ({ ...totals, failed: dead }),
    async finish(cause) {
      for (const track of overflow.tracks) declareLost(track)
      for (;;) {
        if (live.length + ring.length > 0 || broken !== undefined) wake()
        while (pumping !== undefined) await pumping
        if (dead) break
        try {
          await close(cause)
          break
        } catch (error) {
          broken = error
        }
      }
      return { ...totals, failed: dead }
    },
  }
}
