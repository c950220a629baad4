/**
 * The words the device uses: what happens to it (events), what it does once (effects),
 * what can be wrong (faults) and why a recording ends (causes).
 *
 * Closed unions: ledger, trace, timeline, log and scenarios use these words and no others.
 * The sentence beside each word is its definition and goes into docs/behaviour.md. No behaviour here.
 */
import type { Button } from '../../hal/hal.ts';
/** What is wrong, each on its own: several may be raised at once. */
export declare const FAULTS: {
    readonly 'clock-unset': 'the wall clock means nothing yet; recordings are made and marked as such';
    readonly 'storage-low': 'little space is left; recording still works';
    readonly 'storage-full': 'no space is left: a start is refused, a running recording is finished';
    readonly 'storage-failing': 'the disk reported a lost write; recording goes on in a new segment';
    readonly 'battery-low': 'at least five minutes of recording are left';
    readonly 'battery-critical': 'a running recording is finished and sealed, then the power goes off';
    readonly 'camera-lost': 'no picture arrives; a running recording goes on with a signed gap';
    readonly 'microphone-silent': 'no sound arrives; video is recorded all the same';
    readonly 'key-missing': 'nothing can be sealed, because identity, recipients or randomness are missing: a start is refused';
    readonly 'recorder-failed': 'the recorder gave up; the recording was ended as far as possible';
    readonly 'display-button-stuck': 'the DISPLAY contact is held too long; it does nothing until it is released';
    readonly 'record-button-stuck': 'the RECORD contact is held too long; it does nothing until it is released';
    readonly 'recording-recovered': 'an interrupted recording was found at the start';
    readonly 'policy-expired': 'the rules were signed for another time: recordings are made by them and marked';
    readonly 'recording-overdue': 'a recording has been on the device for longer than the profile allows: into the dock; without a receipt nothing is deleted';
    readonly 'buttons-lost': 'the buttons do not answer; a running recording goes on';
    readonly 'display-lost': 'the front display does not answer: the public sees no notice';
    readonly 'led-lost': 'the lamp does not answer';
    readonly 'haptic-lost': 'the vibrator does not answer';
    readonly 'tone-lost': 'the buzzer does not answer';
    readonly 'battery-lost': 'nobody knows how full the battery is';
    readonly 'dock-lost': 'the cradle contact does not answer';
    readonly 'position-lost': 'no position arrives';
};
export type Fault = keyof typeof FAULTS;
/** Why a recording ends. The END entry of the last segment says the same word. */
export declare const FINISH_CAUSES: {
    readonly stopped: 'the wearer held RECORD';
    readonly docked: 'the camera was put into the dock';
    readonly 'storage-full': 'no space was left';
    readonly 'storage-failed': 'the disk took nothing any more, or the recorder gave up';
    readonly 'battery-critical': 'the battery was nearly empty';
    readonly shutdown: 'the device was told to end';
};
export type FinishCause = keyof typeof FINISH_CAUSES;
/** Why something the wearer asked for is not done. */
export declare const REFUSALS: {
    readonly docked: 'the camera is in the dock';
    readonly recording: 'never while recording';
    readonly fault: 'a fault forbids it';
    readonly profile: 'the profile does not allow it';
    readonly shutdown: 'the device is switching off';
};
export type Refusal = keyof typeof REFUSALS;
/** Why the handing over in the dock does not go on. It is tried again by itself; nothing was erased for it. */
export declare const OFFLOAD_PROBLEMS: {
    readonly 'station-unreachable': 'the station does not answer';
    readonly 'station-untrusted': 'who answers is not a station of this authority';
    readonly 'station-full': 'the station has no space left';
    readonly 'station-busy': 'the station answers that it cannot just now';
    readonly 'station-refused': 'the station does not take what it is given';
    readonly 'receipt-wrong': 'what the station sent as a receipt is none, or not for what it was given';
    readonly 'kept-apart': 'the station keeps something apart, because it is damaged or the device is unknown there';
    readonly 'ledger-refused': 'the station knows a later or another ledger of this device';
    readonly 'card-failing': 'the card could not be read or written';
    readonly 'offload-failed': 'something else, which the log says';
};
export type OffloadProblem = keyof typeof OFFLOAD_PROBLEMS;
/** What gestures.ts makes of button edges. `atUs` is the time of the edge or of the due time that decided. */
export type Gesture = {
    readonly type: 'gesture.display.press';
    readonly atUs: number;
} | {
    readonly type: 'gesture.display.hold';
    readonly atUs: number;
} | {
    readonly type: 'gesture.display.veryLong';
    readonly atUs: number;
} | {
    readonly type: 'gesture.record.press';
    readonly atUs: number;
} | {
    readonly type: 'gesture.record.again';
    readonly atUs: number;
} | {
    readonly type: 'gesture.record.tap';
    readonly atUs: number;
} | {
    readonly type: 'gesture.record.double';
    readonly atUs: number;
} | {
    readonly type: 'gesture.record.hold';
    readonly atUs: number;
} | {
    readonly type: 'gesture.tick';
    readonly button: Button;
    readonly strong: boolean;
    readonly atUs: number;
} | {
    readonly type: 'gesture.stuck';
    readonly button: Button;
    readonly atUs: number;
} | {
    readonly type: 'gesture.unstuck';
    readonly button: Button;
    readonly atUs: number;
};
/** Everything the machine may be told. */
export type DeviceEvent = Gesture | {
    readonly type: 'record.durable';
    readonly atUs: number;
} | {
    readonly type: 'record.closed';
    readonly atUs: number;
    readonly cause: FinishCause;
} | {
    readonly type: 'record.failed';
    readonly atUs: number;
    readonly fault: Fault;
} | {
    readonly type: 'dock.attached';
    readonly atUs: number;
} | {
    readonly type: 'dock.detached';
    readonly atUs: number;
} | {
    readonly type: 'offload.done';
    readonly atUs: number;
} | {
    readonly type: 'offload.failed';
    readonly atUs: number;
    readonly problem: OffloadProblem;
} | {
    readonly type: 'fault.raised';
    readonly atUs: number;
    readonly fault: Fault;
} | {
    readonly type: 'fault.cleared';
    readonly atUs: number;
    readonly fault: Fault;
} | {
    readonly type: 'power.off';
    readonly atUs: number;
};
export declare const EVENTS: Readonly<Record<DeviceEvent['type'], string>>;
/** What is felt and heard once. Lasting things (LED, front display) follow the state instead. */
export declare const MOMENTS: {
    readonly announced: 'the announcement begins';
    readonly 'announcement.ended': 'the announcement ends';
    readonly armed: 'the pre-record ring starts by gesture';
    readonly 'record.accepted': 'the press to record is accepted';
    readonly 'record.confirmed': 'the first chunk after the press is durable';
    readonly 'record.silent': 'the same, but the microphone gives no sound';
    readonly 'record.overdue': 'that confirmation did not come in time';
    readonly 'record.still': 'still recording, said at the reminder interval';
    readonly 'record.stopped': 'the recording ends';
    readonly offloaded: 'everything is handed over';
    readonly 'offload.failed': 'the handing over does not go on, and why is news';
    readonly marker: 'a marker is set';
    readonly muted: 'from now on no sound is kept';
    readonly unmuted: 'sound is kept again';
    readonly emergency: 'the recording is marked as an emergency';
    readonly tick: 'a button is being held, or: still recording';
    readonly 'tick.strong': 'let go now';
    readonly refused: 'what was asked for is not possible';
    readonly 'fault.raised': 'something is wrong from now on';
    readonly 'fault.batteryLow': 'low battery, said again and again';
    readonly 'fault.clockUnset': 'the clock is not set, said again and again';
};
export type Moment = keyof typeof MOMENTS;
/** What the machine does once. Ledger entries of behaviour (announcement, gestures) will join here. */
export type Effect = {
    readonly type: 'perceive';
    readonly moment: Moment;
} | {
    readonly type: 'refused';
    readonly gesture: Gesture['type'];
    readonly why: Refusal;
    readonly atUs: number;
} | {
    readonly type: 'power.off';
};
export declare const EFFECTS: Readonly<Record<Effect['type'], string>>;
/** What the machine tells the recorder while a ring or a recording exists. */
export type CaptureCommand = 
/** While a recording still runs: the new one takes over at its next key picture, without a lost frame. */
{
    readonly type: 'keep';
    readonly pressUs: number;
    /** Since when the announcement had been shown at the press; null: announced with the start. */
    readonly announcedSinceUs: number | null;
    readonly emergency: boolean;
} | {
    readonly type: 'emergency';
    readonly atUs: number;
} | {
    readonly type: 'marker';
    readonly atUs: number;
} | {
    readonly type: 'mute';
    readonly muted: boolean;
    readonly atUs: number;
}
/** The longest allowed recording is reached: go on in a new, linked one, without a lost frame. */
 | {
    readonly type: 'next';
} | {
    readonly type: 'finish';
    readonly cause: FinishCause;
};
export interface CaptureInput {
    /** Length of the pre-record ring; 0 = none, the recorder only waits for `keep`. */
    readonly preRecordMs: number;
}
/** The regions of the machine as plain words, for the display, the status and the trace. */
export interface DeviceState {
    readonly power: 'recovering' | 'on' | 'off';
    readonly capture: 'idle' | 'buffering' | 'recording' | 'finalizing';
    /** How far the wearer's confirmation is; `none` where nothing is recording. */
    readonly confirmation: 'none' | 'accepted' | 'overdue' | 'confirmed';
    readonly front: 'dark' | 'announcing' | 'recordingNotice';
    readonly dock: 'away' | 'docked' | 'offloading' | 'offloaded' | 'offloadFailed';
    /** Why the handing over does not go on; absent unless it failed. */
    readonly problem?: OffloadProblem;
    /** The wearer asked for the status a moment ago. */
    readonly statusShown: boolean;
    /** Sorted, each once. */
    readonly faults: readonly Fault[];
    /** Down edge of the press that started what is recording; undefined in `idle`, `buffering`, `finalizing`. */
    readonly recordingSinceUs: number | undefined;
    readonly announcedSinceUs: number | undefined;
    /** No sound is kept of what is being recorded. */
    readonly muted: boolean;
    /** When the wearer set the last marker of what is being recorded. */
    readonly markedUs: number | undefined;
}
/** With one of these a recording cannot be kept: a start is refused and no ring runs. */
export declare const BLOCKING_FAULTS: readonly Fault[];
