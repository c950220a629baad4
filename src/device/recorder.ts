/**
 * Where access units go: dropped, into the pre-record ring, or into a recording.
 *
 *                 ┌─ drop      (standby, camera warm)
 *   source ─► unit ─ ring      (armed; RAM only, wiped when disarmed)
 *                 └─ live fragmenters ─► recording
 *                      ring fragmenters ─►┘   (after the press, at the disk's pace, beside the live ones)
 *
 * From ring to live not one unit is lost or doubled: the ring takes none after the press, and
 * live takes all after it. It decides nothing about when: the statechart does.
 */
import type { Clock } from '../../hal/hal.ts'
import { type Bytes, equalBytes } from '../bytes.ts'
import type { Cause } from '../crypto/leaf.ts'
import { createFragmenter, type Fragment, type Fragmenter } from '../media/fragment.ts'
import { initSegment } from '../media/init.ts'
import type { Ring } from '../media/ring.ts'
import type { Recording, RecordingChunk, RecordingEnd } from '../store/recording.ts'
import type { EncodedUnit, Track, TrackFormat } from '../unit.ts'

/** So that the wearer's confirmation, which waits for the first durable fragment, comes within a second. */
const FIRST_FRAGMENT_US = 250_000
/** A pause of a track below this is its rhythm, not a hole (as the verifier has it). */
const HOLE_US_MIN = 200_000
/** Ring fragments on their way to the disk at once: enough that it is never idle, few in memory. */
const DRAIN_WRITES_MAX = 3

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
  lost(track: Track): void
  /** From now on units are kept in `ring`; a former one is wiped. */
  arm(ring: Ring): void
  /** The ring is wiped and units are dropped; a running recording is not touched. */
  disarm(): void
  /** From now on units go to `recording`, behind what the ring holds. */
  keep(recording: Recording): void
  /** Ends the running recording; resolves when its end is durable or it is given up. */
  finish(cause: Cause): Promise<RecordingEnd>
  /** Evicts from the ring what is older than its limit, for when no unit comes that would. */
  expire(): void
  /** Of what the ring holds now, µs. */
  readonly ringUs: number
}

interface Format {
  readonly format: TrackFormat
  readonly init: Bytes
}
interface Take {
  readonly recording: Recording
  /** Media time 0 of this recording: its first key frame. */
  baseUs: number | undefined
  readonly live: Map<Track, Lane>
  /** Where the ring ends, for tracks that it holds. */
  readonly ringEndUs: ReadonlyMap<Track, number>
  drained: Promise<void>
}
/** One track's way into the recording. */
interface Lane {
  readonly fragmenter: Fragmenter
  readonly init: Bytes
  endUs: number
  lostSinceUs: number | undefined
  discontinuity: boolean
}

export function createRecorder(parts: RecorderParts): Recorder {
  const formats = new Map<Track, Format>()
  /** Of formats that have gone by but still describe units in the ring. */
  const inits = new WeakMap<TrackFormat, Bytes>()
  let ring: Ring | undefined
  let ringEndUs = new Map<Track, number>()
  let take: Take | undefined

  function openLane(track: Track, init: Bytes, baseUs: number, firstFragmentUs: number): Lane {
    const { fragmentUs } = parts
    const fragmenter = createFragmenter({ track, fragmentUs, firstFragmentUs, baseUs })
    return { fragmenter, init, endUs: baseUs, lostSinceUs: undefined, discontinuity: false }
  }

  function chunkOf(lane: Lane, fragment: Fragment, preRecord: boolean): RecordingChunk {
    const { discontinuity, init } = lane
    lane.discontinuity = false
    const { track, fromUs, durUs, syncFirst, units, bytes } = fragment
    return { track, init, fragment: bytes, fromUs, durUs, syncFirst, discontinuity, preRecord, frames: units }
  }

  function live(now: Take, unit: EncodedUnit): void {
    const format = formats.get(unit.track)
    if (format === undefined) return
    if (now.baseUs === undefined) {
      if (unit.track !== 'video' || !unit.key) return
      now.baseUs = unit.ptsUs
    }
    if (unit.ptsUs < now.baseUs) return
    const lane = laneFor(now, unit, format, now.baseUs)
    if (lane === undefined) return
    lane.endUs = unit.ptsUs + unit.durUs
    const fragment = lane.fragmenter.push(unit)
    if (fragment !== undefined) now.recording.write(chunkOf(lane, fragment, false))
  }

  /** The track's lane, opened or opened anew where the format changed; undefined where this unit cannot be taken. */
  function laneFor(now: Take, unit: EncodedUnit, format: Format, baseUs: number): Lane | undefined {
    const known = now.live.get(unit.track)
    // Time that goes back is a broken source: a sample may not start before the one it follows.
    if (known !== undefined && unit.ptsUs < known.endUs - unit.durUs) return undefined
    // A source that was opened anew begins with a key unit; one that only skipped goes on as it can.
    if (known?.lostSinceUs !== undefined && !unit.key) return undefined
    const lostSinceUs = known?.lostSinceUs ?? holeBefore(now, known, unit)
    let lane = known
    if (lane?.init !== format.init) {
      const firstUs = lane === undefined ? FIRST_FRAGMENT_US : parts.fragmentUs
      lane = openLane(unit.track, format.init, baseUs, firstUs)
      lane.discontinuity = known !== undefined
      now.live.set(unit.track, lane)
    }
    if (known !== undefined && (lane !== known || lostSinceUs !== undefined)) flush(now, known)
    if (lostSinceUs !== undefined) {
      now.recording.gap(gapOf(unit.track, lostSinceUs, unit.ptsUs))
      lane.lostSinceUs = undefined
      lane.discontinuity = true
    }
    return lane
  }

  /** Since when units are missing before this one, though nobody said that the source was lost. */
  function holeBefore(now: Take, known: Lane | undefined, unit: EncodedUnit): number | undefined {
    const endUs = known?.endUs ?? now.ringEndUs.get(unit.track)
    return endUs !== undefined && unit.ptsUs > endUs + HOLE_US_MIN ? endUs : undefined
  }

  function flush(now: Take, lane: Lane): void {
    const rest = lane.fragmenter.flush()
    if (rest !== undefined) now.recording.write(chunkOf(lane, rest, false))
  }

  function gapOf(track: Track, fromUs: number, toUs: number) {
    const cause: Cause = track === 'video' ? 'camera-lost' : 'microphone-lost'
    const framesLost = track === 'video' ? Math.max(0, Math.round((toUs - fromUs) / parts.frameDurUs)) : 0
    return { track, fromUs, toUs, cause, framesLost }
  }

  async function drain(from: Ring, recording: Recording, baseUs: number): Promise<void> {
    const lanes = new Map<Track, Lane>()
    const writing: Promise<void>[] = []
    const write = async (lane: Lane, fragment: Fragment | undefined): Promise<void> => {
      if (fragment !== undefined) writing.push(recording.writePreRecord(chunkOf(lane, fragment, true)))
      if (writing.length >= DRAIN_WRITES_MAX) await writing.shift()
    }
    for (let unit = from.shift(); unit !== undefined; unit = from.shift()) {
      const init = unit.format === undefined ? undefined : inits.get(unit.format)
      if (init === undefined || unit.ptsUs < baseUs) continue
      let lane = lanes.get(unit.track)
      if (lane?.init !== init) {
        const before = lane
        if (before !== undefined) await write(before, before.fragmenter.flush())
        lane = openLane(unit.track, init, baseUs, parts.fragmentUs)
        if (before !== undefined) Object.assign(lane, { endUs: before.endUs, discontinuity: true })
        lanes.set(unit.track, lane)
      }
      if (lane.endUs > baseUs && unit.ptsUs > lane.endUs + HOLE_US_MIN) {
        await write(lane, lane.fragmenter.flush())
        recording.gap(gapOf(unit.track, lane.endUs, unit.ptsUs))
        lane.discontinuity = true
      }
      lane.endUs = unit.ptsUs + unit.durUs
      const fragment = lane.fragmenter.push(unit)
      if (fragment !== undefined) await write(lane, fragment)
    }
    from.wipe()
    for (const lane of lanes.values()) await write(lane, lane.fragmenter.flush())
    await Promise.all(writing)
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
    lost(track) {
      const lane = take?.live.get(track)
      if (take === undefined || lane === undefined || lane.lostSinceUs !== undefined) return
      flush(take, lane)
      lane.lostSinceUs = lane.endUs
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
      ring?.expire(parts.clock.nowUs())
      const baseUs = ring?.firstUs
      const live = new Map<Track, Lane>()
      take = { recording, baseUs, live, ringEndUs: new Map(), drained: Promise.resolve() }
      if (baseUs !== undefined) take = { ...take, ringEndUs }
      if (ring !== undefined && baseUs !== undefined) take.drained = drain(ring, recording, baseUs)
      else parts.requestKeyFrame()
      ring = undefined
    },
    async finish(cause) {
      const ended = take
      if (ended === undefined) return { segments: 0, chunks: 0, gaps: 0, bytes: 0, failed: false }
      take = undefined
      const nowUs = parts.clock.nowUs()
      for (const [track, lane] of ended.live) {
        flush(ended, lane)
        if (lane.lostSinceUs !== undefined) ended.recording.gap(gapOf(track, lane.lostSinceUs, nowUs))
      }
      for (const [track, endUs] of ended.ringEndUs)
        if (!ended.live.has(track) && nowUs > endUs + HOLE_US_MIN)
          ended.recording.gap(gapOf(track, endUs, nowUs))
      await ended.drained
      return ended.recording.finish(cause)
    },
    expire: () => ring?.expire(parts.clock.nowUs()),
    get ringUs() {
      return ring?.spanUs ?? 0
    },
  }
}
