/**
 * Button edges in, gestures out.
 *
 *   edges ─► bounce (an opening of up to 20 ms is none) ─► presses ─► gestures (who may start, who may stop)
 *
 * Promises: a start acts on the first down edge, without waiting; only a RECORD hold that began in
 * the running recording, later than 400 ms after its start and released within its span, stops it.
 * Pure: reads no clock. `nextDueUs` says when `tick` has something to say. Does not know docks,
 * faults or profiles: what a gesture means is decided in camera.machine.ts.
 */
import type { Button, ButtonEdge } from '../../hal/hal.ts'
import type { Gesture } from './vocabulary.ts'

export interface Thresholds {
  /** An opening of up to this long is a bouncing contact. */
  readonly bounceMs: number
  /** A press is released before this. */
  readonly pressMs: number
  /** DISPLAY hold: released from … up to (not including) … */
  readonly holdMs: number
  readonly holdEndMs: number
  /** DISPLAY very long: released from this on; its ticks begin at `holdEndMs`. */
  readonly veryLongMs: number
  /** RECORD again within this time after the start is an emergency and can never stop. */
  readonly againMs: number
  /** Two presses while recording: the second goes down at most this long after the first was released. */
  readonly doubleMs: number
  /** RECORD hold: released from this on stops. */
  readonly stopMs: number
  /** Held longer than this is stuck. */
  readonly stuckMs: number
}

export const DEFAULT_THRESHOLDS: Thresholds = {
  bounceMs: 20,
  pressMs: 1000,
  holdMs: 2000,
  holdEndMs: 6000,
  veryLongMs: 8000,
  againMs: 400,
  doubleMs: 400,
  stopMs: 3000,
  stuckMs: 12_000,
}

/** Between the ticks of a hold. */
const TICK_MS = 1000

export type GestureInput =
  | { readonly type: 'edge'; readonly edge: ButtonEdge }
  | { readonly type: 'time'; readonly nowUs: number }
  /** When the running recording was started; undefined while none runs. */
  | { readonly type: 'recording'; readonly sinceUs: number | undefined }

/** What a press that is under way may still become. */
type Role =
  | { readonly kind: 'display' }
  /** Began in the recording that started at `sinceUs`; it may stop that one and no other. */
  | { readonly kind: 'stop'; readonly sinceUs: number; readonly second: boolean }
  /** It has done what it can: started a recording, or made one an emergency. */
  | { readonly kind: 'spent' }

interface Press {
  readonly downUs: number
  readonly role: Role
  /** Held for so many milliseconds: everything due until then has been said. */
  readonly saidMs: number
  readonly stuck: boolean
  /** The contact opened at this time; a release once it stays open. */
  readonly openUs: number | undefined
}

export interface GestureState {
  readonly recordingSinceUs: number | undefined
  readonly display: Press | undefined
  readonly record: Press | undefined
  /** A first press while recording, released at this time: a second one may follow. */
  readonly tapUs: number | undefined
}

export const NO_GESTURE: GestureState = {
  recordingSinceUs: undefined,
  display: undefined,
  record: undefined,
  tapUs: undefined,
}

interface Step {
  readonly state: GestureState
  readonly gestures: readonly Gesture[]
}

const BUTTONS: readonly Button[] = ['display', 'record']

/** The whole recogniser: what was, and what happens, give what is and what was meant. Inputs in order of time. */
export function stepGestures(state: GestureState, input: GestureInput, thresholds: Thresholds): Step {
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
      }
    case 'time':
      return passTime(state, input.nowUs, thresholds)
    case 'edge': {
      const passed = passTime(state, input.edge.atUs, thresholds)
      const moved = takeEdge(passed.state, input.edge, thresholds)
      return { state: moved.state, gestures: [...passed.gestures, ...moved.gestures] }
    }
  }
}

/** When `time` will next have something to say, or undefined while nothing is under way. */
export function nextGestureUs(state: GestureState, thresholds: Thresholds): number | undefined {
  const due: number[] = []
  for (const button of BUTTONS) {
    const press = state[button]
    if (!press) continue
    if (press.openUs !== undefined) {
      due.push(press.openUs + thresholds.bounceMs * 1000 + 1)
      continue
    }
    if (press.stuck) continue
    due.push(press.downUs + thresholds.stuckMs * 1000 + 1)
    const next = ticksOf(press.role, thresholds).find((tick) => tick.atMs > press.saidMs)
    if (next) due.push(press.downUs + next.atMs * 1000)
  }
  if (state.tapUs !== undefined && !state.record) due.push(state.tapUs + thresholds.doubleMs * 1000 + 1)
  return due.length === 0 ? undefined : Math.min(...due)
}

export interface Gestures {
  edge(edge: ButtonEdge): readonly Gesture[]
  tick(nowUs: number): readonly Gesture[]
  setRecording(sinceUs: number | undefined): void
  nextDueUs(): number | undefined
}

/** The same with a memory, for the runtime: one timer at `nextDueUs`, `setRecording` after each step of the machine. */
export function createGestures(overrides: Partial<Thresholds> = {}): Gestures {
  const thresholds = { ...DEFAULT_THRESHOLDS, ...overrides }
  let state = NO_GESTURE
  const step = (input: GestureInput): readonly Gesture[] => {
    const next = stepGestures(state, input, thresholds)
    state = next.state
    return next.gestures
  }
  return {
    edge: (edge) => step({ type: 'edge', edge }),
    tick: (nowUs) => step({ type: 'time', nowUs }),
    setRecording: (sinceUs) => {
      step({ type: 'recording', sinceUs })
    },
    nextDueUs: () => nextGestureUs(state, thresholds),
  }
}

function takeEdge(state: GestureState, edge: ButtonEdge, thresholds: Thresholds): Step {
  const press = state[edge.button]
  if (!edge.down) {
    if (!press || press.openUs !== undefined) return { state, gestures: [] }
    return { state: { ...state, [edge.button]: { ...press, openUs: edge.atUs } }, gestures: [] }
  }
  if (press) return { state: { ...state, [edge.button]: { ...press, openUs: undefined } }, gestures: [] }
  const begun = { downUs: edge.atUs, saidMs: 0, stuck: false, openUs: undefined }
  if (edge.button === 'display')
    return { state: { ...state, display: { ...begun, role: { kind: 'display' } } }, gestures: [] }
  return pressRecord(state, begun, thresholds)
}

function pressRecord(state: GestureState, begun: Omit<Press, 'role'>, thresholds: Thresholds): Step {
  const atUs = begun.downUs
  const sinceUs = state.recordingSinceUs
  const spent: GestureState = { ...state, tapUs: undefined, record: { ...begun, role: { kind: 'spent' } } }
  if (sinceUs === undefined) return { state: spent, gestures: [{ type: 'gesture.record.press', atUs }] }
  if (atUs - sinceUs <= thresholds.againMs * 1000)
    return { state: spent, gestures: [{ type: 'gesture.record.again', atUs }] }
  const second = state.tapUs !== undefined
  return {
    state: { ...state, tapUs: undefined, record: { ...begun, role: { kind: 'stop', sinceUs, second } } },
    gestures: second ? [{ type: 'gesture.record.double', atUs }] : [],
  }
}

function passTime(state: GestureState, nowUs: number, thresholds: Thresholds): Step {
  let next = state
  const gestures: Gesture[] = []
  for (const button of BUTTONS) {
    const press = next[button]
    if (!press) continue
    const open = press.openUs !== undefined && nowUs - press.openUs > thresholds.bounceMs * 1000
    const held = hold(next, button, press, press.openUs ?? nowUs, thresholds)
    next = held.state
    gestures.push(...held.gestures)
    if (!open) continue
    const released = release(next, button, thresholds)
    next = released.state
    gestures.push(...released.gestures)
  }
  const tapEndUs = (next.tapUs ?? Number.POSITIVE_INFINITY) + thresholds.doubleMs * 1000
  if (nowUs > tapEndUs && !next.record) {
    next = { ...next, tapUs: undefined }
    gestures.push({ type: 'gesture.record.tap', atUs: tapEndUs })
  }
  return { state: next, gestures }
}

/** The contact has been closed until `untilUs`: ticks that are due, and the verdict that it is stuck. */
function hold(
  state: GestureState,
  button: Button,
  press: Press,
  untilUs: number,
  thresholds: Thresholds,
): Step {
  if (press.stuck) return { state, gestures: [] }
  const heldMs = (untilUs - press.downUs) / 1000
  const live = mayStillAct(press.role, state)
  const gestures: Gesture[] = ticksOf(press.role, thresholds)
    .filter((tick) => live && tick.atMs > press.saidMs && tick.atMs <= heldMs)
    .map(({ atMs, strong }) => ({
      type: 'gesture.tick',
      button,
      strong,
      atUs: press.downUs + atMs * 1000,
    }))
  const stuck = heldMs > thresholds.stuckMs
  if (stuck) gestures.push({ type: 'gesture.stuck', button, atUs: press.downUs + thresholds.stuckMs * 1000 })
  return {
    state: { ...state, [button]: { ...press, saidMs: Math.max(press.saidMs, heldMs), stuck } },
    gestures,
  }
}

function release(state: GestureState, button: Button, thresholds: Thresholds): Step {
  const press = state[button]
  const atUs = press?.openUs
  const released: GestureState = { ...state, [button]: undefined }
  if (!press || atUs === undefined) return { state, gestures: [] }
  if (press.stuck) return { state: released, gestures: [{ type: 'gesture.unstuck', button, atUs }] }
  if (!mayStillAct(press.role, state)) return { state: released, gestures: [] }
  const heldMs = (atUs - press.downUs) / 1000
  if (press.role.kind === 'display') {
    if (heldMs < thresholds.pressMs)
      return { state: released, gestures: [{ type: 'gesture.display.press', atUs }] }
    if (heldMs >= thresholds.veryLongMs)
      return { state: released, gestures: [{ type: 'gesture.display.veryLong', atUs }] }
    if (heldMs >= thresholds.holdMs && heldMs < thresholds.holdEndMs)
      return { state: released, gestures: [{ type: 'gesture.display.hold', atUs }] }
  }
  if (press.role.kind === 'stop') {
    if (heldMs >= thresholds.stopMs)
      return { state: released, gestures: [{ type: 'gesture.record.hold', atUs }] }
    if (heldMs < thresholds.pressMs && !press.role.second)
      return { state: { ...released, tapUs: atUs }, gestures: [] }
  }
  return { state: released, gestures: [] }
}

function mayStillAct(role: Role, state: GestureState): boolean {
  return role.kind === 'display' || (role.kind === 'stop' && role.sinceUs === state.recordingSinceUs)
}

function ticksOf(role: Role, thresholds: Thresholds): readonly { atMs: number; strong: boolean }[] {
  const { holdMs, holdEndMs, veryLongMs, stopMs } = thresholds
  const spaced = (fromMs: number, toMs: number) =>
    Array.from({ length: Math.ceil((toMs - fromMs) / TICK_MS) }, (_, n) => fromMs + n * TICK_MS)
  const weak = (atMs: number) => ({ atMs, strong: false })
  if (role.kind === 'stop') return [...spaced(TICK_MS, stopMs).map(weak), { atMs: stopMs, strong: true }]
  if (role.kind === 'display')
    return [
      { atMs: holdMs, strong: true },
      ...spaced(holdEndMs, veryLongMs).map(weak),
      { atMs: veryLongMs, strong: true },
    ]
  return []
}
