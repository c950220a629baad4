/**
 * What the one lamp shows, as data: the first row that applies holds, so the order is the priority. Switched
 * off, recovering, a recording in trouble, a recording, what prevents one, what should be known, what is going on.
 *
 * Where two colours are meant to blink, the lamp shows them in turn. A profile may replace patterns, not rows.
 */
import type { Colour, LedPattern } from '../../hal/hal.ts'
import { capturing, firstOf, has } from './rows.ts'
import { BLOCKING_FAULTS, type DeviceState } from './vocabulary.ts'

/** Each row of the lamp's table by a word of its own: a profile replaces patterns under it. */
export type LampId =
  | 'off'
  | 'recovering'
  | 'trouble'
  | 'accepted'
  | 'muted'
  | 'silent'
  | 'recording'
  | 'blocked'
  | 'clockUnset'
  | 'batteryLow'
  | 'displayLost'
  | 'offloadFailed'
  | 'offloading'
  | 'offloaded'
  | 'announcing'
  | 'buffering'
  | 'standby'
export type LampPatterns = Readonly<Record<LampId, LedPattern>>

export interface Lamp {
  readonly id: LampId
  readonly name: string
  readonly shows: string
  readonly when: (state: DeviceState) => boolean
  readonly pattern: LedPattern
}

const steady = (colour: Colour): LedPattern => ({ steps: [{ colour, ms: 1000 }] })
const turns = (first: Colour, second: Colour, ms: number): LedPattern => ({
  steps: [
    { colour: first, ms },
    { colour: second, ms },
  ],
})
const mostly = (colour: Colour, moment: Colour): LedPattern => ({
  steps: [
    { colour, ms: 1750 },
    { colour: moment, ms: 250 },
  ],
})

export const LAMPS: readonly Lamp[] = [
  { id: 'off', name: 'off', shows: 'dark', when: (s) => s.power === 'off', pattern: steady('off') },
  {
    id: 'recovering',
    name: 'recovering an interrupted recording',
    shows: 'red, blinks every 250 ms',
    when: (s) => s.power === 'recovering',
    pattern: turns('red', 'off', 250),
  },
  {
    id: 'trouble',
    name: 'recording, not confirmed in time, without a picture or without storage',
    shows: 'amber, blinks every 250 ms',
    when: (s) =>
      s.capture === 'recording' && (s.confirmation === 'overdue' || has(s, 'camera-lost', 'storage-lost')),
    pattern: turns('amber', 'off', 250),
  },
  {
    id: 'accepted',
    name: 'press to record accepted',
    shows: 'red, blinks every 500 ms',
    when: (s) => s.confirmation === 'accepted',
    pattern: turns('red', 'off', 500),
  },
  {
    id: 'muted',
    name: 'recording, muted',
    shows: 'red and amber in turn, 500 ms each',
    when: (s) => s.muted,
    pattern: turns('red', 'amber', 500),
  },
  {
    id: 'silent',
    name: 'recording, microphone silent or front display lost',
    shows: 'red, for a moment amber every 2 s',
    when: (s) => capturing(s) && has(s, 'microphone-silent', 'display-lost'),
    pattern: mostly('red', 'amber'),
  },
  { id: 'recording', name: 'recording, confirmed', shows: 'red', when: capturing, pattern: steady('red') },
  {
    id: 'blocked',
    name: 'cannot record',
    shows: 'amber, blinks every 250 ms',
    when: (s) => has(s, ...BLOCKING_FAULTS, 'recorder-failed', 'camera-lost'),
    pattern: turns('amber', 'off', 250),
  },
  {
    id: 'clockUnset',
    name: 'clock unset',
    shows: 'green and amber in turn, 500 ms each',
    when: (s) => has(s, 'clock-unset'),
    pattern: turns('green', 'amber', 500),
  },
  {
    id: 'batteryLow',
    name: 'low battery',
    shows: 'amber, blinks every 500 ms',
    when: (s) => has(s, 'battery-low'),
    pattern: turns('amber', 'off', 500),
  },
  {
    id: 'displayLost',
    name: 'front display lost',
    shows: 'amber, for a moment green every 2 s',
    when: (s) => has(s, 'display-lost'),
    pattern: mostly('amber', 'green'),
  },
  {
    id: 'offloadFailed',
    name: 'in the dock, handing over failed',
    shows: 'amber, blinks every 1 s',
    when: (s) => s.dock === 'offloadFailed',
    pattern: turns('amber', 'off', 1000),
  },
  {
    id: 'offloading',
    name: 'in the dock, handing over',
    shows: 'green, blinks every 250 ms: do not take it out',
    when: (s) => s.dock === 'offloading',
    pattern: turns('green', 'off', 250),
  },
  {
    id: 'offloaded',
    name: 'in the dock, everything handed over',
    shows: 'green, for a moment off every 2 s',
    when: (s) => s.dock === 'offloaded',
    pattern: mostly('green', 'off'),
  },
  {
    id: 'announcing',
    name: 'announcing',
    shows: 'amber',
    when: (s) => s.front === 'announcing',
    pattern: steady('amber'),
  },
  {
    id: 'buffering',
    name: 'standby, buffering',
    shows: 'green, blinks every 1 s',
    when: (s) => s.capture === 'buffering',
    pattern: turns('green', 'off', 1000),
  },
  { id: 'standby', name: 'standby', shows: 'green', when: () => true, pattern: steady('green') },
]

/** As the table has them; a profile may replace any but `off`. */
export const LAMP_PATTERNS = Object.fromEntries(LAMPS.map(({ id, pattern }) => [id, pattern])) as LampPatterns

/** Red belongs to recordings: to what is being kept, or was and is being found again. */
export const RED_LAMPS: readonly LampId[] = [
  'recovering',
  'trouble',
  'accepted',
  'muted',
  'silent',
  'recording',
]

export function lampOf(state: DeviceState): Lamp {
  return firstOf(LAMPS, (lamp) => lamp.when(state))
}
