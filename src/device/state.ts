/**
 * The statechart's snapshot as plain words: what LED, front display, status, gestures and trace are made from.
 *
 * It only translates. Values that mean nothing in a state (a muted sound while nothing is recorded) are
 * left out here, so that no reader has to know that.
 */
import type { SnapshotFrom } from 'xstate'
import type { cameraMachine } from './camera.machine.ts'
import type { DeviceState } from './vocabulary.ts'

const NOT_RECORDING = {
  confirmation: 'none',
  recordingSinceUs: undefined,
  markedUs: undefined,
  muted: false,
} as const

export function stateOf(snapshot: SnapshotFrom<typeof cameraMachine>): DeviceState {
  const { context, value } = snapshot
  const { faults, announcedSinceUs, muted, markedUs, pressUs: recordingSinceUs } = context
  const always = { faults, announcedSinceUs, ...NOT_RECORDING }
  if (value === 'off')
    return { ...always, power: 'off', capture: 'idle', front: 'dark', dock: 'away', statusShown: false }
  const { capture, front, dock, status } = value.on
  const failed = dock === 'offloadFailed' ? context.problem : undefined
  const problem = failed === undefined ? {} : { problem: failed }
  const rest = { ...always, ...problem, power: 'on', front, dock, statusShown: status === 'shown' } as const
  if (capture === 'idle') return { ...rest, capture: 'idle' }
  const { active } = capture
  if (active === 'buffering') return { ...rest, capture: 'buffering' }
  if ('finalizing' in active) return { ...rest, capture: 'finalizing', muted }
  const { confirmation } = active.recording
  return { ...rest, capture: 'recording', confirmation, recordingSinceUs, muted, markedUs }
}

/** Before there is a machine: what lamp and display show while the ledger and the last recording are looked at. */
export const RECOVERING: DeviceState = {
  power: 'recovering',
  capture: 'idle',
  confirmation: 'none',
  front: 'dark',
  dock: 'away',
  statusShown: false,
  faults: [],
  recordingSinceUs: undefined,
  announcedSinceUs: undefined,
  muted: false,
  markedUs: undefined,
}

/** A start that was refused: whatever the reason, there is nothing to record on or with. */
export const CANNOT_START: DeviceState = { ...RECOVERING, power: 'on', faults: ['storage-lost'] }
