import type { Profile } from './profile.ts';
import { type CaptureCommand, type CaptureInput, type DeviceEvent, type Effect, type Fault, type FinishCause, type OffloadProblem } from './vocabulary.ts';
export declare const STATUS_MS = 5000;
/** Low battery and unset clock are said again after this time. */
export declare const NAG_MS = 20000;
export declare const CONFIRM_MS = 1000;
export declare const COLD_START_MS = 1500;
/** A handing over that failed is tried again after this time. */
export declare const OFFLOAD_RETRY_MS = 60000;
/** While it stays in the dock: what came due meanwhile. */
export declare const OFFLOAD_AGAIN_MS = 3600000;
export type MachineRules = Pick<Profile, 'preRecordMs' | 'preRecordArm' | 'postRecordMs' | 'recordingMaxMs' | 'reminderMs' | 'emergencyPath' | 'muteAllowed' | 'cameraInStandby'>;
export interface MachineContext {
    readonly rules: MachineRules;
    readonly faults: readonly Fault[];
    readonly announcedSinceUs: number | undefined;
    /** The ring was armed by the RECORD button (profile: `gesture`). */
    readonly armed: boolean;
    /** Down edge of the press that began the running recording. */
    readonly pressUs: number | undefined;
    readonly muted: boolean;
    readonly markedUs: number | undefined;
    readonly cause: FinishCause;
    readonly poweringOff: boolean;
    /** There is somebody to hand recordings over to. */
    readonly offloads: boolean;
    readonly problem: OffloadProblem | undefined;
}
export interface MachineInput {
    readonly rules: MachineRules;
    readonly offloads?: boolean;
}
export declare const device: import("xstate").SetupReturn<MachineContext, DeviceEvent, {
    capture: import("xstate").CallbackActorLogic<CaptureCommand, CaptureInput, import("xstate").EventObject>;
    offload: import("xstate").CallbackActorLogic<import("xstate").EventObject, import("xstate").NonReducibleUnknown, import("xstate").EventObject>;
}, {
    capture: 'capture';
    offload: 'offload';
}, {
    perceive: "announced" | "announcement.ended" | "armed" | "emergency" | "fault.batteryLow" | "fault.clockUnset" | "fault.raised" | "marker" | "muted" | "offload.failed" | "offloaded" | "record.accepted" | "record.confirmed" | "record.overdue" | "record.silent" | "record.still" | "record.stopped" | "refused" | "tick" | "tick.strong" | "unmuted";
    refuse: "docked" | "fault" | "profile" | "recording" | "shutdown";
    announce: import("xstate").NonReducibleUnknown;
    endAnnouncement: import("xstate").NonReducibleUnknown;
    arm: import("xstate").NonReducibleUnknown;
    press: import("xstate").NonReducibleUnknown;
    forgetPress: import("xstate").NonReducibleUnknown;
    startAudible: import("xstate").NonReducibleUnknown;
    toggleMute: import("xstate").NonReducibleUnknown;
    tellMute: import("xstate").NonReducibleUnknown;
    announceWithStart: import("xstate").NonReducibleUnknown;
    because: "battery-critical" | "docked" | "shutdown" | "stopped" | "storage-failed" | "storage-full";
    becauseOfFault: import("xstate").NonReducibleUnknown;
    powerOffNext: import("xstate").NonReducibleUnknown;
    raise: import("xstate").NonReducibleUnknown;
    clear: import("xstate").NonReducibleUnknown;
    perceiveFault: import("xstate").NonReducibleUnknown;
    nag: import("xstate").NonReducibleUnknown;
    keep: import("xstate").NonReducibleUnknown;
    recovered: import("xstate").NonReducibleUnknown;
    markEmergency: import("xstate").NonReducibleUnknown;
    mark: import("xstate").NonReducibleUnknown;
    flash: import("xstate").NonReducibleUnknown;
    goOn: import("xstate").NonReducibleUnknown;
    finish: import("xstate").NonReducibleUnknown;
    noteProblem: import("xstate").NonReducibleUnknown;
    forgetProblem: import("xstate").NonReducibleUnknown;
    switchOff: import("xstate").NonReducibleUnknown;
}, {
    away: import("xstate").NonReducibleUnknown;
    docked: unknown;
    idle: import("xstate").NonReducibleUnknown;
    mayOffload: unknown;
    newProblem: unknown;
    capturing: unknown;
    blocked: unknown;
    armsNow: unknown;
    armed: unknown;
    mayBuffer: unknown;
    mayRecord: unknown;
    postRecords: unknown;
    reminds: unknown;
    limited: unknown;
    emergencyAllowed: unknown;
    muteAllowed: unknown;
    silent: unknown;
    muted: unknown;
    poweringOff: unknown;
    mustSwitchOff: unknown;
    announced: unknown;
    strong: unknown;
    finishes: unknown;
    faulty: unknown;
    nags: unknown;
    news: unknown;
}, "confirm" | "maximum" | "nag" | "offloadAgain" | "offloadRetry" | "postRecord" | "reminder" | "status", string, MachineInput, import("xstate").NonReducibleUnknown, Effect, import("xstate").MetaObject, import("xstate").MetaObject>;
