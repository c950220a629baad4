/**
 * The words the device uses: what happens to it (events), what it does once (effects),
 * what can be wrong (faults) and why a recording ends (causes).
 *
 * Closed unions: ledger, trace, timeline, log and scenarios use these words and no others.
 * The sentence beside each word is its definition and goes into docs/behaviour.md. No behaviour here.
 */
import type { Button } from '../../hal/hal.ts'

/** What is wrong, each on its own: several may be raised at once. */
export const FAULTS = {
  'clock-unset': 'the wall clock means nothing yet; recordings are made and marked as such',
  'storage-low': 'little space is left; recording still works',
  'storage-full': 'no space is left: a start is refused, a running recording is finished',
  'storage-failing': 'the disk reported a lost write; recording goes on in a new segment',
  'storage-lost':
    'the storage is gone, silent or takes nothing: a start is refused; a running recording tries again and then ends',
  'compute-failing': 'a computation came out wrong, was noticed, and is done again in a new segment',
  'battery-low': 'at least five minutes of recording are left',
  'battery-critical': 'a running recording is finished and sealed, then the power goes off',
  'camera-lost': 'no picture arrives; a running recording goes on with a signed gap',
  'microphone-silent': 'no sound arrives; video is recorded all the same',
  'key-missing':
    'nothing can be sealed, because identity, recipients or randomness are missing: a start is refused',
  'recorder-failed': 'the recorder gave up; the recording was ended as far as possible',
  'display-button-stuck': 'the DISPLAY contact is held too long; it does nothing until it is released',
  'record-button-stuck': 'the RECORD contact is held too long; it does nothing until it is released',
  'recording-recovered': 'an interrupted recording was found at the start',
  'policy-expired': 'the rules were signed for another time: recordings are made by them and marked',
  'recording-overdue':
    'a recording has been on the device for longer than the profile allows: into the dock; without a receipt nothing is deleted',
  'buttons-lost': 'the buttons do not answer; a running recording goes on',
  'display-lost': 'the front display does not answer: the public sees no notice',
  'led-lost': 'the lamp does not answer',
  'haptic-lost': 'the vibrator does not answer',
  'tone-lost': 'the buzzer does not answer',
  'battery-lost': 'nobody knows how full the battery is',
  'dock-lost': 'the cradle contact does not answer',
  'position-lost': 'no position arrives',
} as const
export type Fault = keyof typeof FAULTS

/** Why a recording ends. The END entry of the last segment says the same word. */
export const FINISH_CAUSES = {
  stopped: 'the wearer held RECORD',
  docked: 'the camera was put into the dock',
  'storage-full': 'no space was left',
  'storage-failed': 'the disk took nothing any more, or the recorder gave up',
  'battery-critical': 'the battery was nearly empty',
  shutdown: 'the device was told to end',
} as const
export type FinishCause = keyof typeof FINISH_CAUSES

/** Why something the wearer asked for is not done. */
export const REFUSALS = {
  docked: 'the camera is in the dock',
  recording: 'never while recording',
  fault: 'a fault forbids it',
  profile: 'the profile does not allow it',
  shutdown: 'the device is switching off',
} as const
export type Refusal = keyof typeof REFUSALS

/** Why the handing over in the dock does not go on. It is tried again by itself; nothing was erased for it. */
export const OFFLOAD_PROBLEMS = {
  'station-unreachable': 'the station does not answer',
  'station-untrusted': 'who answers is not a station of this authority',
  'station-full': 'the station has no space left',
  'station-busy': 'the station answers that it cannot just now',
  'station-refused': 'the station does not take what it is given',
  'receipt-wrong': 'what the station sent as a receipt is none, or not for what it was given',
  'kept-apart': 'the station keeps something apart, because it is damaged or the device is unknown there',
  'ledger-refused': 'the station knows a later or another ledger of this device',
  'card-failing': 'the card could not be read or written',
  'offload-failed': 'something else, which the log says',
} as const
export type OffloadProblem = keyof typeof OFFLOAD_PROBLEMS

/** What gestures.ts makes of button edges. `atUs` is the time of the edge or of the due time that decided. */
export type Gesture =
  | { readonly type: 'gesture.display.press'; readonly atUs: number }
  | { readonly type: 'gesture.display.hold'; readonly atUs: number }
  | { readonly type: 'gesture.display.veryLong'; readonly atUs: number }
  | { readonly type: 'gesture.record.press'; readonly atUs: number }
  | { readonly type: 'gesture.record.again'; readonly atUs: number }
  | { readonly type: 'gesture.record.tap'; readonly atUs: number }
  | { readonly type: 'gesture.record.double'; readonly atUs: number }
  | { readonly type: 'gesture.record.hold'; readonly atUs: number }
  | {
      readonly type: 'gesture.tick'
      readonly button: Button
      readonly strong: boolean
      readonly atUs: number
    }
  | { readonly type: 'gesture.stuck'; readonly button: Button; readonly atUs: number }
  | { readonly type: 'gesture.unstuck'; readonly button: Button; readonly atUs: number }

/** Everything the machine may be told. */
export type DeviceEvent =
  | Gesture
  | { readonly type: 'record.durable'; readonly atUs: number }
  | { readonly type: 'record.closed'; readonly atUs: number; readonly cause: FinishCause }
  | { readonly type: 'record.failed'; readonly atUs: number; readonly fault: Fault }
  | { readonly type: 'dock.attached'; readonly atUs: number }
  | { readonly type: 'dock.detached'; readonly atUs: number }
  | { readonly type: 'offload.done'; readonly atUs: number }
  | { readonly type: 'offload.failed'; readonly atUs: number; readonly problem: OffloadProblem }
  | { readonly type: 'fault.raised'; readonly atUs: number; readonly fault: Fault }
  | { readonly type: 'fault.cleared'; readonly atUs: number; readonly fault: Fault }
  | { readonly type: 'power.off'; readonly atUs: number }

export const EVENTS: Readonly<Record<DeviceEvent['type'], string>> = {
  'gesture.display.press': 'DISPLAY pressed and released soon',
  'gesture.display.hold': 'DISPLAY held for a status',
  'gesture.display.veryLong': 'DISPLAY held very long',
  'gesture.record.press':
    'RECORD went down while nothing was recording (where the profile says so, a second time); acts at once',
  'gesture.record.again': 'RECORD went down again right after the start of a recording',
  'gesture.record.tap': 'RECORD pressed and released soon where that does nothing, no second press followed',
  'gesture.record.double': 'RECORD pressed twice while recording',
  'gesture.record.hold':
    'RECORD held (where the profile says so, after a short press) and released in time: stop',
  'gesture.tick': 'a button has been held for so long; the strong one means "let go now"',
  'gesture.stuck': 'a button has been held too long to be meant',
  'gesture.unstuck': 'a stuck button was released',
  'record.durable': 'the first chunk captured after the press is durable and the video is alive',
  'record.closed': 'the recording has its end mark, durable',
  'record.failed': 'the recording cannot go on',
  'dock.attached': 'the camera was put into the dock',
  'dock.detached': 'the camera was taken out of the dock',
  'offload.done': 'the station has everything, and the camera has its receipts',
  'offload.failed': 'the handing over does not go on',
  'fault.raised': 'something is wrong from now on',
  'fault.cleared': 'it is right again',
  'power.off': 'the device is told to end: finish, seal, switch off',
}

/** What is felt and heard once. Lasting things (LED, front display) follow the state instead. */
export const MOMENTS = {
  announced: 'the announcement begins',
  'announcement.ended': 'the announcement ends',
  armed: 'the pre-record ring starts by gesture',
  'record.accepted': 'the press to record is accepted',
  'record.confirmed': 'the first chunk after the press is durable',
  'record.silent': 'the same, but the microphone gives no sound',
  'record.overdue': 'that confirmation did not come in time',
  'record.still': 'still recording, said at the reminder interval',
  'record.stopped': 'the recording ends',
  offloaded: 'everything is handed over',
  'offload.failed': 'the handing over does not go on, and why is news',
  marker: 'a marker is set',
  muted: 'from now on no sound is kept',
  unmuted: 'sound is kept again',
  emergency: 'the recording is marked as an emergency',
  tick: 'a button is being held, or: still recording',
  'tick.strong': 'let go now',
  refused: 'what was asked for is not possible',
  'fault.raised': 'something is wrong from now on',
  'fault.batteryLow': 'low battery, said again and again',
  'fault.clockUnset': 'the clock is not set, said again and again',
} as const
export type Moment = keyof typeof MOMENTS

/** What the machine does once. Ledger entries of behaviour (announcement, gestures) will join here. */
export type Effect =
  | { readonly type: 'perceive'; readonly moment: Moment }
  | {
      readonly type: 'refused'
      readonly gesture: Gesture['type']
      readonly why: Refusal
      readonly atUs: number
    }
  | { readonly type: 'power.off' }

export const EFFECTS: Readonly<Record<Effect['type'], string>> = {
  perceive: 'the wearer feels and hears a moment',
  refused: 'a gesture was answered with the error pattern, and why',
  'power.off': 'everything is sealed; the board may be switched off',
}

/** What the machine tells the recorder while a ring or a recording exists. */
export type CaptureCommand =
  /** While a recording still runs: the new one takes over at its next key picture, without a lost frame. */
  | {
      readonly type: 'keep'
      readonly pressUs: number
      /** Since when the announcement had been shown at the press; null: announced with the start. */
      readonly announcedSinceUs: number | null
      readonly emergency: boolean
    }
  | { readonly type: 'emergency'; readonly atUs: number }
  | { readonly type: 'marker'; readonly atUs: number }
  | { readonly type: 'mute'; readonly muted: boolean; readonly atUs: number }
  /** The longest allowed recording is reached: go on in a new, linked one, without a lost frame. */
  | { readonly type: 'next' }
  | { readonly type: 'finish'; readonly cause: FinishCause }

export interface CaptureInput {
  /** Length of the pre-record ring; 0 = none, the recorder only waits for `keep`. */
  readonly preRecordMs: number
}

/** The regions of the machine as plain words, for the display, the status and the trace. */
export interface DeviceState {
  readonly power: 'recovering' | 'on' | 'off'
  readonly capture: 'idle' | 'buffering' | 'recording' | 'finalizing'
  /** How far the wearer's confirmation is; `none` where nothing is recording. */
  readonly confirmation: 'none' | 'accepted' | 'overdue' | 'confirmed'
  readonly front: 'dark' | 'announcing' | 'recordingNotice'
  readonly dock: 'away' | 'docked' | 'offloading' | 'offloaded' | 'offloadFailed'
  /** Why the handing over does not go on; absent unless it failed. */
  readonly problem?: OffloadProblem
  /** The wearer asked for the status a moment ago. */
  readonly statusShown: boolean
  /** Sorted, each once. */
  readonly faults: readonly Fault[]
  /** Down edge of the press that started what is recording; undefined in `idle`, `buffering`, `finalizing`. */
  readonly recordingSinceUs: number | undefined
  readonly announcedSinceUs: number | undefined
  /** No sound is kept of what is being recorded. */
  readonly muted: boolean
  /** When the wearer set the last marker of what is being recorded. */
  readonly markedUs: number | undefined
}

/** With one of these a recording cannot be kept: a start is refused and no ring runs. */
export const BLOCKING_FAULTS: readonly Fault[] = [
  'storage-full',
  'storage-lost',
  'battery-critical',
  'key-missing',
]
