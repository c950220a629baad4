/**
 * Ledger events about leaving the camera: who witnessed its ledger, what was handed over, what was erased
 * for it, and who took it out.
 *
 * What others signed stands in them whole, so that whoever has the ledger can check it without the camera.
 */
import * as v from 'valibot'
import type { Bytes } from '../bytes.ts'
import { ASSIGNMENT_BYTES_MAX, PSEUDONYM } from './assignment.ts'
import { COSIGNATURE_CHARS_MAX } from './cosign.ts'
import { RECORDING_ID_BYTES } from './header.ts'
import { HASH_BYTES, SEGMENT_ID_BYTES } from './leaf.ts'
import { RECEIPT_BYTES_MAX } from './receipt.ts'
import { bytesShape, bytesUpTo, countShape } from './shape.ts'

/** A witness cosigned the checkpoint that stands in this ledger behind `size` leaves. */
export interface WitnessedEvent {
  readonly type: 'witnessed'
  readonly size: number
  /** The cosignature line (cosign.ts), its line feed included. */
  readonly cosignature: string
  /** Who the witness is: a station's chain (station.ts); null where it is known by its key alone. */
  readonly station: string | null
}

/** A station holds the segment durably, and says so in a receipt that this device has checked. */
export interface OffloadedEvent {
  readonly type: 'offloaded'
  readonly recording: Bytes
  readonly segment: Bytes
  /** Of the segment's file. */
  readonly sha256: Bytes
  /** The receipt file. */
  readonly receipt: Bytes
}

/** Written, durable, before the file is removed; only ever behind an `offloaded` of the same segment. */
export interface ErasedEvent {
  readonly type: 'erased'
  readonly recording: Bytes
  readonly segment: Bytes
  readonly sha256: Bytes
}

/** A wearer has the camera from now on, by the word of a station that this device has checked. */
export interface AssignedEvent {
  readonly type: 'assigned'
  /** Pseudonym. */
  readonly wearer: string
  /** SHA-256 of the sealed name; null where none was given. */
  readonly nameHash: Bytes | null
  /** The assignment file. */
  readonly assignment: Bytes
}

/** The camera was put back: nobody wears it. */
export interface AssignmentEndedEvent {
  readonly type: 'assignment-ended'
  readonly wearer: string
}

export type FleetEvent = WitnessedEvent | OffloadedEvent | ErasedEvent | AssignedEvent | AssignmentEndedEvent

const file = {
  recording: bytesShape(RECORDING_ID_BYTES),
  segment: bytesShape(SEGMENT_ID_BYTES),
  sha256: bytesShape(HASH_BYTES),
}
const wearer = v.pipe(v.string(), v.regex(PSEUDONYM))
const line = (charsMax: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(charsMax))

export const FLEET_SHAPES: Readonly<Record<FleetEvent['type'], v.GenericSchema<FleetEvent>>> = {
  witnessed: v.strictObject({
    type: v.literal('witnessed'),
    size: countShape,
    cosignature: line(COSIGNATURE_CHARS_MAX),
    station: v.nullable(line(RECEIPT_BYTES_MAX)),
  }),
  offloaded: v.strictObject({
    type: v.literal('offloaded'),
    ...file,
    receipt: bytesUpTo(RECEIPT_BYTES_MAX),
  }),
  erased: v.strictObject({ type: v.literal('erased'), ...file }),
  assigned: v.strictObject({
    type: v.literal('assigned'),
    wearer,
    nameHash: v.nullable(bytesShape(HASH_BYTES)),
    assignment: bytesUpTo(ASSIGNMENT_BYTES_MAX),
  }),
  'assignment-ended': v.strictObject({ type: v.literal('assignment-ended'), wearer }),
}
