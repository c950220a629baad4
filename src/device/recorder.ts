/**
 * Where access units go: dropped, into the pre-record ring, or into a recording.
 *
 *                 ┌─ drop      (standby, camera warm)
 *   source ─► unit ─ ring      (armed; RAM only, wiped when disarmed)
 *                 └─ take ─► recording       (ring and live units, take.ts)
 *
 * From ring to live, and from one recording to the next that is linked to it, not one unit is lost or
 * doubled. It decides nothing about when: the statechart does.
 */
import type { Clock } from '../../hal/hal.ts'
import { type Bytes, equalBytes } from '../bytes.ts'
import type { Cause } from '../crypto/leaf.ts'
import { initSegment } from '../media/init.ts'
import type { MetadataSample } from '../media/metadata.ts'
import type { Ring } from '../media/ring.ts'
import type { Recording, RecordingEnd } from '../store/recordingparts.ts'
import type { EncodedUnit, Track, TrackFormat } from '../unit.ts'
import { createTake, type Take } from './take.ts'

/** After a link: how long the former recording waits for sound that was captured before the link. */
const TAIL_MS_MAX = 500
const NOTHING: RecordingEnd = { segments: 0, chunks: 0, gaps: 0, bytes: 0, failed: false }

export interface RecorderParts {
  readonly clock: Clock
  readonly fragmentUs: number
  readonly frameDurUs: number
  /** Whether the ring keeps sound too: a law may allow the picture only. */
  readonly preRecordAudio: boolean
  requestKeyFrame(): void
}

export interface Recorder {
  format(format: TrackFormat): void
  unit(unit: EncodedUnit): void
  /** What was known at `atUs`; kept by a running recording only, and nowhere before the press. */
  metadata(sample: MetadataSample, atUs: number): void
  /** What holds for all of the segment that the running recording has just begun. */
  state(sample: MetadataSample): void
  lost(track: Track): void
  /** From now on units are kept in `ring`; a former one is wiped. */
  arm(ring: Ring): void
  /** The ring is wiped and units are dropped; a running recording is not touched. */
  disarm(): void
  /**
   * From now on units go to `recording`, behind what the ring holds; resolves when that is durable or given up.
   * Undefined where it holds nothing.
   */
  keep(recording: Recording): Promise<void> | undefined
  /**
   * At its next key picture the running recording ends with `cause`, and the one that `begin` then gives goes
   * on, without a lost unit. `ended` resolves when the former is closed. Nothing where it ends before.
   */
  link(cause: Cause, begin: (ended: Promise<RecordingEnd>) => Recording): void
  /** Sound of the running recording is dropped from `atUs` on, or kept again; a link stays muted. */
  mute(muted: boolean, atUs: number): void
  /** Ends the running recording; resolves when its end is durable or it is given up. */
  finish(cause: Cause): Promise<RecordingEnd>
  /** Evicts from the ring what is older than its limit; says when its oldest unit was captured. */
  expire(): number | undefined
  /** How far back the ring reaches from now, µs. */
  readonly ringUs: number
}

interface Format {
  readonly format: TrackFormat
  readonly init: Bytes
}
interface Link {
  readonly cause: Cause
  readonly begin: (ended: Promise<RecordingEnd>) => Recording
}
/** The recording before a link, for as long as units captured before the link may come. */
interface Tail {
  readonly take: Take
  readonly untilUs: number
  readonly waiting: Set<Track>
  close(): void
}

export function createRecorder(parts: RecorderParts): Recorder {
  const { clock, fragmentUs, frameDurUs } = parts
  const formats = new Map<Track, Format>()
  /** Of formats that have gone by but still describe units in the ring. */
  const inits = new WeakMap<TrackFormat, Bytes>()
  let ring: Ring | undefined
  let ringEndUs = new Map<Track, number>()
  let take: Take | undefined
  let link: Link | undefined
  let tail: Tail | undefined

  function live(now: Take, unit: EncodedUnit): void {
    const init = formats.get(unit.track)?.init
    if (init === undefined) return
    if (link !== undefined && now.baseUs !== undefined && unit.track === 'video' && unit.key) {
      follow(now, unit, init, link)
      return
    }
    if (tail?.waiting.has(unit.track) && unit.ptsUs >= tail.untilUs) settled(unit.track)
    const to = tail?.waiting.has(unit.track) ? tail.take : now
    to.unit(unit, init)
  }

  /** This key picture is the first one of the next recording. */
  function follow(old: Take, unit: EncodedUnit, init: Bytes, { cause, begin }: Link): void {
    tail?.close()
    link = undefined
    const untilUs = unit.ptsUs
    const tracks = new Set<Track>(['video', ...formats.keys()])
    const waiting = new Set(old.alive.filter((track) => track !== 'video'))
    let resolve: (end: Promise<RecordingEnd>) => void = () => undefined
    const recording = begin(new Promise((settle) => (resolve = settle)))
    const mutedSinceUs = old.mutedSinceUs === undefined ? undefined : untilUs
    take = createTake({
      recording,
      fragmentUs,
      frameDurUs,
      sinceUs: untilUs,
      baseUs: untilUs,
      keptUntilUs: new Map([...tracks].map((track) => [track, untilUs])),
      ...(mutedSinceUs !== undefined && { mutedSinceUs }),
    })
    const timer = clock.setTimeout(() => tail?.close(), TAIL_MS_MAX)
    tail = {
      take: old,
      untilUs,
      waiting,
      close() {
        tail = undefined
        clock.clearTimeout(timer)
        resolve(old.end(cause, untilUs, true))
      },
    }
    if (waiting.size === 0) tail.close()
    take.unit(unit, init)
  }

  function settled(track: Track): void {
    tail?.waiting.delete(track)
    if (tail?.waiting.size === 0) tail.close()
  }

  return {
    format(format) {
      const init = initSegment(format)
      const known = formats.get(format.track)
      // A source that was opened again mostly says the same: no new initialisation segment then.
      if (known !== undefined && equalBytes(known.init, init)) return
      formats.set(format.track, { format, init })
      inits.set(format, init)
      ring?.format(format)
    },
    unit(unit) {
      if (take !== undefined) live(take, unit)
      else if ((unit.track === 'video' || parts.preRecordAudio) && ring?.push(unit) === true)
        ringEndUs.set(unit.track, unit.ptsUs + unit.durUs)
    },
    metadata(sample, atUs) {
      const to = tail !== undefined && atUs < tail.untilUs ? tail.take : take
      to?.metadata(sample, atUs)
    },
    state(sample) {
      take?.state(sample, clock.nowUs())
    },
    lost(track) {
      take?.lost(track)
      tail?.take.lost(track)
      settled(track)
    },
    arm(next) {
      ring?.wipe()
      ring = next
      ringEndUs = new Map()
      for (const { format } of formats.values()) next.format(format)
    },
    disarm() {
      ring?.wipe()
      ring = undefined
    },
    keep(recording) {
      // Older than the limit by now: no unit came since that would have evicted it.
      ring?.expire(clock.nowUs())
      const baseUs = ring?.firstUs
      const keptUntilUs = baseUs === undefined ? new Map<Track, number>() : ringEndUs
      take = createTake({
        recording,
        fragmentUs,
        frameDurUs,
        sinceUs: clock.nowUs(),
        baseUs,
        keptUntilUs,
      })
      const former = ring
      ring = undefined
      if (former !== undefined && baseUs !== undefined)
        return take.drain(former, (format) => inits.get(format))
      parts.requestKeyFrame()
      return undefined
    },
    link(cause, begin) {
      if (take === undefined) return
      link = { cause, begin }
      parts.requestKeyFrame()
    },
    mute(muted, atUs) {
      take?.mute(muted, atUs)
    },
    async finish(cause) {
      tail?.close()
      link = undefined
      const ended = take
      take = undefined
      return ended === undefined ? NOTHING : ended.end(cause, clock.nowUs())
    },
    expire() {
      ring?.expire(clock.nowUs())
      return ring?.firstUs
    },
    get ringUs() {
      const firstUs = ring?.firstUs
      return firstUs === undefined ? 0 : parts.clock.nowUs() - firstUs
    },
  }
}
