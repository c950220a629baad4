/**
 * Ledger events: what the device did, as deterministic CBOR maps with a `type`.
 *
 * Known types are checked field by field; a type this version does not know is kept whole as
 * `other`, so that an old reader still reads a newer ledger. Pseudonymous: no names.
 */
import * as v from 'valibot'
import type { Bytes } from '../bytes.ts'
import { assert } from '../errors.ts'
import type { Cbor } from './cbor.ts'
import { decodeCbor, encodeCbor } from './cbor.ts'
import { BEHAVIOUR_SHAPES, type BehaviourEvent } from './deviceevent.ts'
import { FLEET_SHAPES, type FleetEvent } from './fleetevent.ts'
import type { EpochStatement } from './header.ts'
import {
  BOOT_ID_BYTES,
  DEVICE_ID,
  epochStatementShape,
  PUBLIC_KEY_BYTES,
  RECORDING_ID_BYTES,
} from './header.ts'
import type { Cause } from './leaf.ts'
import { BODY_BYTES_MAX, CAUSES, HASH_BYTES, SEGMENT_ID_BYTES } from './leaf.ts'
import { SIGNATURE_BYTES } from './note.ts'
import { bytesShape, countShape } from './shape.ts'

export const ABANDONED_MAX = 64

export type ResetCause = 'power-on' | 'watchdog' | 'software' | 'unknown'

/** First leaf of every volume. */
export interface VolumeEvent {
  readonly type: 'volume'
  readonly volume: number
  readonly headerLeafHash: Bytes
  /** Tails of earlier volumes behind their last valid signature, which this volume does not continue. */
  readonly abandoned: readonly {
    readonly volume: number
    /** Ledger size at the last valid signature before the tail (the CHECKPOINT's own leaf included). */
    readonly size: number
    readonly bytes: number
    readonly hash: Bytes
  }[]
}

export interface GenesisEvent {
  readonly type: 'genesis'
  readonly device: string
}

export interface BootEvent {
  readonly type: 'boot'
  readonly bootId: Bytes
  /** Counter of the epoch statement this boot began with. */
  readonly counter: number
  readonly resetCause: ResetCause
}

/** The key of all later checkpoints, vouched for by the key before it or by the device key. */
export type EpochEvent =
  | {
      readonly type: 'epoch'
      readonly by: 'predecessor'
      readonly publicKey: Bytes
      /** Ed25519 by the predecessor over `successorMessage`. */
      readonly signature: Bytes
    }
  | { readonly type: 'epoch'; readonly by: 'device'; readonly statement: EpochStatement }

/** Written when the segment's HEADER is durable and before its first CHUNK is. */
export interface OpenedEvent {
  readonly type: 'opened'
  readonly recording: Bytes
  readonly sequence: number
  readonly segment: Bytes
  readonly headerLeafHash: Bytes
}

export interface ClosedEvent {
  readonly type: 'closed'
  readonly recording: Bytes
  readonly segment: Bytes
  /** Leaves and root of the whole segment, its last CHECKPOINT's leaf included. */
  readonly size: number
  readonly root: Bytes
  readonly bytes: number
  readonly fileHash: Bytes | null
  readonly cause: Cause
}

/**
 * A segment found open at boot, or given up when its storage failed (nothing unsigned, nothing torn, no known
 * cause of a reset: what follows was not looked at); its file stays as it is.
 */
export interface RecoveredEvent {
  readonly type: 'recovered'
  readonly recording: Bytes
  readonly segment: Bytes
  /** Size and root of its last valid checkpoint; 0 and the empty tree's root where there is none. */
  readonly size: number
  readonly root: Bytes
  /** Whole entries behind that checkpoint's own. */
  readonly unsignedEntries: number
  readonly tornBytes: number
  /** SHA-256 of the torn bytes, of nothing where there are none. */
  readonly tornHash: Bytes
  readonly resetCause: ResetCause
}

export interface VolumeClosedEvent {
  readonly type: 'volume-closed'
}

/** An event of a later version. */
export interface OtherEvent {
  readonly type: 'other'
  /** The type as written; none of the words above. */
  readonly name: string
  readonly fields: { readonly [key: string]: Cbor }
}

export type LedgerEvent =
  | VolumeEvent
  | GenesisEvent
  | BootEvent
  | EpochEvent
  | OpenedEvent
  | ClosedEvent
  | RecoveredEvent
  | VolumeClosedEvent
  | BehaviourEvent
  | FleetEvent
  | OtherEvent

const hash = bytesShape(HASH_BYTES)
const recording = bytesShape(RECORDING_ID_BYTES)
const segment = bytesShape(SEGMENT_ID_BYTES)
const resetCause = v.picklist(['power-on', 'watchdog', 'software', 'unknown'])
const abandoned = v.strictObject({ volume: countShape, size: countShape, bytes: countShape, hash })
const CAUSE_WORDS = Object.keys(CAUSES) as Cause[]

const SHAPES: Readonly<Record<Exclude<LedgerEvent['type'], 'other'>, v.GenericSchema<LedgerEvent>>> = {
  volume: v.strictObject({
    type: v.literal('volume'),
    volume: countShape,
    headerLeafHash: hash,
    abandoned: v.pipe(v.array(abandoned), v.maxLength(ABANDONED_MAX)),
  }),
  genesis: v.strictObject({ type: v.literal('genesis'), device: v.pipe(v.string(), v.regex(DEVICE_ID)) }),
  boot: v.strictObject({
    type: v.literal('boot'),
    bootId: bytesShape(BOOT_ID_BYTES),
    counter: countShape,
    resetCause,
  }),
  epoch: v.variant('by', [
    v.strictObject({
      type: v.literal('epoch'),
      by: v.literal('predecessor'),
      publicKey: bytesShape(PUBLIC_KEY_BYTES),
      signature: bytesShape(SIGNATURE_BYTES),
    }),
    v.strictObject({ type: v.literal('epoch'), by: v.literal('device'), statement: epochStatementShape }),
  ]),
  opened: v.strictObject({
    type: v.literal('opened'),
    recording,
    sequence: countShape,
    segment,
    headerLeafHash: hash,
  }),
  closed: v.strictObject({
    type: v.literal('closed'),
    recording,
    segment,
    size: countShape,
    root: hash,
    bytes: countShape,
    fileHash: v.nullable(hash),
    cause: v.picklist(CAUSE_WORDS),
  }),
  recovered: v.strictObject({
    type: v.literal('recovered'),
    recording,
    segment,
    size: countShape,
    root: hash,
    unsignedEntries: countShape,
    tornBytes: countShape,
    tornHash: hash,
    resetCause,
  }),
  'volume-closed': v.strictObject({ type: v.literal('volume-closed') }),
  ...BEHAVIOUR_SHAPES,
  ...FLEET_SHAPES,
}

const TYPE_WORD = /^[a-z][a-z0-9-]{0,31}$/

/** The EVENT's body. An event that parseLedgerEvent would refuse is a bug of the caller. */
export function encodeLedgerEvent(event: LedgerEvent): Bytes {
  const map = event.type === 'other' ? { ...event.fields, type: event.name } : event
  const body = encodeCbor(map)
  assert(body.length <= BODY_BYTES_MAX.EVENT, `ledger event of ${body.length} bytes, at most 64 KiB`)
  const back = parseLedgerEvent(body)
  assert(back?.type === event.type, `a ledger event "${event.type}" that breaks the rules of docs/format.md`)
  return body
}

/** The event, or undefined where the body is not the one encoding of an event. */
export function parseLedgerEvent(body: Uint8Array): LedgerEvent | undefined {
  const value = decodeCbor(body)
  if (!isMap(value)) return undefined
  const { type, ...fields } = value
  if (typeof type !== 'string' || !TYPE_WORD.test(type) || type === 'other') return undefined
  if (!isKnown(type)) return { type: 'other', name: type, fields }
  return v.is(SHAPES[type], value) ? value : undefined
}

function isKnown(type: string): type is keyof typeof SHAPES {
  return Object.hasOwn(SHAPES, type)
}

function isMap(value: Cbor | undefined): value is { readonly [key: string]: Cbor } {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array)
  )
}
