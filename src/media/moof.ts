/**
 * The moof of one fragment (ISO/IEC 14496-12 §8.8.4 to 8.8.12), both ways. As small as it can be: what
 * all samples share stands once in the tfhd, what the trex already says stands nowhere, and each key
 * unit among others begins a run of its own, which costs less than flags for every sample.
 * The reader takes what this writer writes and nothing else: undefined, never an error.
 */
import { viewOf } from '../bytes.ts'
import type { RecordedTrack } from '../unit.ts'
import { type Box, box, boxBytes, type Field, fullBox, parseBoxes, u32, u64 } from './boxes.ts'
import { SYNC_SAMPLE, TRACK_ID } from './init.ts'

export const MDAT_HEADER_BYTES = 8
/** Optional fields of the tfhd, ISO/IEC 14496-12 §8.8.7. */
const TFHD_DURATION = 0x08
const TFHD_SIZE = 0x10
const TFHD_FLAGS = 0x20
const TFHD_BASE_IS_MOOF = 0x02_0000
/** Optional fields of the trun, ISO/IEC 14496-12 §8.8.8. */
const TRUN_OFFSET = 0x001
const TRUN_FIRST_FLAGS = 0x004
const TRUN_DURATION = 0x100
const TRUN_SIZE = 0x200

const TRACKS = Object.keys(TRACK_ID) as readonly RecordedTrack[]

/** 1 s of 240 units fits. */
export const FRAGMENT_UNITS_MAX = 256
/** moof, mfhd, traf, tfhd and tfdt with all fields; a run without its samples; a sample. */
const FIXED_BYTES = 8 + 16 + 8 + 28 + 20
const RUN_BYTES = 24
const SAMPLE_BYTES = 8

/** Times on any time line: only their differences are written. */
export interface Sample {
  readonly ptsUs: number
  readonly durUs: number
  readonly bytes: number
  readonly key: boolean
}

/** No moof of so many samples is larger: each of them may begin a run. */
export function moofBytesMax(samples: number): number {
  return FIXED_BYTES + samples * (RUN_BYTES + SAMPLE_BYTES)
}

/** For samples that lie one behind the other in an mdat right after it. `fromUs` is media time. */
export function movieFragment(
  track: RecordedTrack,
  sequence: number,
  fromUs: number,
  samples: readonly Sample[],
  id: number = TRACK_ID[track],
): Box {
  const durations = samples.map(
    ({ ptsUs, durUs }, index) => (samples[index + 1]?.ptsUs ?? ptsUs + durUs) - ptsUs,
  )
  const sizes = samples.map(({ bytes }) => bytes)
  const durationUs = alike(durations)
  const sizeBytes = alike(sizes)
  const allKeys = samples.every(({ key }) => key)
  // The trex says: sound and metadata are all key units, video is none.
  const flags = track === 'video' && allKeys ? SYNC_SAMPLE : undefined
  const runsAt = samples.flatMap(({ key }, index) => (index === 0 || (key && !allKeys) ? [index] : []))

  const runs = (dataAt: number): Box[] =>
    runsAt.map((start, run) => {
      const end = runsAt[run + 1] ?? samples.length
      return trackRun({
        count: end - start,
        dataAt: dataAt + sizes.slice(0, start).reduce((sum, bytes) => sum + bytes, 0),
        keyFirst: !allKeys && samples[start]?.key === true,
        durations: durationUs === undefined ? durations.slice(start, end) : undefined,
        sizes: sizeBytes === undefined ? sizes.slice(start, end) : undefined,
      })
    })
  const moof = (dataAt: number): Box =>
    box('moof', undefined, [
      fullBox('mfhd', 0, 0, u32(sequence)),
      box('traf', undefined, [
        trackHeader(id, durationUs, sizeBytes, flags),
        fullBox('tfdt', 1, 0, u64(fromUs)),
        ...runs(dataAt),
      ]),
    ])
  return moof(boxBytes(moof(0)) + MDAT_HEADER_BYTES)
}

function trackHeader(
  id: number,
  durationUs: number | undefined,
  sizeBytes: number | undefined,
  flags: number | undefined,
): Box {
  const present =
    (durationUs === undefined ? 0 : TFHD_DURATION) |
    (sizeBytes === undefined ? 0 : TFHD_SIZE) |
    (flags === undefined ? 0 : TFHD_FLAGS)
  const fields = [id, durationUs, sizeBytes, flags].filter((value) => value !== undefined)
  return fullBox('tfhd', 0, TFHD_BASE_IS_MOOF | present, ...fields.map(u32))
}

interface Run {
  readonly count: number
  /** From the first byte of the moof. */
  readonly dataAt: number
  readonly keyFirst: boolean
  readonly durations: readonly number[] | undefined
  readonly sizes: readonly number[] | undefined
}

function trackRun({ count, dataAt, keyFirst, durations, sizes }: Run): Box {
  const present =
    (keyFirst ? TRUN_FIRST_FLAGS : 0) |
    (durations === undefined ? 0 : TRUN_DURATION) |
    (sizes === undefined ? 0 : TRUN_SIZE)
  const fields: Field[] = [u32(count), u32(dataAt)]
  if (keyFirst) fields.push(u32(SYNC_SAMPLE))
  for (let index = 0; index < count; index++) {
    if (durations !== undefined) fields.push(u32(durations[index] ?? 0))
    if (sizes !== undefined) fields.push(u32(sizes[index] ?? 0))
  }
  return fullBox('trun', 0, TRUN_OFFSET | present, ...fields)
}

export interface ParsedFragment {
  readonly track: RecordedTrack
  readonly sequence: number
  /** With media times; the last duration is the one given, the others are differences. */
  readonly samples: readonly Sample[]
  /** The samples one behind the other, as a view. */
  readonly payload: Uint8Array
}

/** A whole fragment, moof and mdat. */
export function parseFragment(fragment: Uint8Array): ParsedFragment | undefined {
  const [moof, mdat, ...rest] = parseBoxes(fragment) ?? []
  if (moof?.type !== 'moof' || mdat?.type !== 'mdat' || rest.length > 0) return undefined
  const [mfhd, traf, ...more] = moof.boxes
  const [tfhd, tfdt, ...runs] = traf?.boxes ?? []
  if (mfhd?.type !== 'mfhd' || mfhd.payload.length !== 8 || traf?.type !== 'traf' || more.length > 0)
    return undefined
  if (tfdt?.type !== 'tfdt' || tfdt.payload.length !== 12 || tfhd?.type !== 'tfhd') return undefined
  const defaults = parseTrackHeader(tfhd.payload)
  if (defaults === undefined) return undefined
  const samples: Sample[] = []
  let ptsUs = Number(viewOf(tfdt.payload).getBigUint64(4))
  let dataAt = boxBytes(moof) + MDAT_HEADER_BYTES
  for (const { type, payload } of runs) {
    const run = type === 'trun' ? parseTrackRun(payload, defaults) : undefined
    if (run === undefined || run.dataAt !== dataAt) return undefined
    for (const sample of run.samples) {
      samples.push({ ...sample, ptsUs })
      ptsUs += sample.durUs
      dataAt += sample.bytes
    }
  }
  if (samples.length === 0 || dataAt !== fragment.length || !Number.isSafeInteger(ptsUs)) return undefined
  return {
    track: defaults.track,
    sequence: viewOf(mfhd.payload).getUint32(4),
    samples,
    payload: mdat.payload,
  }
}

interface Defaults {
  readonly track: RecordedTrack
  readonly durUs: number | undefined
  readonly bytes: number | undefined
  readonly allKeys: boolean
}

function parseTrackHeader(payload: Uint8Array): Defaults | undefined {
  if (payload.length < 8) return undefined
  const fields = createFields(payload)
  const flags = fields.take()
  const id = fields.take()
  const track = TRACKS.find((one) => TRACK_ID[one] === id)
  const durUs = (flags & TFHD_DURATION) === 0 ? undefined : fields.take()
  const bytes = (flags & TFHD_SIZE) === 0 ? undefined : fields.take()
  const allKeys =
    (track !== 'video' && track !== undefined) ||
    ((flags & TFHD_FLAGS) !== 0 && fields.take() === SYNC_SAMPLE)
  const known = TFHD_BASE_IS_MOOF | TFHD_DURATION | TFHD_SIZE | TFHD_FLAGS
  return track === undefined || (flags & ~known) !== 0 || !fields.done()
    ? undefined
    : { track, durUs, bytes, allKeys }
}

function parseTrackRun(payload: Uint8Array, defaults: Defaults) {
  const fields = createFields(payload)
  const flags = fields.take()
  const count = fields.take()
  const dataAt = fields.take()
  const keyFirst = (flags & TRUN_FIRST_FLAGS) !== 0 && fields.take() === SYNC_SAMPLE
  const known = TRUN_OFFSET | TRUN_FIRST_FLAGS | TRUN_DURATION | TRUN_SIZE
  if ((flags & ~known) !== 0 || (flags & TRUN_OFFSET) === 0 || count > FRAGMENT_UNITS_MAX) return undefined
  const samples: Omit<Sample, 'ptsUs'>[] = []
  for (let index = 0; index < count; index++) {
    const durUs = (flags & TRUN_DURATION) === 0 ? defaults.durUs : fields.take()
    const bytes = (flags & TRUN_SIZE) === 0 ? defaults.bytes : fields.take()
    if (durUs === undefined || bytes === undefined) return undefined
    samples.push({ durUs, bytes, key: defaults.allKeys || (keyFirst && index === 0) })
  }
  return fields.done() ? { dataAt, samples } : undefined
}

/** 32-bit fields one after the other; `done` when exactly all were taken. */
function createFields(payload: Uint8Array) {
  const view = viewOf(payload)
  let at = 0
  return {
    take(): number {
      at += 4
      return at <= payload.length ? view.getUint32(at - 4) : 0
    },
    done: () => at === payload.length,
  }
}

/** The value all have, or undefined. */
function alike(values: readonly number[]): number | undefined {
  return values.every((value) => value === values[0]) ? values[0] : undefined
}
