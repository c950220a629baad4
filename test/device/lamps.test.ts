/** Which row of the lamp's table holds: each state and each fault that is named there, and what goes before it. */
import { expect, test } from 'vitest'
import { LAMP_PATTERNS, LAMPS, type LampId, lampOf, RED_LAMPS } from '../../src/device/lamps.ts'
import { RECOVERING } from '../../src/device/state.ts'
import type { DeviceState, Fault } from '../../src/device/vocabulary.ts'

const ON: DeviceState = { ...RECOVERING, power: 'on' }
const RECORDING: DeviceState = {
  ...ON,
  capture: 'recording',
  confirmation: 'confirmed',
  front: 'recordingNotice',
}
const CLOSING: DeviceState = { ...ON, capture: 'finalizing' }
const with_ = (state: DeviceState, ...faults: readonly Fault[]): DeviceState => ({ ...state, faults })

test.each<[LampId, DeviceState]>([
  ['standby', ON],
  ['standby', { ...ON, dock: 'docked' }],
  ['standby', with_(ON, 'microphone-silent')],
  ['off', { ...RECORDING, power: 'off' }],
  ['recovering', with_(RECOVERING, 'storage-lost')],
  ['trouble', { ...RECORDING, confirmation: 'overdue' }],
  ['trouble', with_(RECORDING, 'camera-lost')],
  ['trouble', with_(RECORDING, 'storage-lost')],
  ['recording', with_(CLOSING, 'camera-lost')],
  ['recording', with_(CLOSING, 'storage-lost')],
  ['accepted', { ...RECORDING, confirmation: 'accepted', muted: true }],
  ['trouble', with_({ ...RECORDING, confirmation: 'accepted' }, 'camera-lost')],
  ['muted', with_({ ...RECORDING, muted: true }, 'microphone-silent')],
  ['silent', with_(RECORDING, 'microphone-silent')],
  ['silent', with_(RECORDING, 'display-lost')],
  ['silent', with_(CLOSING, 'display-lost')],
  ['recording', RECORDING],
  ['recording', CLOSING],
  ['recording', with_(RECORDING, 'storage-full', 'clock-unset', 'battery-low')],
  ['blocked', with_(ON, 'storage-full', 'clock-unset')],
  ['blocked', with_(ON, 'storage-lost')],
  ['blocked', with_(ON, 'battery-critical')],
  ['blocked', with_(ON, 'key-missing')],
  ['blocked', with_(ON, 'recorder-failed')],
  ['blocked', with_(ON, 'camera-lost')],
  ['clockUnset', with_(ON, 'clock-unset', 'battery-low')],
  ['batteryLow', with_(ON, 'battery-low', 'display-lost')],
  ['displayLost', with_({ ...ON, dock: 'offloadFailed' }, 'display-lost')],
  ['offloadFailed', { ...ON, dock: 'offloadFailed' }],
  ['offloading', { ...ON, dock: 'offloading' }],
  ['offloaded', { ...ON, dock: 'offloaded' }],
  ['announcing', { ...ON, front: 'announcing', capture: 'buffering' }],
  ['buffering', { ...ON, capture: 'buffering' }],
])('%s (%#)', (id, state) => {
  expect(lampOf(state).id).toBe(id)
})

test('every row has its pattern, by its id; red belongs to recordings', () => {
  for (const { id, pattern } of LAMPS) {
    expect(LAMP_PATTERNS[id]).toBe(pattern)
    const isRed = pattern.steps.some(({ colour }) => colour === 'red')
    // A recording in trouble may be red, and is amber.
    expect([id, isRed]).toEqual([id, RED_LAMPS.includes(id) && id !== 'trouble'])
  }
})
