/**
 * The moof of one fragment (ISO/IEC 14496-12 §8.8.4 to 8.8.12), as small as it can be: what all
 * samples share stands once in the tfhd, what the trex already says stands nowhere, and each key
 * unit but a lone first one begins a run of its own, which costs less than flags for every sample.
 */
import type { Track } from '../unit.ts'
import { type Box, box, boxBytes, type Field, fullBox, u32, u64 } from './boxes.ts'
import { SYNC_SAMPLE, TRACK_ID } from './init.ts'

export const MDAT_HEADER_BYTES = 8
/** Optional fields of the tfhd, ISO/IEC 14496-12 §8.8.7. */
export const TFHD_BASE_OFFSET = 0x01
export const TFHD_DESCRIPTION = 0x02
const TFHD_DURATION = 0x08
const TFHD_SIZE = 0x10
export const TFHD_FLAGS = 0x20
const TFHD_BASE_IS_MOOF = 0x02_0000
/** Optional fields of the trun, ISO/IEC 14496-12 §8.8.8. */
export const TRUN_OFFSET = 0x001
export const TRUN_FIRST_FLAGS = 0x004
const TRUN_DURATION = 0x100
const TRUN_SIZE = 0x200

/** moof, mfhd, traf, tfhd and tfdt with all fields; a run without its samples; a sample. */
const FIXED_BYTES = 8 + 16 + 8 + 28 + 20
const RUN_BYTES = 24
const SAMPLE_BYTES = 8

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
  track: Track,
  sequence: number,
  fromUs: number,
  samples: readonly Sample[],
): Box {
  const durations = samples.map(
    ({ ptsUs, durUs }, index) => (samples[index + 1]?.ptsUs ?? ptsUs + durUs) - ptsUs,
  )
  const sizes = samples.map(({ bytes }) => bytes)
  const durationUs = alike(durations)
  const sizeBytes = alike(sizes)
  const allKeys = samples.every(({ key }) => key)
  // The trex says: sound is all key units, video is none.
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
        trackHeader(track, durationUs, sizeBytes, flags),
        fullBox('tfdt', 1, 0, u64(fromUs)),
        ...runs(dataAt),
      ]),
    ])
  return moof(boxBytes(moof(0)) + MDAT_HEADER_BYTES)
}

function trackHeader(
  track: Track,
  durationUs: number | undefined,
  sizeBytes: number | undefined,
  flags: number | undefined,
): Box {
  const present =
    (durationUs === undefined ? 0 : TFHD_DURATION) |
    (sizeBytes === undefined ? 0 : TFHD_SIZE) |
    (flags === undefined ? 0 : TFHD_FLAGS)
  const fields = [TRACK_ID[track], durationUs, sizeBytes, flags].filter((value) => value !== undefined)
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

/** The value all have, or undefined. */
function alike(values: readonly number[]): number | undefined {
  return values.every((value) => value === values[0]) ? values[0] : undefined
}
