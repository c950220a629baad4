/**
 * The form of a scenario file. schemas/scenario.json is made from it; what the values mean is scenario.ts's matter.
 */
import * as v from 'valibot';
export declare const DURATION: RegExp;
export declare const scenarioSchema: v.StrictObjectSchema<{
    readonly zeugeScenario: v.LiteralSchema<1, "1, the only version there is">;
    readonly name: v.SchemaWithPipe<readonly [v.StringSchema<"text">, v.MinLengthAction<string, 1, "not empty">, v.MaxLengthAction<string, 200, "at most 200 characters">]>;
    readonly about: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, 2000, undefined>]>, undefined>;
    readonly seed: v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.NumberSchema<"a whole number">, v.IntegerAction<number, "a whole number">, v.MinValueAction<number, 0, "not negative">]>, v.MaxValueAction<number, 4294967295, "below 2^32">]>;
    readonly profile: v.SchemaWithPipe<readonly [v.StringSchema<"text">, v.MinLengthAction<string, 1, "not empty">, v.MaxLengthAction<string, 200, "at most 200 characters">]>;
    readonly camera: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<"text">, v.MinLengthAction<string, 1, "not empty">, v.MaxLengthAction<string, 200, "at most 200 characters">]>, undefined>;
    readonly duration: v.SchemaWithPipe<readonly [v.StringSchema<"a duration such as 12.5s, 200ms, 2min or 1h">, v.RegexAction<string, "a duration such as 12.5s, 200ms, 2min or 1h">]>;
    readonly steps: v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
        readonly at: v.SchemaWithPipe<readonly [v.StringSchema<"a duration such as 12.5s, 200ms, 2min or 1h">, v.RegexAction<string, "a duration such as 12.5s, 200ms, 2min or 1h">]>;
        readonly press: v.OptionalSchema<v.PicklistSchema<["display", "record"], "display or record">, undefined>;
        readonly hold: v.OptionalSchema<v.StrictObjectSchema<{
            readonly button: v.PicklistSchema<["display", "record"], "display or record">;
            readonly for: v.SchemaWithPipe<readonly [v.StringSchema<"a duration such as 12.5s, 200ms, 2min or 1h">, v.RegexAction<string, "a duration such as 12.5s, 200ms, 2min or 1h">]>;
        }, "{ button: display or record, for: a duration }">, undefined>;
        readonly bounce: v.OptionalSchema<v.PicklistSchema<["display", "record"], "display or record">, undefined>;
        readonly scuffle: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<"a duration such as 12.5s, 200ms, 2min or 1h">, v.RegexAction<string, "a duration such as 12.5s, 200ms, 2min or 1h">]>, undefined>;
        readonly dock: v.OptionalSchema<v.PicklistSchema<readonly ["attach", "detach"], `one of ${string}`>, undefined>;
        readonly fault: v.OptionalSchema<v.PicklistSchema<readonly ("camera.back" | "camera.frozen" | "camera.lost" | "camera.repeats" | "camera.resized" | "clock.back" | "clock.drift" | "clock.forward" | "clock.late" | "clock.unset" | "compute.stall" | "compute.wrong" | "disk.eio" | "disk.enospc" | "disk.erofs" | "disk.flaky" | "disk.lying" | "disk.misdirect" | "disk.out" | "disk.remounts" | "disk.replaced" | "disk.rolledBack" | "disk.rot" | "disk.short" | "disk.slow" | "disk.stall" | "display.lost" | "keys.busy" | "keys.envelopes" | "keys.expired" | "keys.rolledBack" | "keys.silent" | "led.lost" | "microphone.lost" | "microphone.silent")[], `one of ${string}`>, undefined>;
        readonly clear: v.OptionalSchema<v.PicklistSchema<readonly ("camera.back" | "camera.frozen" | "camera.lost" | "camera.repeats" | "camera.resized" | "clock.back" | "clock.drift" | "clock.forward" | "clock.late" | "clock.unset" | "compute.stall" | "compute.wrong" | "disk.eio" | "disk.enospc" | "disk.erofs" | "disk.flaky" | "disk.lying" | "disk.misdirect" | "disk.out" | "disk.remounts" | "disk.replaced" | "disk.rolledBack" | "disk.rot" | "disk.short" | "disk.slow" | "disk.stall" | "display.lost" | "keys.busy" | "keys.envelopes" | "keys.expired" | "keys.rolledBack" | "keys.silent" | "led.lost" | "microphone.lost" | "microphone.silent")[], `one of ${string}`>, undefined>;
        readonly cut: v.OptionalSchema<v.LiteralSchema<"power", "power">, undefined>;
        readonly kill: v.OptionalSchema<v.LiteralSchema<"process", "process">, undefined>;
        readonly start: v.OptionalSchema<v.PicklistSchema<readonly ["power", "watchdog"], `one of ${string}`>, undefined>;
        readonly battery: v.OptionalSchema<v.UnionSchema<[v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.NumberSchema<"a whole number">, v.IntegerAction<number, "a whole number">, v.MinValueAction<number, 0, "not negative">]>, v.MaxValueAction<number, 100, "at most 100">]>, v.StrictObjectSchema<{
            readonly percent: v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.NumberSchema<"a whole number">, v.IntegerAction<number, "a whole number">, v.MinValueAction<number, 0, "not negative">]>, v.MaxValueAction<number, 100, "at most 100">]>;
            readonly charging: v.OptionalSchema<v.BooleanSchema<"true or false">, undefined>;
        }, undefined>], "a whole number from 0 to 100, or { percent, charging: true or false }">, undefined>;
        readonly clock: v.OptionalSchema<v.StrictObjectSchema<{
            readonly set: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<"an ISO 8601 moment in UTC">, v.IsoTimestampAction<string, "such as 2026-05-04T09:00:00Z">]>, undefined>;
            readonly jump: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<"a duration">, v.RegexAction<string, "a duration such as 1h or -30min">]>, undefined>;
            readonly drift: v.OptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<"parts per million">, v.MinValueAction<number, number, "at least -1000 parts per million">, v.MaxValueAction<number, 1000, "at most 1000 parts per million">]>, undefined>;
        }, "{ set: a moment }, { jump: a duration } or { drift: parts per million }">, undefined>;
    }, undefined>, undefined>, v.MaxLengthAction<{
        at: string;
        press?: "display" | "record" | undefined;
        hold?: {
            button: "display" | "record";
            for: string;
        } | undefined;
        bounce?: "display" | "record" | undefined;
        scuffle?: string | undefined;
        dock?: "attach" | "detach" | undefined;
        fault?: "camera.back" | "camera.frozen" | "camera.lost" | "camera.repeats" | "camera.resized" | "clock.back" | "clock.drift" | "clock.forward" | "clock.late" | "clock.unset" | "compute.stall" | "compute.wrong" | "disk.eio" | "disk.enospc" | "disk.erofs" | "disk.flaky" | "disk.lying" | "disk.misdirect" | "disk.out" | "disk.remounts" | "disk.replaced" | "disk.rolledBack" | "disk.rot" | "disk.short" | "disk.slow" | "disk.stall" | "display.lost" | "keys.busy" | "keys.envelopes" | "keys.expired" | "keys.rolledBack" | "keys.silent" | "led.lost" | "microphone.lost" | "microphone.silent" | undefined;
        clear?: "camera.back" | "camera.frozen" | "camera.lost" | "camera.repeats" | "camera.resized" | "clock.back" | "clock.drift" | "clock.forward" | "clock.late" | "clock.unset" | "compute.stall" | "compute.wrong" | "disk.eio" | "disk.enospc" | "disk.erofs" | "disk.flaky" | "disk.lying" | "disk.misdirect" | "disk.out" | "disk.remounts" | "disk.replaced" | "disk.rolledBack" | "disk.rot" | "disk.short" | "disk.slow" | "disk.stall" | "display.lost" | "keys.busy" | "keys.envelopes" | "keys.expired" | "keys.rolledBack" | "keys.silent" | "led.lost" | "microphone.lost" | "microphone.silent" | undefined;
        cut?: "power" | undefined;
        kill?: "process" | undefined;
        start?: "power" | "watchdog" | undefined;
        battery?: number | {
            percent: number;
            charging?: boolean | undefined;
        } | undefined;
        clock?: {
            set?: string | undefined;
            jump?: string | undefined;
            drift?: number | undefined;
        } | undefined;
    }[], 1000, "at most 1000 steps">]>;
    readonly expect: v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
        readonly at: v.UnionSchema<[v.LiteralSchema<"end", undefined>, v.SchemaWithPipe<readonly [v.StringSchema<"a duration such as 12.5s, 200ms, 2min or 1h">, v.RegexAction<string, "a duration such as 12.5s, 200ms, 2min or 1h">]>], "a duration such as 12.5s, or end">;
        readonly capture: v.OptionalSchema<v.PicklistSchema<readonly ["idle", "buffering", "recording", "finalizing", "off"], `one of ${string}`>, undefined>;
        readonly front: v.OptionalSchema<v.PicklistSchema<readonly ["dark", "announcing", "recordingNotice", "off"], `one of ${string}`>, undefined>;
        readonly dock: v.OptionalSchema<v.PicklistSchema<readonly ["away", "docked", "offloading", "offloaded", "offloadFailed", "off"], `one of ${string}`>, undefined>;
        readonly confirmation: v.OptionalSchema<v.PicklistSchema<readonly ["none", "accepted", "overdue", "confirmed", "off"], `one of ${string}`>, undefined>;
        readonly screen: v.OptionalSchema<v.PicklistSchema<readonly ["dark", "announcing", "recording", "blocked", "recovering", "status", "preRecord"], `one of ${string}`>, undefined>;
        readonly led: v.OptionalSchema<v.ArraySchema<v.PicklistSchema<readonly ["off", "green", "amber", "red"], `one of ${string}`>, "a list of colours">, undefined>;
        readonly faults: v.OptionalSchema<v.ArraySchema<v.PicklistSchema<("battery-critical" | "battery-lost" | "battery-low" | "buttons-lost" | "camera-lost" | "clock-unset" | "display-button-stuck" | "display-lost" | "dock-lost" | "haptic-lost" | "key-missing" | "led-lost" | "microphone-silent" | "policy-expired" | "position-lost" | "record-button-stuck" | "recorder-failed" | "recording-overdue" | "recording-recovered" | "storage-failing" | "storage-full" | "storage-low" | "tone-lost")[], `one of ${string}`>, "a list of faults, [] for none">, undefined>;
        readonly muted: v.OptionalSchema<v.BooleanSchema<"true or false">, undefined>;
        readonly statusShown: v.OptionalSchema<v.BooleanSchema<"true or false">, undefined>;
        readonly battery: v.OptionalSchema<v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.NumberSchema<"a whole number">, v.IntegerAction<number, "a whole number">, v.MinValueAction<number, 0, "not negative">]>, v.MaxValueAction<number, 100, "at most 100">]>, undefined>;
        readonly ring: v.OptionalSchema<v.StrictObjectSchema<{
            readonly min: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<"a duration such as 12.5s, 200ms, 2min or 1h">, v.RegexAction<string, "a duration such as 12.5s, 200ms, 2min or 1h">]>, undefined>;
            readonly max: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<"a duration such as 12.5s, 200ms, 2min or 1h">, v.RegexAction<string, "a duration such as 12.5s, 200ms, 2min or 1h">]>, undefined>;
        }, "{ min, max }, both durations">, undefined>;
        readonly moments: v.OptionalSchema<v.SchemaWithPipe<readonly [v.ArraySchema<v.PicklistSchema<("announced" | "announcement.ended" | "armed" | "emergency" | "fault.batteryLow" | "fault.clockUnset" | "fault.raised" | "marker" | "muted" | "offload.failed" | "offloaded" | "record.accepted" | "record.confirmed" | "record.overdue" | "record.silent" | "record.still" | "record.stopped" | "refused" | "tick" | "tick.strong" | "unmuted")[], `one of ${string}`>, "a list of moments">, v.MaxLengthAction<("announced" | "announcement.ended" | "armed" | "emergency" | "fault.batteryLow" | "fault.clockUnset" | "fault.raised" | "marker" | "muted" | "offload.failed" | "offloaded" | "record.accepted" | "record.confirmed" | "record.overdue" | "record.silent" | "record.still" | "record.stopped" | "refused" | "tick" | "tick.strong" | "unmuted")[], 100, "at most 100">]>, undefined>;
        readonly recordings: v.OptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<"a whole number">, v.IntegerAction<number, "a whole number">, v.MinValueAction<number, 0, "not negative">]>, undefined>;
        readonly gaps: v.OptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<"a whole number">, v.IntegerAction<number, "a whole number">, v.MinValueAction<number, 0, "not negative">]>, undefined>;
        readonly markers: v.OptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<"a whole number">, v.IntegerAction<number, "a whole number">, v.MinValueAction<number, 0, "not negative">]>, undefined>;
        readonly verdict: v.OptionalSchema<v.PicklistSchema<readonly ["ALTERED", "ROLLED-BACK", "MISSING", "INCOMPLETE-VS-LEDGER", "UNLISTED", "ELIDED-UNAUTHORISED", "NOT-SEALED", "OPEN-ENDED", "RECOVERED", "OFFLOADED", "COMPLETE-ELIDED", "COMPLETE"], `one of ${string}`>, undefined>;
        readonly preRecord: v.OptionalSchema<v.StrictObjectSchema<{
            readonly min: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<"a duration such as 12.5s, 200ms, 2min or 1h">, v.RegexAction<string, "a duration such as 12.5s, 200ms, 2min or 1h">]>, undefined>;
            readonly max: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<"a duration such as 12.5s, 200ms, 2min or 1h">, v.RegexAction<string, "a duration such as 12.5s, 200ms, 2min or 1h">]>, undefined>;
        }, "{ min, max }, both durations">, undefined>;
        readonly recorded: v.OptionalSchema<v.StrictObjectSchema<{
            readonly min: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<"a duration such as 12.5s, 200ms, 2min or 1h">, v.RegexAction<string, "a duration such as 12.5s, 200ms, 2min or 1h">]>, undefined>;
            readonly max: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<"a duration such as 12.5s, 200ms, 2min or 1h">, v.RegexAction<string, "a duration such as 12.5s, 200ms, 2min or 1h">]>, undefined>;
        }, "{ min, max }, both durations">, undefined>;
        readonly invariants: v.OptionalSchema<v.LiteralSchema<"hold", "hold">, undefined>;
        readonly ledger: v.OptionalSchema<v.SchemaWithPipe<readonly [v.ArraySchema<v.SchemaWithPipe<readonly [v.StringSchema<"text">, v.MinLengthAction<string, 1, "not empty">, v.MaxLengthAction<string, 200, "at most 200 characters">]>, "a list of event types">, v.MaxLengthAction<string[], 100, "at most 100">]>, undefined>;
    }, undefined>, "a list of expectations">, v.MinLengthAction<{
        at: string;
        capture?: "buffering" | "finalizing" | "idle" | "off" | "recording" | undefined;
        front?: "announcing" | "dark" | "off" | "recordingNotice" | undefined;
        dock?: "away" | "docked" | "off" | "offloadFailed" | "offloaded" | "offloading" | undefined;
        confirmation?: "accepted" | "confirmed" | "none" | "off" | "overdue" | undefined;
        screen?: "announcing" | "blocked" | "dark" | "preRecord" | "recording" | "recovering" | "status" | undefined;
        led?: ("amber" | "green" | "off" | "red")[] | undefined;
        faults?: ("battery-critical" | "battery-lost" | "battery-low" | "buttons-lost" | "camera-lost" | "clock-unset" | "display-button-stuck" | "display-lost" | "dock-lost" | "haptic-lost" | "key-missing" | "led-lost" | "microphone-silent" | "policy-expired" | "position-lost" | "record-button-stuck" | "recorder-failed" | "recording-overdue" | "recording-recovered" | "storage-failing" | "storage-full" | "storage-low" | "tone-lost")[] | undefined;
        muted?: boolean | undefined;
        statusShown?: boolean | undefined;
        battery?: number | undefined;
        ring?: {
            min?: string | undefined;
            max?: string | undefined;
        } | undefined;
        moments?: ("announced" | "announcement.ended" | "armed" | "emergency" | "fault.batteryLow" | "fault.clockUnset" | "fault.raised" | "marker" | "muted" | "offload.failed" | "offloaded" | "record.accepted" | "record.confirmed" | "record.overdue" | "record.silent" | "record.still" | "record.stopped" | "refused" | "tick" | "tick.strong" | "unmuted")[] | undefined;
        recordings?: number | undefined;
        gaps?: number | undefined;
        markers?: number | undefined;
        verdict?: "ALTERED" | "COMPLETE" | "COMPLETE-ELIDED" | "ELIDED-UNAUTHORISED" | "INCOMPLETE-VS-LEDGER" | "MISSING" | "NOT-SEALED" | "OFFLOADED" | "OPEN-ENDED" | "RECOVERED" | "ROLLED-BACK" | "UNLISTED" | undefined;
        preRecord?: {
            min?: string | undefined;
            max?: string | undefined;
        } | undefined;
        recorded?: {
            min?: string | undefined;
            max?: string | undefined;
        } | undefined;
        invariants?: "hold" | undefined;
        ledger?: string[] | undefined;
    }[], 1, "at least one expectation: a scenario that expects nothing proves nothing">, v.MaxLengthAction<{
        at: string;
        capture?: "buffering" | "finalizing" | "idle" | "off" | "recording" | undefined;
        front?: "announcing" | "dark" | "off" | "recordingNotice" | undefined;
        dock?: "away" | "docked" | "off" | "offloadFailed" | "offloaded" | "offloading" | undefined;
        confirmation?: "accepted" | "confirmed" | "none" | "off" | "overdue" | undefined;
        screen?: "announcing" | "blocked" | "dark" | "preRecord" | "recording" | "recovering" | "status" | undefined;
        led?: ("amber" | "green" | "off" | "red")[] | undefined;
        faults?: ("battery-critical" | "battery-lost" | "battery-low" | "buttons-lost" | "camera-lost" | "clock-unset" | "display-button-stuck" | "display-lost" | "dock-lost" | "haptic-lost" | "key-missing" | "led-lost" | "microphone-silent" | "policy-expired" | "position-lost" | "record-button-stuck" | "recorder-failed" | "recording-overdue" | "recording-recovered" | "storage-failing" | "storage-full" | "storage-low" | "tone-lost")[] | undefined;
        muted?: boolean | undefined;
        statusShown?: boolean | undefined;
        battery?: number | undefined;
        ring?: {
            min?: string | undefined;
            max?: string | undefined;
        } | undefined;
        moments?: ("announced" | "announcement.ended" | "armed" | "emergency" | "fault.batteryLow" | "fault.clockUnset" | "fault.raised" | "marker" | "muted" | "offload.failed" | "offloaded" | "record.accepted" | "record.confirmed" | "record.overdue" | "record.silent" | "record.still" | "record.stopped" | "refused" | "tick" | "tick.strong" | "unmuted")[] | undefined;
        recordings?: number | undefined;
        gaps?: number | undefined;
        markers?: number | undefined;
        verdict?: "ALTERED" | "COMPLETE" | "COMPLETE-ELIDED" | "ELIDED-UNAUTHORISED" | "INCOMPLETE-VS-LEDGER" | "MISSING" | "NOT-SEALED" | "OFFLOADED" | "OPEN-ENDED" | "RECOVERED" | "ROLLED-BACK" | "UNLISTED" | undefined;
        preRecord?: {
            min?: string | undefined;
            max?: string | undefined;
        } | undefined;
        recorded?: {
            min?: string | undefined;
            max?: string | undefined;
        } | undefined;
        invariants?: "hold" | undefined;
        ledger?: string[] | undefined;
    }[], 1000, "at most 1000 expectations">]>;
}, undefined>;
export type Written = v.InferOutput<typeof scenarioSchema>;
/** The fields an object at this place of a scenario may have; none where there is no object. */
export declare function fieldsAt(path: readonly PropertyKey[]): readonly string[];
