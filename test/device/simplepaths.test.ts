/** Every simple path through the statechart, every state of it, and the ways out of a recording. */
import { describe, expect, test } from 'vitest'
import { type AnyActorLogic, type SnapshotFrom, transition } from 'xstate'
import { type AdjacencyMap, adjacencyMapToArray, getAdjacencyMap, getSimplePaths } from 'xstate/graph'
import { cameraMachine } from '../../src/device/camera.machine.ts'
import { stateOf } from '../../src/device/state.ts'
import type { DeviceEvent, DeviceState } from '../../src/device/vocabulary.ts'
import { RULES } from './bench.ts'

type Snapshot = SnapshotFrom<typeof cameraMachine>

const atUs = 1
/** What begins, goes on and ends; where a path of all events would be too many. */
const COURSE: readonly DeviceEvent[] = [
  { type: 'gesture.display.press', atUs },
  { type: 'gesture.record.press', atUs },
  { type: 'gesture.record.hold', atUs },
  { type: 'record.durable', atUs },
  { type: 'record.closed', atUs, cause: 'stopped' },
  { type: 'dock.attached', atUs },
  { type: 'fault.raised', atUs, fault: 'storage-full' },
]
const OTHERS: readonly DeviceEvent[] = [
  { type: 'gesture.display.hold', atUs },
  { type: 'gesture.display.veryLong', atUs },
  { type: 'gesture.record.again', atUs },
  { type: 'gesture.record.tap', atUs },
  { type: 'gesture.record.double', atUs },
  { type: 'gesture.tick', button: 'record', strong: true, atUs },
  { type: 'gesture.stuck', button: 'record', atUs },
  { type: 'gesture.unstuck', button: 'record', atUs },
  { type: 'record.failed', atUs, fault: 'storage-failing' },
  { type: 'dock.detached', atUs },
  { type: 'offload.done', atUs },
  { type: 'offload.failed', atUs, problem: 'station-full' },
  { type: 'fault.raised', atUs, fault: 'battery-critical' },
  { type: 'fault.cleared', atUs, fault: 'storage-full' },
  { type: 'fault.raised', atUs, fault: 'microphone-silent' },
  { type: 'power.off', atUs },
]
/** The machine's own: the ends of its delays. */
const DELAYS = cameraMachine.events.filter((type) => String(type).startsWith('xstate.after.'))
const EVERY = [...COURSE, ...OTHERS, ...DELAYS.map((type) => ({ type }) as unknown as DeviceEvent)]
const WAYS_OUT = ['gesture.record.hold', 'dock.attached', 'fault.raised', 'power.off', 'record.failed']

const SHAPES = [
  { preRecordArm: 'never' },
  { preRecordArm: 'announcement', preRecordMs: 30_000, muteAllowed: true },
  { preRecordArm: 'standby', preRecordMs: 30_000, recordingMaxMs: 60_000 },
  { preRecordArm: 'gesture', preRecordMs: 30_000, postRecordMs: 5_000 },
] as const

/** Regions, faults and whether it is announced; times do not make another state. */
function key({ value, context }: Snapshot): string {
  const { faults, announcedSinceUs, armed, muted, poweringOff, problem } = context
  return JSON.stringify([value, faults, announcedSinceUs !== undefined, armed, muted, poweringOff, problem])
}

/** Told once it is so: `expect` for each of some hundred thousand looks costs more than the machine. */
function must(isSo: boolean, what: string, after: string, state: DeviceState): void {
  if (!isSo) expect.fail(`${what}; after ${after} it is ${JSON.stringify(state)}`)
}

function holds(before: Snapshot | undefined, event: string, snapshot: Snapshot): void {
  const state = stateOf(snapshot)
  const { capture, dock } = state
  const keeping = capture === 'recording' || capture === 'finalizing'
  const says = (isSo: boolean, what: string) => must(isSo, what, event, state)
  says(snapshot.status !== 'error', 'it has no error')
  says((state.front === 'recordingNotice') === keeping, 'the notice is there exactly while frames are kept')
  if (capture === 'recording') {
    says(dock === 'away' && state.recordingSinceUs === atUs, 'it records away from the dock, since a time')
    says(state.announcedSinceUs !== undefined, 'what records was announced')
  }
  if (state.muted) says(keeping, 'only a recording is muted')
  if (dock !== 'away' && dock !== 'docked') says(capture === 'idle', 'what is handed over is not recording')
  says(
    (dock === 'offloadFailed') === (state.problem !== undefined),
    'a problem is what failed to be handed over',
  )
  if (before === undefined || capture === 'recording' || stateOf(before).capture !== 'recording') return
  says(WAYS_OUT.includes(event), 'a recording is left by a way out')
}

/** As the search takes it: it knows nothing of what this machine emits. */
const logic: AnyActorLogic = cameraMachine

/** Every state that can be reached, and what every event makes of it. */
const explore = (shape: (typeof SHAPES)[number]): AdjacencyMap<Snapshot, DeviceEvent> =>
  getAdjacencyMap(logic, {
    input: { rules: { ...RULES, ...shape }, offloads: true },
    events: [...EVERY],
    limit: 100_000,
    serializeState: (snapshot) => key(snapshot as Snapshot),
  })

/** Found once for each shape. */
const found = new Map<(typeof SHAPES)[number], AdjacencyMap<Snapshot, DeviceEvent>>()
function reachable(shape: (typeof SHAPES)[number]): AdjacencyMap<Snapshot, DeviceEvent> {
  const states = found.get(shape) ?? explore(shape)
  found.set(shape, states)
  return states
}

describe.each(SHAPES)('with pre-record armed by $preRecordArm', (shape) => {
  const input = { rules: { ...RULES, ...shape }, offloads: true }

  test('every simple path keeps the invariants and ends in a state that still hears', () => {
    const paths = getSimplePaths(cameraMachine, {
      input,
      events: [...COURSE],
      limit: 200_000,
      serializeState: (snapshot) => key(snapshot as Snapshot),
    })
    expect(paths.length).toBeGreaterThan(40)
    for (const { steps, state } of paths) {
      let before: Snapshot | undefined
      for (const step of steps) {
        holds(before, step.event.type, step.state as Snapshot)
        before = step.state as Snapshot
      }
      const [cleared] = [
        { type: 'dock.detached', atUs } as const,
        { type: 'record.closed', atUs, cause: 'stopped' } as const,
        { type: 'fault.cleared', atUs, fault: 'storage-full' } as const,
      ].reduce<[Snapshot]>(
        ([snapshot], event) => [transition(cameraMachine, snapshot, event)[0]],
        [state as Snapshot],
      )
      const [pressed] = transition(cameraMachine, cleared, { type: 'gesture.record.press', atUs })
      const [again] = transition(cameraMachine, pressed, { type: 'gesture.record.press', atUs })
      expect(stateOf(again).capture).toBe('recording')
    }
  })

  test('every event in every state that can be reached keeps them too', () => {
    const states = reachable(shape)
    const steps = adjacencyMapToArray(states)
    expect(steps).toHaveLength(Object.keys(states).length * EVERY.length)
    for (const { state, event, nextState } of steps)
      if (state.status === 'active') holds(state, event.type, nextState)
  })
})

test('every state of the drawing is reached', () => {
  const reached = new Set<string>()
  for (const shape of SHAPES)
    for (const { state } of Object.values(reachable(shape)))
      for (const name of names(state.value)) reached.add(name)
  expect([...reached].sort()).toEqual(nodes(cameraMachine.root as unknown as Node).sort())
})

interface Node {
  readonly path: readonly string[]
  readonly states: Readonly<Record<string, Node>>
}
function nodes({ states }: Node): string[] {
  return Object.values(states).flatMap((child) => [child.path.join('.'), ...nodes(child)])
}
function names(value: unknown, under = ''): string[] {
  if (typeof value === 'string') return [`${under}${value}`]
  return Object.entries(value as Readonly<Record<string, unknown>>).flatMap(([name, inside]) => [
    `${under}${name}`,
    ...names(inside, `${under}${name}.`),
  ])
}
