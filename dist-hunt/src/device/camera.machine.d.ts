export declare const cameraMachine: import("xstate").StateMachine<import("./camera.setup.ts").MachineContext, import("./vocabulary.ts").DeviceEvent, {
    capture?: import("xstate").ActorRefFromLogic<import("xstate").CallbackActorLogic<import("./vocabulary.ts").CaptureCommand, import("./vocabulary.ts").CaptureInput, import("xstate").EventObject>>;
    offload?: import("xstate").ActorRefFromLogic<import("xstate").CallbackActorLogic<import("xstate").EventObject, import("xstate").NonReducibleUnknown, import("xstate").EventObject>>;
}, {
    src: "capture";
    logic: import("xstate").CallbackActorLogic<import("./vocabulary.ts").CaptureCommand, import("./vocabulary.ts").CaptureInput, import("xstate").EventObject>;
    id: "capture";
} | {
    src: "offload";
    logic: import("xstate").CallbackActorLogic<import("xstate").EventObject, import("xstate").NonReducibleUnknown, import("xstate").EventObject>;
    id: "offload";
}, {
    type: "announce";
    params: import("xstate").NonReducibleUnknown;
} | {
    type: "announceWithStart";
    params: import("xstate").NonReducibleUnknown;
} | {
    type: "arm";
    params: import("xstate").NonReducibleUnknown;
} | {
    type: "because";
    params: "battery-critical" | "docked" | "shutdown" | "stopped" | "storage-failed" | "storage-full";
} | {
    type: "becauseOfFault";
    params: import("xstate").NonReducibleUnknown;
} | {
    type: "clear";
    params: import("xstate").NonReducibleUnknown;
} | {
    type: "endAnnouncement";
    params: import("xstate").NonReducibleUnknown;
} | {
    type: "finish";
    params: import("xstate").NonReducibleUnknown;
} | {
    type: "flash";
    params: import("xstate").NonReducibleUnknown;
} | {
    type: "forgetPress";
    params: import("xstate").NonReducibleUnknown;
} | {
    type: "forgetProblem";
    params: import("xstate").NonReducibleUnknown;
} | {
    type: "goOn";
    params: import("xstate").NonReducibleUnknown;
} | {
    type: "keep";
    params: import("xstate").NonReducibleUnknown;
} | {
    type: "mark";
    params: import("xstate").NonReducibleUnknown;
} | {
    type: "markEmergency";
    params: import("xstate").NonReducibleUnknown;
} | {
    type: "nag";
    params: import("xstate").NonReducibleUnknown;
} | {
    type: "noteProblem";
    params: import("xstate").NonReducibleUnknown;
} | {
    type: "perceive";
    params: "announced" | "announcement.ended" | "armed" | "emergency" | "fault.batteryLow" | "fault.clockUnset" | "fault.raised" | "marker" | "muted" | "offload.failed" | "offloaded" | "record.accepted" | "record.confirmed" | "record.overdue" | "record.silent" | "record.still" | "record.stopped" | "refused" | "tick" | "tick.strong" | "unmuted";
} | {
    type: "perceiveFault";
    params: import("xstate").NonReducibleUnknown;
} | {
    type: "powerOffNext";
    params: import("xstate").NonReducibleUnknown;
} | {
    type: "press";
    params: import("xstate").NonReducibleUnknown;
} | {
    type: "raise";
    params: import("xstate").NonReducibleUnknown;
} | {
    type: "recovered";
    params: import("xstate").NonReducibleUnknown;
} | {
    type: "refuse";
    params: "docked" | "fault" | "profile" | "recording" | "shutdown";
} | {
    type: "startAudible";
    params: import("xstate").NonReducibleUnknown;
} | {
    type: "switchOff";
    params: import("xstate").NonReducibleUnknown;
} | {
    type: "tellMute";
    params: import("xstate").NonReducibleUnknown;
} | {
    type: "toggleMute";
    params: import("xstate").NonReducibleUnknown;
}, {
    type: "announced";
    params: unknown;
} | {
    type: "armed";
    params: unknown;
} | {
    type: "armsNow";
    params: unknown;
} | {
    type: "away";
    params: import("xstate").NonReducibleUnknown;
} | {
    type: "blocked";
    params: unknown;
} | {
    type: "capturing";
    params: unknown;
} | {
    type: "docked";
    params: unknown;
} | {
    type: "emergencyAllowed";
    params: unknown;
} | {
    type: "faulty";
    params: unknown;
} | {
    type: "finishes";
    params: unknown;
} | {
    type: "idle";
    params: import("xstate").NonReducibleUnknown;
} | {
    type: "limited";
    params: unknown;
} | {
    type: "mayBuffer";
    params: unknown;
} | {
    type: "mayOffload";
    params: unknown;
} | {
    type: "mayRecord";
    params: unknown;
} | {
    type: "mustSwitchOff";
    params: unknown;
} | {
    type: "muteAllowed";
    params: unknown;
} | {
    type: "muted";
    params: unknown;
} | {
    type: "nags";
    params: unknown;
} | {
    type: "newProblem";
    params: unknown;
} | {
    type: "news";
    params: unknown;
} | {
    type: "postRecords";
    params: unknown;
} | {
    type: "poweringOff";
    params: unknown;
} | {
    type: "reminds";
    params: unknown;
} | {
    type: "silent";
    params: unknown;
} | {
    type: "strong";
    params: unknown;
}, "confirm" | "maximum" | "nag" | "offloadAgain" | "offloadRetry" | "postRecord" | "reminder" | "status", "off" | {
    on: {
        capture: "idle" | {
            active: "buffering" | {
                finalizing: "closing" | "postRecord";
            } | {
                recording: {
                    confirmation: "accepted" | "confirmed" | "overdue";
                    length: "within";
                };
            };
        };
        dock: "away" | "docked" | "offloadFailed" | "offloaded" | "offloading";
        front: "announcing" | "dark" | "recordingNotice";
        health: "faulty" | "well";
        status: "hidden" | "shown";
    };
}, string, import("./camera.setup.ts").MachineInput, import("xstate").NonReducibleUnknown, import("./vocabulary.ts").Effect, import("xstate").MetaObject, {
    id: "camera";
    states: {
        readonly on: {
            states: {
                readonly capture: {
                    states: {
                        idle: {
                            id: string;
                        };
                        active: {
                            states: {
                                buffering: {};
                                recording: {
                                    states: {
                                        confirmation: {
                                            states: {
                                                accepted: {};
                                                overdue: {};
                                                confirmed: {};
                                            };
                                        };
                                        length: {
                                            states: {
                                                within: {};
                                            };
                                        };
                                    };
                                };
                                finalizing: {
                                    states: {
                                        postRecord: {};
                                        closing: {};
                                    };
                                };
                            };
                        };
                    };
                };
                readonly front: {
                    states: {
                        dark: {};
                        announcing: {};
                        recordingNotice: {};
                    };
                };
                readonly status: {
                    states: {
                        hidden: {};
                        shown: {};
                    };
                };
                readonly dock: {
                    states: {
                        away: {};
                        docked: {};
                        offloading: {};
                        offloaded: {};
                        offloadFailed: {};
                    };
                };
                readonly health: {
                    states: {
                        well: {};
                        faulty: {};
                    };
                };
            };
        };
        readonly off: {
            id: "off";
        };
    };
}, import("xstate").MetaObject>;
