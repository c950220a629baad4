/**
 * What really happened in a run, seen from the board's side of the ports: which units the camera gave, what the
 * display showed, what the device claimed and when, which secrets were drawn, what the world did to it.
 *
 * Pure record, no judgement: checkers compare it with what the device says and what the card holds. Times are
 * monotonic µs of a boot unless they are called the world's.
 */
import type { Position, Screen } from '../../hal/hal.ts'
import type { Bytes } from '../bytes.ts'
import type { DeviceState } from '../device/vocabulary.ts'
import type { Recovered } from '../store/recover.ts'
import type { Track } from '../unit.ts'
import type { Excuse } from './fault.ts'
import type { FaultName } from './faults.ts'

export interface GivenUnit {
  readonly track: Track
  readonly ptsUs: number
  readonly durUs: number
  readonly key: boolean
  readonly bytes: number
  /** Of its data; tells units apart, proves nothing. */
  readonly hash: number
}

export interface Claim {
  readonly recording: string
  /** All pictures up to here were reported durable. */
  readonly untilUs: number
  readonly atUs: number
}

export interface Shown {
  /** What an onlooker saw from here on; undefined where the display was dark for any reason. */
  readonly kind: Screen['kind'] | undefined
  readonly atUs: number
}

export interface StateChange {
  readonly state: DeviceState
  readonly atUs: number
}

export interface Closed {
  readonly recording: string
  readonly atUs: number
}

export type Ending = 'cut' | 'kill' | 'itself' | 'in order'

export interface BootTruth {
  readonly number: number
  readonly bootId: string
  /** World time of this boot's monotonic 0; settled once time 0 of the world is. */
  baseUs: number
  readonly startedUs: number
  standbyUs: number | undefined
  /** What the start found interrupted. */
  recovered: readonly Recovered[]
  /** Started, but could not go on. */
  refused: string | undefined
  ended: Ending | undefined
  endedUs: number
  /** When the power went: what the device believed, and which recording ran. */
  lastState: DeviceState | undefined
  lastRecording: string | undefined
  readonly units: Record<'video' | 'audio', GivenUnit[]>
  /** What the receiver told, by its time. */
  readonly places: Map<number, Position>
  readonly shown: Shown[]
  readonly states: StateChange[]
  readonly claims: Claim[]
  readonly closed: Closed[]
  /** When the device said that all of a recording's ring is durable, by recording. */
  readonly drained: Map<string, number>
  /** When nothing that was written could be kept, as far as was looked: whenever something happened. */
  readonly unable: Unable[]
  /** Of the recording that ran when this boot ended: up to where the card itself says that it was durable. */
  attestedUs: number | undefined
}

export interface Unable {
  readonly why: string
  readonly fromUs: number
  /** Undefined while it lasts. */
  toUs: number | undefined
}

export interface FaultSpan {
  /** Undefined: one that is in no step. */
  readonly fault: FaultName | undefined
  readonly excuses: readonly Excuse[]
  /** World time. */
  readonly fromUs: number
  toUs: number
}

export interface Truth {
  readonly boots: BootTruth[]
  readonly faults: FaultSpan[]
  /** 32-byte secrets: segment keys and seeds of epoch keys. */
  readonly secrets: Bytes[]
  /** Stretches of media that must be nowhere in the clear. */
  readonly marks: Bytes[]
  /** Segment keys by the hexadecimal hash of their envelope. */
  readonly keys: Map<string, Bytes>
  /** Messages of faults of our own: an assertion, an unexpected throw. */
  readonly bugs: string[]
}

export function createTruth(): Truth {
  return { boots: [], faults: [], secrets: [], marks: [], keys: new Map(), bugs: [] }
}

/** Whether a fault that may cost this lasted at some time within [fromUs, toUs] of the world. */
export function isExcused(
  { faults }: Truth,
  fromUs: number,
  toUs: number,
  ...excuses: readonly Excuse[]
): boolean {
  return faults.some(
    (span) => span.fromUs <= toUs && span.toUs >= fromUs && span.excuses.some((one) => excuses.includes(one)),
  )
}

/** FNV-1a, 32 bits. */
export function hashOf(data: Uint8Array): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < data.length; at++) hash = Math.imul(hash ^ (data[at] as number), 0x01000193)
  return hash >>> 0
}
