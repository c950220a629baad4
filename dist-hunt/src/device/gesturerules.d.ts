/**
 * By which gestures the camera is worked, and how long each lasts: what a profile may change of gestures.ts.
 *
 * Whatever is chosen, a start is never delayed by waiting, and a stop takes a hold of at least `stopMs`.
 */
export interface Thresholds {
    /** An opening of up to this long is a bouncing contact. */
    readonly bounceMs: number;
    /** A press is released before this. */
    readonly pressMs: number;
    /** DISPLAY hold: released from … up to (not including) … */
    readonly holdMs: number;
    readonly holdEndMs: number;
    /** DISPLAY very long: released from this on; its ticks begin at `holdEndMs`. */
    readonly veryLongMs: number;
    /** RECORD again within this time after the start is an emergency and can never stop. */
    readonly againMs: number;
    /** Two presses while recording: the second goes down at most this long after the first was released. */
    readonly doubleMs: number;
    /** RECORD hold: released from this on stops. */
    readonly stopMs: number;
    /** Held longer than this is stuck. */
    readonly stuckMs: number;
}
export declare const DEFAULT_THRESHOLDS: Thresholds;
/** How a recording is started: RECORD goes down, or goes down a second time (profile: `startGesture`). */
export declare const START_GESTURES: readonly ['press', 'double'];
export type StartGesture = (typeof START_GESTURES)[number];
/** How it is stopped: RECORD is held, or pressed shortly and then held (profile: `stopGesture`). */
export declare const STOP_GESTURES: readonly ['hold', 'pressAndHold'];
export type StopGesture = (typeof STOP_GESTURES)[number];
export interface GestureRules extends Thresholds {
    readonly start: StartGesture;
    readonly stop: StopGesture;
}
export declare const DEFAULT_RULES: GestureRules;
