/**
 * What the outside may know of a running device: its status now, and the trace of what happened.
 * Words are those of vocabulary.ts; never media, never keys.
 */
import type { DiskOperation } from '../../hal/diskfault.ts'
import type { Button, ClockState, Part, Source } from '../../hal/hal.ts'
import type { FaultCode } from '../errors.ts'
import type { Recovered } from '../store/recover.ts'
import type { Perceived } from './effects.ts'
import type { OffloadProgress } from './offload.ts'
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
  /** How far the handing over is, while it goes on. */
  readonly offload: OffloadProgress | undefined
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
  | ({ readonly src: 'board'; readonly type: 'boot' } & BootFacts)
  | { readonly src: 'board'; readonly type: 'edge'; readonly button: Button; readonly down: boolean }
  | { readonly src: 'board'; readonly type: 'dock'; readonly attached: boolean }
  | {
      readonly src: 'board'
      readonly type: 'battery'
      readonly percent: number
      readonly charging: boolean
    }
  /** It was set, lost or jumped; `wallUs` is null where it means nothing. */
  | {
      readonly src: 'board'
      readonly type: 'clock'
      readonly state: ClockState
      readonly wallUs: number | null
    }
  | { readonly src: 'board'; readonly type: 'part'; readonly part: Part; readonly ok: boolean }
  /** Camera or microphone is gone, or gives units again after it was. */
  | {
      readonly src: 'board'
      readonly type: 'source'
      readonly source: 'camera' | 'microphone'
      readonly live: boolean
    }
  /** Simulation only: what the hand did that the device cannot see. */
  | ({ readonly src: 'board'; readonly type: 'hand' } & HandMove)
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
  /** All that was captured before its press is durable, too. */
  | { readonly src: 'disk'; readonly type: 'drained'; readonly recording: string }
  | {
      readonly src: 'disk'
      readonly type: 'fault'
      readonly operation: DiskOperation
      readonly code: FaultCode
    }
  /** The answer took longer than half a second; the record stands at its end. */
  | { readonly src: 'disk'; readonly type: 'slow'; readonly operation: DiskOperation; readonly ms: number }
  /** Where it became little, too little, or enough again. */
  | { readonly src: 'disk'; readonly type: 'space'; readonly freeBytes: number }
)

/** The first record of each boot, but for what the disk said until then: what it takes to play it again. */
export interface BootFacts {
  readonly counter: number
  readonly clock: ClockState
  /** Null where the clock is unset. */
  readonly wallUs: number | null
  readonly profile: { readonly id: string /** Hexadecimal SHA-256. */; readonly hash: string }
  /** Interrupted segments that were found. */
  readonly recovered: number
}

export type HandMove =
  | { readonly move: 'fault' | 'clear'; readonly name: string }
  | { readonly move: 'cut' | 'kill' }
  /** A boot that ended with this error code. */
  | { readonly move: 'refused'; readonly name: string }
  /** The power is back after so long; the first record of its boot. */
  | { readonly move: 'start'; readonly offMs: number }

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
