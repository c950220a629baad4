/**
 * Button edges in, gestures out.
 *
 *   edges ─► bounce (an opening of up to 20 ms is none) ─► presses ─► gestures (who may start, who may stop)
 *
 * Promises: a start acts on the first down edge, without waiting; only a RECORD hold that began in
 * the running recording, later than 400 ms after its start and released within its span, stops it.
 * Pure: reads no clock. `nextDueUs` says when `tick` has something to say. Does not know docks or
 * faults: what a gesture means is decided in camera.machine.ts.
 */
import type { Button, ButtonEdge } from '../../hal/hal.ts'
import { DEFAULT_RULES, type GestureRules } from './gesturerules.ts'
import type { Gesture } from './vocabulary.ts'

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
  /** Began while nothing was recording, where it takes two presses to start. */
  | { readonly kind: 'first' }
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
  /** A first press, released at this time: a second one may follow. */
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
export function stepGestures(state: GestureState, input: GestureInput, rules: GestureRules): Step {
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
      return passTime(state, input.nowUs, rules)
    case 'edge': {
      const passed = passTime(state, input.edge.atUs, rules)
      const moved = takeEdge(passed.state, input.edge, rules)
      return { state: moved.state, gestures: [...passed.gestures, ...moved.gestures] }
    }
  }
}

/** When `time` will next have something to say, or undefined while nothing is under way. */
export function nextGestureUs(state: GestureState, rules: GestureRules): number | undefined {
  const due: number[] = []
  for (const button of BUTTONS) {
    const press = state[button]
    if (!press) continue
    if (press.openUs !== undefined) {
      due.push(press.openUs + rules.bounceMs * 1000 + 1)
      continue
    }
    if (press.stuck) continue
    due.push(press.downUs + rules.stuckMs * 1000 + 1)
    const next = ticksOf(press.role, rules).find((tick) => tick.atMs > press.saidMs)
    if (next) due.push(press.downUs + next.atMs * 1000)
  }
  if (state.tapUs !== undefined && !state.record) due.push(state.tapUs + rules.doubleMs * 1000 + 1)
  return due.length === 0 ? undefined : Math.min(...due)
}

export interface Gestures {
  edge(edge: ButtonEdge): readonly Gesture[]
  tick(nowUs: number): readonly Gesture[]
  setRecording(sinceUs: number | undefined): void
  nextDueUs(): number | undefined
}

/** The same with a memory, for the runtime: one timer at `nextDueUs`, `setRecording` after each step of the machine. */
export function createGestures(overrides: Partial<GestureRules> = {}): Gestures {
  const rules = { ...DEFAULT_RULES, ...overrides }
  let state = NO_GESTURE
  const step = (input: GestureInput): readonly Gesture[] => {
    const next = stepGestures(state, input, rules)
    state = next.state
    return next.gestures
  }
  return {
    edge: (edge) => step({ type: 'edge', edge }),
    tick: (nowUs) => step({ type: 'time', nowUs }),
    setRecording: (sinceUs) => {
      step({ type: 'recording', sinceUs })
    },
    nextDueUs: () => nextGestureUs(state, rules),
  }
}

function takeEdge(state: GestureState, edge: ButtonEdge, rules: GestureRules): Step {
  const press = state[edge.button]
  if (!edge.down) {
    if (!press || press.openUs !== undefined) return { state, gestures: [] }
    return { state: { ...state, [edge.button]: { ...press, openUs: edge.atUs } }, gestures: [] }
  }
  if (press) return { state: { ...state, [edge.button]: { ...press, openUs: undefined } }, gestures: [] }
  const begun = { downUs: edge.atUs, saidMs: 0, stuck: false, openUs: undefined }
  if (edge.button === 'display')
    return { state: { ...state, display: { ...begun, role: { kind: 'display' } } }, gestures: [] }
  return pressRecord(state, begun, rules)
}

function pressRecord(state: GestureState, begun: Omit<Press, 'role'>, rules: GestureRules): Step {
  const atUs = begun.downUs
  const sinceUs = state.recordingSinceUs
  const spent: GestureState = { ...state, tapUs: undefined, record: { ...begun, role: { kind: 'spent' } } }
  if (sinceUs === undefined) {
    if (rules.start === 'press' || state.tapUs !== undefined)
      return { state: spent, gestures: [{ type: 'gesture.record.press', atUs }] }
    return { state: { ...state, record: { ...begun, role: { kind: 'first' } } }, gestures: [] }
  }
  if (atUs - sinceUs <= rules.againMs * 1000)
    return { state: spent, gestures: [{ type: 'gesture.record.again', atUs }] }
  const second = state.tapUs !== undefined
  return {
    state: { ...state, tapUs: undefined, record: { ...begun, role: { kind: 'stop', sinceUs, second } } },
    gestures: second ? [{ type: 'gesture.record.double', atUs }] : [],
  }
}

function passTime(state: GestureState, nowUs: number, rules: GestureRules): Step {
  let next = state
  const gestures: Gesture[] = []
  for (const button of BUTTONS) {
    const press = next[button]
    if (!press) continue
    const open = press.openUs !== undefined && nowUs - press.openUs > rules.bounceMs * 1000
    const held = hold(next, button, press, press.openUs ?? nowUs, rules)
    next = held.state
    gestures.push(...held.gestures)
    if (!open) continue
    const released = release(next, button, rules)
    next = released.state
    gestures.push(...released.gestures)
  }
  const tapEndUs = (next.tapUs ?? Number.POSITIVE_INFINITY) + rules.doubleMs * 1000
  if (nowUs > tapEndUs && !next.record) {
    next = { ...next, tapUs: undefined }
    gestures.push({ type: 'gesture.record.tap', atUs: tapEndUs })
  }
  return { state: next, gestures }
}

/** The contact has been closed until `untilUs`: ticks that are due, and the verdict that it is stuck. */
function hold(state: GestureState, button: Button, press: Press, untilUs: number, rules: GestureRules): Step {
  if (press.stuck) return { state, gestures: [] }
  const heldMs = (untilUs - press.downUs) / 1000
  const live = mayStillAct(press.role, state)
  const gestures: Gesture[] = ticksOf(press.role, rules)
    .filter((tick) => live && tick.atMs > press.saidMs && tick.atMs <= heldMs)
    .map(({ atMs, strong }) => ({
      type: 'gesture.tick',
      button,
      strong,
      atUs: press.downUs + atMs * 1000,
    }))
  const stuck = heldMs > rules.stuckMs
  if (stuck) gestures.push({ type: 'gesture.stuck', button, atUs: press.downUs + rules.stuckMs * 1000 })
  return {
    state: { ...state, [button]: { ...press, saidMs: Math.max(press.saidMs, heldMs), stuck } },
    gestures,
  }
}

function release(state: GestureState, button: Button, rules: GestureRules): Step {
  const press = state[button]
  const atUs = press?.openUs
  const released: GestureState = { ...state, [button]: undefined }
  if (!press || atUs === undefined) return { state, gestures: [] }
  if (press.stuck) return { state: released, gestures: [{ type: 'gesture.unstuck', button, atUs }] }
  if (!mayStillAct(press.role, state)) return { state: released, gestures: [] }
  const heldMs = (atUs - press.downUs) / 1000
  if (press.role.kind === 'display') {
    if (heldMs < rules.pressMs)
      return { state: released, gestures: [{ type: 'gesture.display.press', atUs }] }
    if (heldMs >= rules.veryLongMs)
      return { state: released, gestures: [{ type: 'gesture.display.veryLong', atUs }] }
    if (heldMs >= rules.holdMs && heldMs < rules.holdEndMs)
      return { state: released, gestures: [{ type: 'gesture.display.hold', atUs }] }
  }
  if (mayStop(press.role, rules) && heldMs >= rules.stopMs)
    return { state: released, gestures: [{ type: 'gesture.record.hold', atUs }] }
  const first = press.role.kind === 'first' || (press.role.kind === 'stop' && !press.role.second)
  return { state: first && heldMs < rules.pressMs ? { ...released, tapUs: atUs } : released, gestures: [] }
}

function mayStillAct(role: Role, state: GestureState): boolean {
  switch (role.kind) {
    case 'display':
      return true
    case 'stop':
      return role.sinceUs === state.recordingSinceUs
    case 'first':
      return state.recordingSinceUs === undefined
    case 'spent':
      return false
  }
}

function mayStop(role: Role, { stop }: GestureRules): boolean {
  return role.kind === 'stop' && (stop === 'hold' || role.second)
}

function ticksOf(role: Role, rules: GestureRules): readonly { atMs: number; strong: boolean }[] {
  const { holdMs, holdEndMs, veryLongMs, stopMs } = rules
  const spaced = (fromMs: number, toMs: number) =>
    Array.from({ length: Math.ceil((toMs - fromMs) / TICK_MS) }, (_, n) => fromMs + n * TICK_MS)
  const weak = (atMs: number) => ({ atMs, strong: false })
  if (mayStop(role, rules)) return [...spaced(TICK_MS, stopMs).map(weak), { atMs: stopMs, strong: true }]
  if (role.kind === 'display')
    return [
      { atMs: holdMs, strong: true },
      ...spaced(holdEndMs, veryLongMs).map(weak),
      { atMs: veryLongMs, strong: true },
    ]
  return []
}
