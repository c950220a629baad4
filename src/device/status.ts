/**
 * What the outside may know of a running device: its status now, and the trace of what happened.
 * Words are those of vocabulary.ts; never media, never keys.
 */
import type { Source } from '../../hal/hal.ts'
import type { Recovered } from '../store/recover.ts'
import type { Perceived } from './effects.ts'
import type { DeviceEvent, DeviceState, Effect } from './vocabulary.ts'

export interface DeviceStatus extends DeviceState, Perceived {
  /** Media in the pre-record ring now. */
  readonly preRecordMs: number
  /** Hexadecimal id and directory of the running or the last recording of this boot. */
  readonly recording: string | undefined
  readonly directory: string | undefined
  readonly recordings: number
  readonly segments: number
  readonly chunks: number
  readonly gaps: number
  readonly bytes: number
  /** End of the newest live picture that a power cut cannot take, monotonic µs. */
  readonly durableUntilUs: number | undefined
  readonly freeBytes: number | undefined
  readonly batteryPercent: number | undefined
  readonly minutesLeft: number | undefined
}

export interface BootReport {
  readonly device: string
  /** Of the epoch statement this boot began with. */
  readonly counter: number
  /** Interrupted segments that the start found; their files stay as they are. */
  readonly recovered: readonly Recovered[]
  /** From the call to standby. */
  readonly standbyMs: number
}

/** One line of the trace (JSON Lines). `tNs` is a decimal string: nanoseconds do not fit a number for ever. */
export type TraceRecord = { readonly v: 1; readonly tNs: string; readonly seq: number } & (
  | { readonly src: 'board'; readonly type: 'edge'; readonly button: string; readonly down: boolean }
  | { readonly src: 'board'; readonly type: 'dock'; readonly attached: boolean }
  | { readonly src: 'board'; readonly type: 'event'; readonly event: DeviceEvent }
  | { readonly src: 'machine'; readonly type: 'state'; readonly state: DeviceState }
  | { readonly src: 'effect'; readonly type: 'effect'; readonly effect: Effect }
  | {
      readonly src: 'disk'
      readonly type: 'durable'
      readonly recording: string
      readonly chunks: number
      readonly untilUs: number
    }
)

/** A record before it is numbered and timed. */
export type TraceEntry = TraceRecord extends infer R
  ? R extends unknown
    ? Omit<R, 'v' | 'tNs' | 'seq'>
    : never
  : never

export interface Device {
  readonly boot: BootReport
  status(): DeviceStatus
  readonly onChange: Source<DeviceStatus>
  /** Tells the machine something that no port tells (tests, scenarios, the station's word). */
  send(event: DeviceEvent): void
  /** Finishes and seals a running recording, stops the sources, closes the ledger. Idempotent; the board is the caller's to close. */
  finish(): Promise<void>
  /** Resolves once everything is sealed and let go, whoever asked for it. */
  readonly ended: Promise<void>
}
