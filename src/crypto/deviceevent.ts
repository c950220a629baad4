/**
 * Ledger events about behaviour: what was asked of the device, what it showed to whom, what was wrong.
 *
 * Words (gestures, effects, faults, notices) are those of docs/behaviour.md; here they are only checked to
 * be words, so that a newer device's ledger still reads. When it happened stands in the EVENT's leaf. No names.
 */
import * as v from 'valibot'
import type { Bytes } from '../bytes.ts'
import { POLICY_KINDS, type PolicyKind, PROFILE_ID, RECORDING_ID_BYTES } from './header.ts'
import { CLOCK_STATES, type ClockWord, HASH_BYTES } from './leaf.ts'
import { SIGNATURE_BYTES } from './note.ts'
import { POLICY_BYTES_MAX } from './policy.ts'
import { bytesShape, bytesUpTo, countShape } from './shape.ts'

/** With the rest of the event still below the 64 KiB of an EVENT. */
/** A chain line: a certificate of 2,048 bytes, key and signature, in base64. */
const STATION_CHARS_MAX = 4096

export const POLICY_TEXT_CHARS_MAX = 40 * 1024

/** Which rules hold from here on; at a boot whose rules are not those of the event before. */
export interface PolicyEvent {
  readonly type: 'policy'
  readonly hash: Bytes
  readonly kind: PolicyKind
  readonly profile: { readonly id: string; readonly hash: Bytes }
  /** The profile file, where it is short enough and does not stand in `note`. */
  readonly text: string | null
  /** The signed policy file whose hash this is; absent where nobody signed it. */
  readonly note?: Bytes
}

/** The wall clock was set, lost or jumped. */
export interface ClockEvent {
  readonly type: 'clock'
  /** Unix µs at this instant by the clock until now; null where it meant nothing. */
  readonly beforeUs: number | null
  /** By the clock from now on. */
  readonly afterUs: number | null
  readonly source: ClockWord
  /** How far off it may be; null where nobody knows. */
  readonly plusMinusUs: number | null
  /** The dock's, where the dock set it. */
  readonly signature: Bytes | null
  /** Who signed: a station's chain line (station.ts); absent where nobody did, and in ledgers of before it was written. */
  readonly station?: string
}

/** The front display says something else to the public from now on. */
export interface AnnouncementEvent {
  readonly type: 'announcement'
  readonly notice: string
  /** Since when the public has been told something without a pause, monotonic µs. */
  readonly sinceUs: number
  /** SHA-256 of what is drawn without the mirrored person (docs/format.md). */
  readonly noticeHash: Bytes
  /** Whether a tone sounded with it. */
  readonly tone: boolean
}

export interface AnnouncementEndedEvent {
  readonly type: 'announcement-ended'
  readonly sinceUs: number
}

/** A gesture that did something, or was refused. */
export interface GestureEvent {
  readonly type: 'gesture'
  readonly gesture: string
  readonly effect: string
  /** Why it was refused. */
  readonly why: string | null
}

/** A moment of the running recording that the wearer pointed at, or called an emergency. */
export interface MomentEvent {
  readonly type: 'marker' | 'emergency'
  readonly recording: Bytes
}

export interface MuteEvent {
  readonly type: 'mute'
  readonly recording: Bytes
  readonly muted: boolean
}

export interface FaultEvent {
  readonly type: 'fault-raised' | 'fault-cleared'
  readonly fault: string
}

/** So many events found no room before this one. */
export interface EventsLostEvent {
  readonly type: 'events-lost'
  readonly count: number
}

/** The last event of a boot that ended in order. */
export interface ShutdownEvent {
  readonly type: 'shutdown'
  readonly cause: string
}

export type BehaviourEvent =
  | PolicyEvent
  | ClockEvent
  | AnnouncementEvent
  | AnnouncementEndedEvent
  | GestureEvent
  | MomentEvent
  | MuteEvent
  | FaultEvent
  | EventsLostEvent
  | ShutdownEvent

const word = v.pipe(v.string(), v.regex(/^[a-zA-Z][a-zA-Z0-9.-]{0,63}$/))
const hash = bytesShape(HASH_BYTES)
const recording = bytesShape(RECORDING_ID_BYTES)
const wall = v.nullable(v.pipe(v.number(), v.safeInteger()))

export const BEHAVIOUR_SHAPES: Readonly<Record<BehaviourEvent['type'], v.GenericSchema<BehaviourEvent>>> = {
  policy: v.strictObject({
    type: v.literal('policy'),
    hash,
    kind: v.picklist(POLICY_KINDS),
    profile: v.strictObject({ id: v.pipe(v.string(), v.regex(PROFILE_ID)), hash }),
    text: v.nullable(v.pipe(v.string(), v.maxLength(POLICY_TEXT_CHARS_MAX))),
    note: v.exactOptional(bytesUpTo(POLICY_BYTES_MAX)),
  }),
  clock: v.strictObject({
    type: v.literal('clock'),
    beforeUs: wall,
    afterUs: wall,
    source: v.picklist(CLOCK_STATES),
    plusMinusUs: v.nullable(countShape),
    signature: v.nullable(bytesShape(SIGNATURE_BYTES)),
    station: v.exactOptional(v.pipe(v.string(), v.minLength(1), v.maxLength(STATION_CHARS_MAX))),
  }),
  announcement: v.strictObject({
    type: v.literal('announcement'),
    notice: word,
    sinceUs: countShape,
    noticeHash: hash,
    tone: v.boolean(),
  }),
  'announcement-ended': v.strictObject({ type: v.literal('announcement-ended'), sinceUs: countShape }),
  gesture: v.strictObject({ type: v.literal('gesture'), gesture: word, effect: word, why: v.nullable(word) }),
  marker: v.strictObject({ type: v.literal('marker'), recording }),
  emergency: v.strictObject({ type: v.literal('emergency'), recording }),
  mute: v.strictObject({ type: v.literal('mute'), recording, muted: v.boolean() }),
  'fault-raised': v.strictObject({ type: v.literal('fault-raised'), fault: word }),
  'fault-cleared': v.strictObject({ type: v.literal('fault-cleared'), fault: word }),
  'events-lost': v.strictObject({ type: v.literal('events-lost'), count: countShape }),
  shutdown: v.strictObject({ type: v.literal('shutdown'), cause: word }),
}
