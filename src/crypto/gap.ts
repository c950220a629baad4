/**
 * GAP bodies: from when to when media of a track is missing, and how many frames.
 *
 * Which track and why is in the leaf; its times are those of the writing, not of the gap.
 */
import * as v from 'valibot'
import type { Bytes } from '../bytes.ts'
import { decodeCbor, encodeCbor } from './cbor.ts'
import { countShape } from './shape.ts'

export interface Gap {
  /** First missing moment, monotonic. */
  readonly fromUs: number
  /** First moment that is there again, monotonic; not before `fromUs`. */
  readonly toUs: number
  /** Frames known to be lost; 0 where nobody could count. */
  readonly framesLost: number
}

const gap: v.GenericSchema<Gap> = v.pipe(
  v.strictObject({ fromUs: countShape, toUs: countShape, framesLost: countShape }),
  v.check((value) => value.fromUs <= value.toUs),
)

export function encodeGap({ fromUs, toUs, framesLost }: Gap): Bytes {
  return encodeCbor({ fromUs, toUs, framesLost })
}

export function parseGap(body: Uint8Array): Gap | undefined {
  const value = decodeCbor(body)
  return v.is(gap, value) ? value : undefined
}
