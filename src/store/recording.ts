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
import { type Bytes, wipe } from '../bytes.ts'
import type { Cause } from '../crypto/leaf.ts'
import type { RecordedTrack } from '../unit.ts'
import { createOverflow } from './overflow.ts'
import type {
  Continuation,
  Recording,
  RecordingChunk,
  RecordingEvents,
  RecordingLimits,
  RecordingParts,
} from './recordingparts.ts'
import { retryAfter } from './retry.ts'
import { isFull } from './rollover.ts'
import type { SegmentEnd, SegmentEvents, SegmentGap, SegmentNote, SegmentWriter } from './segment.ts'

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
  /** Ended last; the ledger does not know it yet. */
  let untold: { readonly writer: SegmentWriter; readonly end: SegmentEnd; readonly cause: Cause } | undefined
  /** Failed last; no segment goes on from it yet. */
  let left: SegmentWriter | undefined
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
    if (untold !== undefined) parts.closedLater(untold.writer, untold.end, untold.cause)
    if (left !== undefined) parts.leftOpen(left)
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
    left = undefined
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
      untold = { writer, end, cause }
    }
    await tell()
  }

  async function tell(): Promise<void> {
    if (untold !== undefined) await parts.closed(untold.writer, untold.end, untold.cause)
    untold = undefined
  }

  /** Leaves the failed file as it is; everything not durable goes to the front of the queue again. */
  async function replace(error: unknown): Promise<void> {
    broken = undefined
    failures++
    if (segment !== undefined) {
      const { writer } = segment
      segment = undefined
      left = writer
      await writer.abandon()
      const replaces = { id: writer.id, fromLeaf: writer.durableLeaves }
      continuation = { sequence: continuation.sequence, replaces }
    }
    live.unshift(...held.splice(0).map((entry) => entry.job))
    const retry = retryAfter(error, failures)
    if (retry === 'never') return giveUp(error)
    events.replaced(error)
    if (retry === 'given up' || (retry === 'with ballast' && !(await parts.releaseBallast()))) giveUp(error)
    else if (typeof retry === 'number')
      await new Promise<void>((resolve) => parts.clock.setTimeout(() => resolve(), retry))
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
