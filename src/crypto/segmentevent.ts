/**
 * EVENTs of a segment, as far as a report tells them: how the recording began, and moments in it.
 *
 * Clear CBOR maps with `type` and `atUs` (docs/format.md, "EVENT"). What this version does not know is
 * left out, never refused: an EVENT decides no verdict.
 */
import * as v from 'valibot'
import { hexOf } from '../bytes.ts'
import { decodeCbor } from './cbor.ts'
import { RECORDING_ID_BYTES } from './header.ts'
import { HASH_BYTES } from './leaf.ts'
import { bytesShape, countShape } from './shape.ts'

export interface Started {
  /** The press, monotonic µs. */
  readonly atUs: number
  /** Since when it had been announced at the press; null: with the start. */
  readonly announcedSinceUs: number | null
  readonly emergency: boolean
  /** Hexadecimal id of the recording it goes on from, where it is linked to one. */
  readonly continues?: string
  /** What the front display showed at the press; `hash` in hexadecimal. */
  readonly notice?: { readonly kind: string; readonly hash: string; readonly sinceUs: number }
}

export interface SegmentMoment {
  readonly entry: number
  readonly type: string
  readonly atUs: number
}

const word = v.pipe(v.string(), v.regex(/^[a-zA-Z][a-zA-Z0-9.-]{0,63}$/))
const moment = v.object({ type: word, atUs: countShape })
const notice = v.object({ kind: word, hash: bytesShape(HASH_BYTES), sinceUs: countShape })
const started = v.object({
  atUs: countShape,
  announcedSinceUs: v.nullable(countShape),
  emergency: v.boolean(),
  continues: v.optional(v.nullable(bytesShape(RECORDING_ID_BYTES)), null),
  notice: v.optional(notice),
})

export interface SegmentEvent {
  readonly type: string
  readonly atUs: number
  /** Of type `started`, where it has all its fields. */
  readonly started?: Started
}

export function parseSegmentEvent(body: Uint8Array): SegmentEvent | undefined {
  const value = decodeCbor(body)
  if (!v.is(moment, value)) return undefined
  const { type, atUs } = value
  const result = type === 'started' ? v.safeParse(started, value) : undefined
  return result?.success ? { type, atUs, started: startedOf(result.output) } : { type, atUs }
}

function startedOf({ notice: shown, continues, ...start }: v.InferOutput<typeof started>): Started {
  return {
    ...start,
    ...(continues !== null && { continues: hexOf(continues) }),
    ...(shown !== undefined && { notice: { ...shown, hash: hexOf(shown.hash) } }),
  }
}
