/**
 * What each gesture does where, found by asking the machine: for documents and cards that cannot disagree with it.
 *
 * Runs no actor. The rules are those of a profile in which the announcement arms the ring and sound may be muted.
 */
import { initialTransition, type SnapshotFrom, transition } from 'xstate'
import { cameraMachine } from './camera.machine.ts'
import type { MachineRules } from './camera.setup.ts'
import { stateOf } from './state.ts'
import type { CaptureCommand, DeviceEvent, Effect, Gesture, Moment, Refusal } from './vocabulary.ts'

type Snapshot = SnapshotFrom<typeof cameraMachine>

/** With a ring armed by the announcement: the fullest of the four shapes. */
const RULES: MachineRules = {
  preRecordMs: 30_000,
  preRecordArm: 'announcement',
  postRecordMs: 0,
  recordingMaxMs: 0,
  muteAllowed: true,
  reminderMs: 120_000,
  emergencyPath: true,
  cameraInStandby: 'warm',
}

const AFTER = {
  standby: [],
  announcing: [{ type: 'gesture.display.press', atUs: 1 }],
  recording: [
    { type: 'gesture.record.press', atUs: 1 },
    { type: 'record.durable', atUs: 2 },
  ],
  docked: [{ type: 'dock.attached', atUs: 1 }],
} as const satisfies Readonly<Record<string, readonly DeviceEvent[]>>
export type Situation = keyof typeof AFTER
export const SITUATIONS = Object.keys(AFTER) as readonly Situation[]

/** These are made only in one situation; elsewhere the same press is another gesture. */
const RECORDING_ONLY: readonly Gesture['type'][] = [
  'gesture.record.again',
  'gesture.record.tap',
  'gesture.record.double',
  'gesture.record.hold',
]

export interface Outcome {
  /** New states of the regions. */
  readonly changes: readonly string[]
  /** What the recorder is told. */
  readonly told: readonly CaptureCommand['type'][]
  readonly moments: readonly Moment[]
  readonly refused: readonly Refusal[]
}

/** What one gesture changes, tells the recorder and lets the wearer feel; undefined where it cannot be made. */
export function outcomeOf(situation: Situation, type: Gesture['type']): Outcome | undefined {
  if (RECORDING_ONLY.includes(type) !== (situation === 'recording') && type.startsWith('gesture.record.'))
    return undefined
  const [start] = initialTransition(cameraMachine, { rules: RULES })
  const before = AFTER[situation].reduce<Snapshot>(
    (snapshot, event) => transition(cameraMachine, snapshot, event)[0],
    start,
  )
  const [after, actions] = transition(cameraMachine, before, { type, atUs: 3 } as DeviceEvent)
  const was = stateOf(before)
  const is = stateOf(after)
  const changes = (['power', 'capture', 'front', 'statusShown'] as const).flatMap((region) => {
    if (was[region] === is[region]) return []
    return region === 'statusShown' ? [`status ${is.statusShown ? 'shown' : 'hidden'}`] : [is[region]]
  })
  const told: CaptureCommand['type'][] = []
  const effects: Effect[] = []
  for (const { type: action, params } of actions) {
    const { event } = (params ?? {}) as { event?: CaptureCommand | Effect }
    if (event === undefined) continue
    if (action === 'xstate.sendTo') told.push(event.type as CaptureCommand['type'])
    else effects.push(event as Effect)
  }
  return {
    changes,
    told,
    moments: effects.flatMap((effect) => (effect.type === 'perceive' ? [effect.moment] : [])),
    refused: effects.flatMap((effect) => (effect.type === 'refused' ? [effect.why] : [])),
  }
}
