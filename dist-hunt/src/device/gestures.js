import { DEFAULT_RULES } from './gesturerules.js';
/** Between the ticks of a hold. */
const TICK_MS = 1000;
export const NO_GESTURE = {
    recordingSinceUs: undefined,
    display: undefined,
    record: undefined,
    tapUs: undefined,
};
const BUTTONS = ['display', 'record'];
/** The whole recogniser: what was, and what happens, give what is and what was meant. Inputs in order of time. */
export function stepGestures(state, input, rules) {
    switch (input.type) {
        case 'recording':
            return {
                state: {
                    ...state,
                    recordingSinceUs: input.sinceUs,
                    // A first press of the recording that ended must not be told as one of the next.
                    tapUs: input.sinceUs === state.recordingSinceUs ? state.tapUs : undefined,
                },
                gestures: [],
            };
        case 'time':
            return passTime(state, input.nowUs, rules);
        case 'edge': {
            const passed = passTime(state, input.edge.atUs, rules);
            const moved = takeEdge(passed.state, input.edge, rules);
            return { state: moved.state, gestures: [...passed.gestures, ...moved.gestures] };
        }
    }
}
/** When `time` will next have something to say, or undefined while nothing is under way. */
export function nextGestureUs(state, rules) {
    const due = [];
    for (const button of BUTTONS) {
        const press = state[button];
        if (!press)
            continue;
        if (press.openUs !== undefined) {
            due.push(press.openUs + rules.bounceMs * 1000 + 1);
            continue;
        }
        if (press.stuck)
            continue;
        due.push(press.downUs + rules.stuckMs * 1000 + 1);
        const next = ticksOf(press.role, rules).find((tick) => tick.atMs > press.saidMs);
        if (next)
            due.push(press.downUs + next.atMs * 1000);
    }
    if (state.tapUs !== undefined && !state.record)
        due.push(state.tapUs + rules.doubleMs * 1000 + 1);
    return due.length === 0 ? undefined : Math.min(...due);
}
/** The same with a memory, for the runtime: one timer at `nextDueUs`, `setRecording` after each step of the machine. */
export function createGestures(overrides = {}) {
    const rules = { ...DEFAULT_RULES, ...overrides };
    let state = NO_GESTURE;
    const step = (input) => {
        const next = stepGestures(state, input, rules);
        state = next.state;
        return next.gestures;
    };
    return {
        edge: (edge) => step({ type: 'edge', edge }),
        tick: (nowUs) => step({ type: 'time', nowUs }),
        setRecording: (sinceUs) => {
            step({ type: 'recording', sinceUs });
        },
        nextDueUs: () => nextGestureUs(state, rules),
    };
}
function takeEdge(state, edge, rules) {
    const press = state[edge.button];
    if (!edge.down) {
        if (!press || press.openUs !== undefined)
            return { state, gestures: [] };
        return { state: { ...state, [edge.button]: { ...press, openUs: edge.atUs } }, gestures: [] };
    }
    if (press)
        return { state: { ...state, [edge.button]: { ...press, openUs: undefined } }, gestures: [] };
    const begun = { downUs: edge.atUs, saidMs: 0, stuck: false, openUs: undefined };
    if (edge.button === 'display')
        return { state: { ...state, display: { ...begun, role: { kind: 'display' } } }, gestures: [] };
    return pressRecord(state, begun, rules);
}
function pressRecord(state, begun, rules) {
    const atUs = begun.downUs;
    const sinceUs = state.recordingSinceUs;
    const spent = { ...state, tapUs: undefined, record: { ...begun, role: { kind: 'spent' } } };
    if (sinceUs === undefined) {
        if (rules.start === 'press' || state.tapUs !== undefined)
            return { state: spent, gestures: [{ type: 'gesture.record.press', atUs }] };
        return { state: { ...state, record: { ...begun, role: { kind: 'first' } } }, gestures: [] };
    }
    if (atUs - sinceUs <= rules.againMs * 1000)
        return { state: spent, gestures: [{ type: 'gesture.record.again', atUs }] };
    const second = state.tapUs !== undefined;
    return {
        state: { ...state, tapUs: undefined, record: { ...begun, role: { kind: 'stop', sinceUs, second } } },
        gestures: second ? [{ type: 'gesture.record.double', atUs }] : [],
    };
}
function passTime(state, nowUs, rules) {
    let next = state;
    const gestures = [];
    for (const button of BUTTONS) {
        const press = next[button];
        if (!press)
            continue;
        const open = press.openUs !== undefined && nowUs - press.openUs > rules.bounceMs * 1000;
        const held = hold(next, button, press, press.openUs ?? nowUs, rules);
        next = held.state;
        gestures.push(...held.gestures);
        if (!open)
            continue;
        const released = release(next, button, rules);
        next = released.state;
        gestures.push(...released.gestures);
    }
    const tapEndUs = (next.tapUs ?? Number.POSITIVE_INFINITY) + rules.doubleMs * 1000;
    if (nowUs > tapEndUs && !next.record) {
        next = { ...next, tapUs: undefined };
        gestures.push({ type: 'gesture.record.tap', atUs: tapEndUs });
    }
    return { state: next, gestures };
}
/** The contact has been closed until `untilUs`: ticks that are due, and the verdict that it is stuck. */
function hold(state, button, press, untilUs, rules) {
    if (press.stuck)
        return { state, gestures: [] };
    const heldMs = (untilUs - press.downUs) / 1000;
    const live = mayStillAct(press.role, state);
    const gestures = ticksOf(press.role, rules)
        .filter((tick) => live && tick.atMs > press.saidMs && tick.atMs <= heldMs)
        .map(({ atMs, strong }) => ({
        type: 'gesture.tick',
        button,
        strong,
        atUs: press.downUs + atMs * 1000,
    }));
    const stuck = heldMs > rules.stuckMs;
    if (stuck)
        gestures.push({ type: 'gesture.stuck', button, atUs: press.downUs + rules.stuckMs * 1000 });
    return {
        state: { ...state, [button]: { ...press, saidMs: Math.max(press.saidMs, heldMs), stuck } },
        gestures,
    };
}
function release(state, button, rules) {
    const press = state[button];
    const atUs = press?.openUs;
    const released = { ...state, [button]: undefined };
    if (!press || atUs === undefined)
        return { state, gestures: [] };
    if (press.stuck)
        return { state: released, gestures: [{ type: 'gesture.unstuck', button, atUs }] };
    if (!mayStillAct(press.role, state))
        return { state: released, gestures: [] };
    const heldMs = (atUs - press.downUs) / 1000;
    if (press.role.kind === 'display') {
        if (heldMs < rules.pressMs)
            return { state: released, gestures: [{ type: 'gesture.display.press', atUs }] };
        if (heldMs >= rules.veryLongMs)
            return { state: released, gestures: [{ type: 'gesture.display.veryLong', atUs }] };
        if (heldMs >= rules.holdMs && heldMs < rules.holdEndMs)
            return { state: released, gestures: [{ type: 'gesture.display.hold', atUs }] };
    }
    if (mayStop(press.role, rules) && heldMs >= rules.stopMs)
        return { state: released, gestures: [{ type: 'gesture.record.hold', atUs }] };
    const first = press.role.kind === 'first' || (press.role.kind === 'stop' && !press.role.second);
    return { state: first && heldMs < rules.pressMs ? { ...released, tapUs: atUs } : released, gestures: [] };
}
function mayStillAct(role, state) {
    switch (role.kind) {
        case 'display':
            return true;
        case 'stop':
            return role.sinceUs === state.recordingSinceUs;
        case 'first':
            return state.recordingSinceUs === undefined;
        case 'spent':
            return false;
    }
}
function mayStop(role, { stop }) {
    return role.kind === 'stop' && (stop === 'hold' || role.second);
}
function ticksOf(role, rules) {
    const { holdMs, holdEndMs, veryLongMs, stopMs } = rules;
    const spaced = (fromMs, toMs) => Array.from({ length: Math.ceil((toMs - fromMs) / TICK_MS) }, (_, n) => fromMs + n * TICK_MS);
    const weak = (atMs) => ({ atMs, strong: false });
    if (mayStop(role, rules))
        return [...spaced(TICK_MS, stopMs).map(weak), { atMs: stopMs, strong: true }];
    if (role.kind === 'display')
        return [
            { atMs: holdMs, strong: true },
            ...spaced(holdEndMs, veryLongMs).map(weak),
            { atMs: veryLongMs, strong: true },
        ];
    return [];
}
