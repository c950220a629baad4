/**
 * Fragments of one track (ISO/IEC 14496-12 §8.8): access units in, moof + mdat out.
 *
 *   unit ─► [ room for the moof | unit | unit | … ] ─► moof written in front ─► Fragment
 *
 * Promises: each unit is copied once; sample times are the units' own; the same units give the
 * same bytes; a fragment is never longer than its limit to the nearest unit, does not stretch over
 * a hole, and starts on a key unit wherever one is near. It reads no clock: a track that stands
 * still is flushed by its owner.
 */
import { type Bytes, viewOf, wipe } from '../bytes.ts'
import { assert } from '../errors.ts'
import { type RecordedTrack, type RecordedUnit, UNIT_BYTES_MAX } from '../unit.ts'
import { box, boxBytes, writeBoxes } from './boxes.ts'
import { FRAGMENT_UNITS_MAX, MDAT_HEADER_BYTES, moofBytesMax, movieFragment, type Sample } from './moof.ts'

const FRAGMENT_US_MAX = 60_000_000
const DURATION_US_MAX = 0xffff_ffff
/** Room in front of the samples for the largest moof there can be. */
const HEAD_BYTES = moofBytesMax(FRAGMENT_UNITS_MAX) + MDAT_HEADER_BYTES
/** One unit of the largest size always fits. */
export const FRAGMENT_BYTES_MAX = HEAD_BYTES + UNIT_BYTES_MAX

export interface Fragment {
  readonly track: RecordedTrack
  /** moof and mdat. Belongs to the caller, who wipes it. */
  readonly bytes: Bytes
  readonly fromUs: number
  readonly durUs: number
  readonly units: number
  /** Can be decoded without the fragment before it. */
  readonly syncFirst: boolean
  /** 1, 2, 3 …, as in the mfhd. */
  readonly sequence: number
}

export interface FragmenterOptions {
  readonly track: RecordedTrack
  readonly fragmentUs: number
  /** For the first fragment only, never exceeded: how soon something can be durable. */
  readonly firstFragmentUs: number
  /** Media time 0 on the units' time line. */
  readonly baseUs: number
}

export interface Fragmenter {
  /** Copies the unit; gives the fragment that it completes or that ended before it. */
  push(unit: RecordedUnit): Fragment | undefined
  /** What is left, as a fragment. */
  flush(): Fragment | undefined
  /** Overwrites and forgets what is left. */
  wipe(): void
  /** Units that were not taken: time not going forward or before the base, empty or too large. */
  readonly refused: number
}

interface Open {
  buffer: Bytes
  end: number
  readonly samples: Sample[]
}

export function createFragmenter(options: FragmenterOptions): Fragmenter {
  const { track, fragmentUs, baseUs } = options
  const firstFragmentUs = Math.min(options.firstFragmentUs, fragmentUs)
  assert(firstFragmentUs > 0 && fragmentUs <= FRAGMENT_US_MAX, `fragments of ${fragmentUs} us`)
  let open: Open | undefined
  let sequence = 0
  let lastUs = -Infinity
  let refused = 0
  /** Fragments of a track are alike in size: the last one says how much to reserve. */
  let hintBytes = 64 * 1024

  function isTakeable({ ptsUs, durUs, data }: RecordedUnit): boolean {
    const timed = Number.isSafeInteger(ptsUs) && Number.isSafeInteger(durUs)
    const forward = ptsUs >= baseUs && ptsUs > lastUs
    const lasting = durUs >= 0 && durUs <= DURATION_US_MAX
    return timed && forward && lasting && data.length > 0 && data.length <= UNIT_BYTES_MAX
  }

  /** Whether a fragment this long is as near to its limit as units of this length let it be. */
  function exceeds(spanUs: number, unitUs: number): boolean {
    return sequence === 0 ? spanUs > firstFragmentUs : spanUs > fragmentUs + unitUs / 2
  }

  function endsBefore(now: Open, { ptsUs, durUs, key, data }: RecordedUnit): boolean {
    const spanUs = ptsUs - (now.samples[0]?.ptsUs ?? ptsUs)
    // A fragment that starts on a key unit can be played alone; not at the price of many small ones.
    if (track === 'video' && key && spanUs >= fragmentUs / 2) return true
    if (now.samples.length === FRAGMENT_UNITS_MAX || now.end + data.length > FRAGMENT_BYTES_MAX) return true
    return exceeds(spanUs + durUs, durUs)
  }

  function endsAfter({ samples }: Open, { ptsUs, durUs }: RecordedUnit): boolean {
    return exceeds(ptsUs + 2 * durUs - (samples[0]?.ptsUs ?? ptsUs), durUs)
  }

  function append(now: Open, { ptsUs, durUs, key, data }: RecordedUnit): void {
    const end = now.end + data.length
    if (end > now.buffer.length) {
      const outgrown = now.buffer
      now.buffer = new Uint8Array(Math.min(FRAGMENT_BYTES_MAX, Math.max(end, outgrown.length * 2)))
      now.buffer.set(outgrown.subarray(HEAD_BYTES, now.end), HEAD_BYTES)
      wipe(outgrown)
    }
    now.buffer.set(data, now.end)
    now.end = end
    now.samples.push({ ptsUs, durUs, bytes: data.length, key })
    lastUs = ptsUs
  }

  function begin(): Open {
    const bytes = Math.min(FRAGMENT_BYTES_MAX, HEAD_BYTES + hintBytes)
    return { buffer: new Uint8Array(bytes), end: HEAD_BYTES, samples: [] }
  }

  function close(): Fragment | undefined {
    const [first] = open?.samples ?? []
    const last = open?.samples.at(-1)
    if (open === undefined || first === undefined || last === undefined) return undefined
    const { buffer, end, samples } = open
    open = undefined
    sequence++
    hintBytes = Math.ceil((end - HEAD_BYTES) * 1.25)
    const moof = movieFragment(track, sequence, first.ptsUs - baseUs, samples)
    const mdatAt = HEAD_BYTES - MDAT_HEADER_BYTES
    const from = mdatAt - boxBytes(moof)
    writeBoxes([moof, box('mdat')], buffer, from)
    viewOf(buffer).setUint32(mdatAt, end - mdatAt)
    return {
      track,
      bytes: buffer.subarray(from, end),
      fromUs: first.ptsUs,
      durUs: last.ptsUs + last.durUs - first.ptsUs,
      units: samples.length,
      syncFirst: first.key,
      sequence,
    }
  }

  return {
    push(unit) {
      assert(unit.track === track, `${unit.track} unit for the ${track} track`)
      if (!isTakeable(unit)) {
        refused++
        return undefined
      }
      const before = open !== undefined && endsBefore(open, unit) ? close() : undefined
      open ??= begin()
      append(open, unit)
      // One fragment at a time: what is complete behind another one goes with the next unit.
      return before ?? (endsAfter(open, unit) ? close() : undefined)
    },
    flush: close,
    wipe() {
      if (open !== undefined) wipe(open.buffer)
      open = undefined
    },
    get refused() {
      return refused
    },
  }
}
