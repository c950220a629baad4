/**
 * The words between camera and station over HTTPS: paths, headers and JSON, each with its shape. docs/offload.md.
 *
 * Binary values are base64, hashes hexadecimal. What does not have its shape is refused before anything is done.
 */
import * as v from 'valibot'
import { type Bytes, textOf, utf8 } from '../bytes.ts'
import { SEALED_NAME_BYTES_MAX } from '../crypto/assignment.ts'
import { base64Of, bytesOfBase64 } from '../crypto/base64.ts'
import { ZeugeError } from '../errors.ts'
import {
  type ClockAnswer,
  HOLDINGS_MAX,
  type Holding,
  type OfferedAssignment,
  type Witnessed,
  type Witnessing,
} from './target.ts'

export const PATHS = {
  clock: '/v1/clock',
  holdings: '/v1/holdings',
  witness: '/v1/witness',
  assignment: '/v1/assignment',
  units: '/v1/units/',
} as const
export const HEADERS = { bytes: 'zeuge-bytes', offset: 'zeuge-offset', volume: 'zeuge-volume' } as const
/** A question or answer in JSON. */
export const JSON_BYTES_MAX = 512 * 1024
const PROOF_MAX = 64
const TEXT_MAX = 128 * 1024

export const SHA256 = /^[0-9a-f]{64}$/
const text = v.pipe(v.string(), v.maxLength(TEXT_MAX))
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const base64 = v.pipe(
  v.string(),
  v.maxLength(8192),
  v.check((value) => bytesOfBase64(value) !== undefined, 'is not base64'),
  v.transform((value): Bytes => bytesOfBase64(value) as Bytes),
)

const clockQuestion = v.strictObject({ bootId: base64, askedUs: count })
const clockAnswer = v.strictObject({ stationUs: count, signature: base64, station: text })
const holdingsQuestion = v.strictObject({
  units: v.pipe(v.array(v.pipe(v.string(), v.regex(SHA256))), v.maxLength(HOLDINGS_MAX)),
})
const holding = v.variant('state', [
  v.strictObject({ state: v.literal('absent'), bytes: count }),
  v.strictObject({ state: v.literal('held'), receipt: v.optional(text) }),
  v.strictObject({ state: v.literal('apart'), why: text }),
])
const holdingsAnswer = v.strictObject({ holdings: v.pipe(v.array(holding), v.maxLength(HOLDINGS_MAX)) })
const assignmentAnswer = v.strictObject({
  assignment: v.nullable(text),
  name: v.nullable(
    v.pipe(
      v.string(),
      v.maxLength(Math.ceil(SEALED_NAME_BYTES_MAX / 3) * 4),
      v.check((value) => bytesOfBase64(value) !== undefined, 'is not base64'),
    ),
  ),
})
const witnessQuestion = v.strictObject({
  oldSize: count,
  proof: v.pipe(v.array(base64), v.maxLength(PROOF_MAX)),
  checkpoint: text,
})
const witnessAnswer = v.variant('state', [
  v.strictObject({ state: v.literal('cosigned'), cosignature: text, station: text }),
  v.strictObject({ state: v.literal('other'), size: count }),
  v.strictObject({ state: v.literal('refused'), why: text }),
])

export interface ClockQuestion {
  readonly bootId: Bytes
  readonly askedUs: number
}

export const clockCodec = {
  question: ({ bootId, askedUs }: ClockQuestion) => jsonOf({ bootId: base64Of(bootId), askedUs }),
  parseQuestion: (bytes: Uint8Array): ClockQuestion => read(clockQuestion, bytes),
  answer: ({ stationUs, signature, station }: ClockAnswer) =>
    jsonOf({ stationUs, signature: base64Of(signature), station }),
  parseAnswer: (bytes: Uint8Array): ClockAnswer => read(clockAnswer, bytes),
}

export const holdingsCodec = {
  question: (units: readonly string[]) => jsonOf({ units }),
  parseQuestion: (bytes: Uint8Array): readonly string[] => read(holdingsQuestion, bytes).units,
  answer: (holdings: readonly Holding[]) => jsonOf({ holdings: holdings.map(plain) }),
  parseAnswer: (bytes: Uint8Array): readonly Holding[] => read(holdingsAnswer, bytes).holdings.map(holdingOf),
}

export const holdingCodec = {
  answer: (one: Holding) => jsonOf(plain(one)),
  parseAnswer: (bytes: Uint8Array): Holding => holdingOf(read(holding, bytes)),
}

export const witnessCodec = {
  question: ({ oldSize, proof, checkpoint }: Witnessing) =>
    jsonOf({ oldSize, proof: proof.map((hash) => base64Of(hash)), checkpoint }),
  parseQuestion: (bytes: Uint8Array): Witnessing => read(witnessQuestion, bytes),
  answer: (answer: Witnessed) => jsonOf(answer),
  parseAnswer: (bytes: Uint8Array): Witnessed => read(witnessAnswer, bytes),
}

/** The question has no fields: the station knows who asks. */
export const assignmentCodec = {
  question: () => jsonOf({}),
  parseQuestion: (bytes: Uint8Array): object => read(v.strictObject({}), bytes),
  answer: (found: OfferedAssignment | undefined) =>
    jsonOf({
      assignment: found === undefined ? null : (textOf(found.assignment) ?? ''),
      name: found?.name === undefined ? null : base64Of(found.name),
    }),
  parseAnswer(bytes: Uint8Array): OfferedAssignment | undefined {
    const { assignment, name } = read(assignmentAnswer, bytes)
    if (assignment === null) return undefined
    const sealed = name === null ? undefined : bytesOfBase64(name)
    return { assignment: utf8(assignment), ...(sealed && { name: sealed }) }
  },
}

function plain(one: Holding): object {
  return one.state === 'held'
    ? { state: 'held', ...(one.receipt && { receipt: textOf(one.receipt) ?? '' }) }
    : one
}

function holdingOf(one: v.InferOutput<typeof holding>): Holding {
  if (one.state !== 'held') return one
  return { state: 'held', ...(one.receipt !== undefined && { receipt: utf8(one.receipt) }) }
}

function jsonOf(value: object): string {
  return JSON.stringify(value)
}

/** STATION_REFUSED where the bytes are not JSON of this shape. */
function read<const S extends v.GenericSchema>(shape: S, bytes: Uint8Array): v.InferOutput<S> {
  const result = v.safeParse(shape, parsed(bytes))
  if (result.success) return result.output
  const [issue] = result.issues
  throw new ZeugeError(
    'STATION_REFUSED',
    `not the words of this protocol: ${v.getDotPath(issue) ?? 'the whole'}`,
  )
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return bytes.length <= JSON_BYTES_MAX ? JSON.parse(textOf(bytes) ?? '') : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
