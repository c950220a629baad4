/**
 * Timed metadata: what the camera knew at a time beside picture and sound, as one JSON object a sample.
 *
 *   { "position": { … } } ─► UTF-8, padded ─► sample of the track `metadata`      docs/format.md, "Metadata"
 *
 * A member says what is told, so a new kind of thing is a new member here and nothing else, and a reader leaves out
 * what it does not know. Samples are padded with spaces, which JSON allows: the length of a chunk stands in the
 * clear and must not say what is in it.
 */
import * as v from 'valibot'
import { type Bytes, textOf, utf8 } from '../bytes.ts'
import { assert } from '../errors.ts'
import type { MetadataFormat } from '../unit.ts'
import { parseFragment } from './moof.ts'

export const METADATA_FORMAT: MetadataFormat = { track: 'metadata', mime: 'application/json' }
export const METADATA_BYTES_MAX = 16 * 1024
const PAD_BYTES = 256
const SPACE = 0x20

const finite = v.pipe(v.number(), v.finite())
/** Where the camera is by its position receiver. */
const positionSchema = v.object({
  /** WGS 84, degrees, north positive. */
  latitude: v.pipe(finite, v.minValue(-90), v.maxValue(90)),
  /** East positive. */
  longitude: v.pipe(finite, v.minValue(-180), v.maxValue(180)),
  /** Metres above mean sea level. */
  altitude: v.optional(finite),
  horizontalDilution: v.optional(v.pipe(finite, v.minValue(0))),
  satellites: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
})
/** Who wears the camera, as its station assigned it. */
const wearerSchema = v.object({
  pseudonym: v.pipe(v.string(), v.maxLength(32)),
  /** The name: an age file in base64, for the recipients of the recording; absent where none was given. */
  name: v.optional(v.pipe(v.string(), v.maxLength(12 * 1024))),
})
/** Members that are not known or not well-formed are left out. */
const sampleSchema = v.object({
  position: v.fallback(v.optional(positionSchema), undefined),
  wearer: v.fallback(v.optional(wearerSchema), undefined),
})

export type PositionSample = v.InferOutput<typeof positionSchema>
export type WearerSample = v.InferOutput<typeof wearerSchema>
export type MetadataSample = v.InferOutput<typeof sampleSchema>

export interface TimedSample {
  /** µs from the first sample of its fragment, whose time its chunk says. */
  readonly afterUs: number
  readonly sample: MetadataSample
}

/** One object with at least one member, padded. */
export function encodeMetadata(sample: MetadataSample): Bytes {
  const text = utf8(JSON.stringify(sample))
  assert(text.length <= METADATA_BYTES_MAX, `a metadata sample of ${text.length} bytes`)
  const bytes = new Uint8Array(Math.ceil(text.length / PAD_BYTES) * PAD_BYTES).fill(SPACE)
  bytes.set(text)
  return bytes
}

/** Undefined, never an error, for bytes that are no object. */
export function parseMetadata(bytes: Uint8Array): MetadataSample | undefined {
  const text = bytes.length <= METADATA_BYTES_MAX ? textOf(bytes) : undefined
  const result = text === undefined ? undefined : v.safeParse(jsonSample, text)
  return result?.success === true ? result.output : undefined
}

const jsonSample = v.pipe(
  v.string(),
  v.parseJson(),
  v.check((value) => !Array.isArray(value)),
  sampleSchema,
)

/** All samples of a fragment; none where it is no fragment of the metadata track. */
export function samplesOf(fragment: Uint8Array): readonly TimedSample[] {
  const parsed = parseFragment(fragment)
  if (parsed?.track !== 'metadata') return []
  const { samples, payload } = parsed
  let at = 0
  return samples.flatMap(({ ptsUs, bytes }) => {
    const sample = parseMetadata(payload.subarray(at, at + bytes))
    at += bytes
    return sample === undefined ? [] : [{ afterUs: ptsUs - (samples[0]?.ptsUs ?? 0), sample }]
  })
}
