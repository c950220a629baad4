/**
 * One recording's way in: access units of each track become its fragments, and what is missing its gaps.
 *
 *   unit ─► lane of its track ─► fragmenter ─► recording      the first key picture is media time 0
 *   ring ─► lanes beside them ─► fragmenters ─► recording     at the disk's pace
 *   what is known at a time ─► a fragment of its own ─► recording
 *
 * Every unit that comes is kept or declared missing: lost source, hole in time, muted sound; metadata comes when
 * there is something to tell, so that a pause in it is none. It does not know rings before the press, formats or
 * links between recordings: that is recorder.ts.
 */
import { type Bytes, wipe } from '../bytes.ts'
import type { Cause } from '../crypto/leaf.ts'
import { createFragmenter, type Fragment, type Fragmenter } from '../media/fragment.ts'
import { initSegment } from '../media/init.ts'
import { encodeMetadata, METADATA_FORMAT, type MetadataSample } from '../media/metadata.ts'
import type { Ring } from '../media/ring.ts'
import type { Recording, RecordingChunk, RecordingEnd } from '../store/recordingparts.ts'
import type { EncodedUnit, RecordedTrack, Track, TrackFormat } from '../unit.ts'

/** So that the wearer's confirmation, which waits for the first durable fragment, comes within a second. */
const FIRST_FRAGMENT_US = 250_000
/** A pause of a track below this is its rhythm, not a hole (as the verifier has it). */
const HOLE_US_MIN = 200_000
/** Without a ring, from the press to the first picture (hal.ts). */
const START_US_MAX = 1_500_000
const METADATA_INIT = initSegment(METADATA_FORMAT)
/** Ring fragments on their way to the disk at once: enough that it is never idle, few in memory. */
const DRAIN_WRITES_MAX = 3

export interface TakeParts {
  readonly recording: Recording
  readonly fragmentUs: number
  readonly frameDurUs: number
  readonly sinceUs: number
  /** Media time 0, where it is known before the first live unit: the first picture of the ring, or of a link. */
  readonly baseUs: number | undefined
  /** How far each track was kept before the first live unit: by the ring, or by the recording this one continues. */
  readonly keptUntilUs: ReadonlyMap<Track, number>
  readonly mutedSinceUs?: number
}

export interface Take {
  readonly recording: Recording
  /** Media time 0; undefined until the first key picture. */
  readonly baseUs: number | undefined
  /** Tracks that are being kept and that units are still expected of. */
  readonly alive: readonly Track[]
  /** Set while no sound is kept. */
  readonly mutedSinceUs: number | undefined
  unit(unit: EncodedUnit, init: Bytes): void
  /** Dropped where it is from before the press or the first picture, or not newer than the one before. */
  metadata(sample: MetadataSample, atUs: number): void
  /** What holds for all of a segment that was just begun: now, or with the first picture. */
  state(sample: MetadataSample, atUs: number): void
  lost(track: Track): void
  /** Sound captured from `atUs` on is dropped, or kept again; what is missing becomes a gap. */
  mute(muted: boolean, atUs: number): void
  /** The ring's units go before the live ones; `initOf` finds the initialisation segment of a unit's format. */
  drain(ring: Ring, initOf: (format: TrackFormat) => Bytes | undefined): Promise<void>
  /** Writes what is left. `exact`: units reach to `untilUs` unless they are missing, so every hole before it is one. */
  end(cause: Cause, untilUs: number, exact?: boolean): Promise<RecordingEnd>
}

/** One track's way into the recording. */
interface Lane {
  readonly fragmenter: Fragmenter
  readonly init: Bytes
  endUs: number
  lostSinceUs: number | undefined
  discontinuity: boolean
}

interface Mute {
  readonly fromUs: number
  /** Sound is kept again from here on; undefined while muted. */
  readonly toUs: number | undefined
}

export function createTake(parts: TakeParts): Take {
  const { recording, fragmentUs, sinceUs, keptUntilUs, mutedSinceUs } = parts
  const lanes = new Map<Track, Lane>()
  let metadataLane: Lane | undefined
  /** Newest time of it. */
  let toldUs = Number.NEGATIVE_INFINITY
  let stated: MetadataSample | undefined
  let baseUs = parts.baseUs
  let muted: Mute | undefined =
    mutedSinceUs === undefined ? undefined : { fromUs: mutedSinceUs, toUs: undefined }
  let drained: Promise<void> = Promise.resolve()

  function openLane(track: RecordedTrack, init: Bytes, fromUs: number, firstFragmentUs: number): Lane {
    const fragmenter = createFragmenter({ track, fragmentUs, firstFragmentUs, baseUs: fromUs })
    return { fragmenter, init, endUs: fromUs, lostSinceUs: undefined, discontinuity: false }
  }

  function chunkOf(lane: Lane, fragment: Fragment, preRecord: boolean): RecordingChunk {
    const { discontinuity, init } = lane
    lane.discontinuity = false
    const { track, fromUs, durUs, syncFirst, units, bytes } = fragment
    return { track, init, fragment: bytes, fromUs, durUs, syncFirst, discontinuity, preRecord, frames: units }
  }

  function flush(lane: Lane): void {
    const rest = lane.fragmenter.flush()
    if (rest !== undefined) recording.write(chunkOf(lane, rest, false))
  }

  function gap(track: Track, fromUs: number, toUs: number): void {
    // The last unit kept lasts longer than the recording: nothing is missing.
    if (toUs <= fromUs) return
    const lost: Cause = track === 'video' ? 'camera-lost' : 'microphone-lost'
    const cause = track === 'audio' && muted !== undefined ? 'muted' : lost
    const frames = track === 'video' ? Math.max(0, Math.round((toUs - fromUs) / parts.frameDurUs)) : 0
    recording.gap({ track, fromUs, toUs, cause, framesLost: frames })
  }

  /** Whether any of this sound was captured while muted: not one sample of it is kept. */
  function isMuted({ track, ptsUs, durUs }: EncodedUnit): boolean {
    if (track !== 'audio' || muted === undefined) return false
    return ptsUs + durUs > muted.fromUs && ptsUs < (muted.toUs ?? Number.POSITIVE_INFINITY)
  }

  function take(unit: EncodedUnit, init: Bytes, fromUs: number): void {
    const lane = laneFor(unit, init, fromUs)
    if (lane === undefined) return
    lane.endUs = unit.ptsUs + unit.durUs
    const fragment = lane.fragmenter.push(unit)
    if (fragment !== undefined) recording.write(chunkOf(lane, fragment, false))
  }

  /** The track's lane, opened or opened anew where the format changed; undefined where this unit cannot be taken. */
  function laneFor(unit: EncodedUnit, init: Bytes, fromUs: number): Lane | undefined {
    const { track, ptsUs } = unit
    const known = lanes.get(track)
    // Time that goes back is a broken source: a sample may not start before the one it follows.
    if (known !== undefined && ptsUs < known.endUs - unit.durUs) return undefined
    // A source that was opened anew begins with a key unit; one that only skipped goes on as it can.
    if (known?.lostSinceUs !== undefined && !unit.key) return undefined
    const lostSinceUs = known?.lostSinceUs ?? mutedBefore(known, unit) ?? holeBefore(known, unit)
    let lane = known
    if (lane?.init !== init) {
      lane = openLane(track, init, fromUs, known === undefined ? FIRST_FRAGMENT_US : fragmentUs)
      lane.discontinuity = known !== undefined
      lanes.set(track, lane)
    }
    if (known !== undefined && (lane !== known || lostSinceUs !== undefined)) flush(known)
    if (lostSinceUs !== undefined) {
      gap(track, lostSinceUs, ptsUs)
      lane.lostSinceUs = undefined
      lane.discontinuity = true
    }
    return lane
  }

  function mutedBefore(known: Lane | undefined, { track, ptsUs }: EncodedUnit): number | undefined {
    if (track !== 'audio' || muted?.toUs === undefined || ptsUs < muted.toUs) return undefined
    return keptUntil(known, muted.fromUs)
  }

  function keptUntil(lane: Lane | undefined, otherwiseUs: number): number {
    return lane?.endUs ?? keptUntilUs.get('audio') ?? otherwiseUs
  }

  /** Since when units are missing before this one, though nobody said that the source was lost. */
  function holeBefore(known: Lane | undefined, { track, ptsUs }: EncodedUnit): number | undefined {
    const endUs = known?.endUs ?? keptUntilUs.get(track)
    if (endUs !== undefined) return ptsUs > endUs + HOLE_US_MIN ? endUs : undefined
    return track === 'video' && ptsUs > sinceUs + START_US_MAX ? sinceUs : undefined
  }

  async function drainRing(
    ring: Ring,
    initOf: (format: TrackFormat) => Bytes | undefined,
    fromUs: number,
  ): Promise<void> {
    const old = new Map<Track, Lane>()
    const writing: Promise<void>[] = []
    const write = async (lane: Lane, fragment: Fragment | undefined): Promise<void> => {
      if (fragment !== undefined) writing.push(recording.writePreRecord(chunkOf(lane, fragment, true)))
      if (writing.length >= DRAIN_WRITES_MAX) await writing.shift()
    }
    for (let unit = ring.shift(); unit !== undefined; unit = ring.shift()) {
      const init = unit.format === undefined ? undefined : initOf(unit.format)
      if (init === undefined || unit.ptsUs < fromUs) continue
      let lane = old.get(unit.track)
      if (lane?.init !== init) {
        const before = lane
        if (before !== undefined) await write(before, before.fragmenter.flush())
        lane = openLane(unit.track, init, fromUs, fragmentUs)
        if (before !== undefined) Object.assign(lane, { endUs: before.endUs, discontinuity: true })
        old.set(unit.track, lane)
      }
      if (lane.endUs > fromUs && unit.ptsUs > lane.endUs + HOLE_US_MIN) {
        await write(lane, lane.fragmenter.flush())
        gap(unit.track, lane.endUs, unit.ptsUs)
        lane.discontinuity = true
      }
      lane.endUs = unit.ptsUs + unit.durUs
      const fragment = lane.fragmenter.push(unit)
      if (fragment !== undefined) await write(lane, fragment)
    }
    ring.wipe()
    for (const lane of old.values()) await write(lane, lane.fragmenter.flush())
    await Promise.all(writing)
  }

  /** What each track lacks at the end: its source is lost, it is muted, or it never came. */
  function declareMissing(untilUs: number, exact: boolean): void {
    for (const [track, lane] of lanes) {
      flush(lane)
      const isHole = exact && untilUs > lane.endUs + HOLE_US_MIN
      const fromUs = lane.lostSinceUs ?? (isHole ? lane.endUs : undefined)
      if (fromUs !== undefined && !(track === 'audio' && muted !== undefined)) gap(track, fromUs, untilUs)
    }
    if (muted !== undefined) {
      const fromUs = Math.max(keptUntil(lanes.get('audio'), muted.fromUs), baseUs ?? 0)
      gap('audio', fromUs, untilUs)
    }
    const kept = baseUs === undefined ? new Map([['video', sinceUs] as const]) : keptUntilUs
    for (const [track, endUs] of kept)
      if (!lanes.has(track) && untilUs > endUs + HOLE_US_MIN && !(track === 'audio' && muted !== undefined))
        gap(track, endUs, untilUs)
  }

  function tell(sample: MetadataSample, atUs: number): void {
    if (baseUs === undefined || atUs < Math.max(baseUs, sinceUs)) return
    metadataLane ??= openLane('metadata', METADATA_INIT, baseUs, fragmentUs)
    toldUs = Math.max(toldUs, atUs)
    const data = encodeMetadata(sample)
    const { fragmenter } = metadataLane
    // At once: it is rare, small, and to be durable as soon as the picture beside it.
    const fragment =
      fragmenter.push({ track: 'metadata', ptsUs: atUs, durUs: 0, key: true, data }) ?? fragmenter.flush()
    wipe(data)
    if (fragment !== undefined) recording.write(chunkOf(metadataLane, fragment, false))
  }

  return {
    recording,
    get baseUs() {
      return baseUs
    },
    get alive() {
      return [...lanes].flatMap(([track, { lostSinceUs }]) => (lostSinceUs === undefined ? [track] : []))
    },
    get mutedSinceUs() {
      return muted?.toUs === undefined ? muted?.fromUs : undefined
    },
    unit(unit, init) {
      if (baseUs === undefined) {
        if (unit.track !== 'video' || !unit.key) return
        baseUs = unit.ptsUs
        if (stated !== undefined) tell(stated, Math.max(baseUs, sinceUs))
        stated = undefined
      }
      if (unit.ptsUs < baseUs || isMuted(unit)) return
      take(unit, init, baseUs)
      if (unit.track === 'audio' && unit.ptsUs >= (muted?.toUs ?? Number.POSITIVE_INFINITY)) muted = undefined
    },
    metadata: tell,
    state(sample, atUs) {
      if (baseUs === undefined) stated = sample
      else tell(sample, Math.max(atUs, toldUs + 1))
    },
    lost(track) {
      const lane = lanes.get(track)
      if (lane === undefined || lane.lostSinceUs !== undefined) return
      flush(lane)
      lane.lostSinceUs = lane.endUs
    },
    mute(isOn, atUs) {
      if (isOn) muted = { fromUs: muted?.fromUs ?? atUs, toUs: undefined }
      else if (muted !== undefined) muted = { ...muted, toUs: atUs }
      const sound = lanes.get('audio')
      if (isOn && sound !== undefined) flush(sound)
    },
    drain(ring, initOf) {
      if (baseUs !== undefined) drained = drainRing(ring, initOf, baseUs)
      return drained
    },
    async end(cause, untilUs, exact = false) {
      declareMissing(untilUs, exact)
      await drained
      return recording.finish(cause)
    },
  }
}
