/**
 * By which gestures the camera is worked, and how long each lasts: what a profile may change of gestures.ts.
 *
 * Whatever is chosen, a start is never delayed by waiting, and a stop takes a hold of at least `stopMs`.
 */
export const DEFAULT_THRESHOLDS = {
    bounceMs: 20,
    pressMs: 1000,
    holdMs: 2000,
    holdEndMs: 6000,
    veryLongMs: 8000,
    againMs: 400,
    doubleMs: 400,
    stopMs: 3000,
    stuckMs: 12_000,
};
/** How a recording is started: RECORD goes down, or goes down a second time (profile: `startGesture`). */
export const START_GESTURES = ['press', 'double'];
/** How it is stopped: RECORD is held, or pressed shortly and then held (profile: `stopGesture`). */
export const STOP_GESTURES = ['hold', 'pressAndHold'];
export const DEFAULT_RULES = { ...DEFAULT_THRESHOLDS, start: 'press', stop: 'hold' };
