/**
 * What the wearer and the public perceive, as data.
 *
 * Lasting things (LED, front display) follow the state: the first row that applies holds, so the order
 * is the priority: switched off, recovering, a recording in trouble, a recording, what prevents one,
 * what should be known, what is going on. Momentary things (haptic, tone) follow moments.
 * The board has one lamp; where two are meant to blink, it shows two colours in turn.
 */
import type { Colour, LedPattern, Screen } from '../../hal/hal.ts'
import { assert } from '../errors.ts'
import type { Texts } from './texts.ts'
import { BLOCKING_FAULTS, type DeviceState, type Fault, type Moment } from './vocabulary.ts'

/** What a screen is drawn from beside the state. */
export interface Look {
  readonly texts: Texts
  /** The language is written from right to left. */
  readonly rtl?: boolean
  readonly preRecordNotice: boolean
  readonly sensations: Sensations
  /** Address of the privacy notice, for the QR code. */
  readonly noticeUrl?: string | undefined
  /** What the status screen says; asked only while it is shown. */
  readonly facts: () => StatusFacts
}

/** Absent is unknown, and is not shown. */
export interface StatusFacts {
  readonly batteryPercent?: number
  readonly minutesLeft?: number
}

export interface Lamp {
  readonly name: string
  readonly shows: string
  readonly when: (state: DeviceState) => boolean
  readonly pattern: LedPattern
}

export interface Picture {
  readonly name: string
  readonly kind: Screen['kind']
  readonly when: (state: DeviceState, look: Pick<Look, 'preRecordNotice'>) => boolean
  readonly lines: readonly (keyof Texts)[]
  readonly mirror: boolean
}

export interface Pulse {
  readonly onMs: number
  readonly offMs: number
}
export interface Note {
  readonly hz: number
  readonly ms: number
}
export interface Sensation {
  readonly haptic: readonly Pulse[]
  readonly tone: readonly Note[]
}
export type Sensations = Readonly<Record<Moment, Sensation>>

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
const has = (state: DeviceState, ...faults: readonly Fault[]) =>
  faults.some((fault) => state.faults.includes(fault))
const capturing = (state: DeviceState) => state.capture === 'recording' || state.capture === 'finalizing'

export const LAMPS: readonly Lamp[] = [
  { name: 'off', shows: 'dark', when: (s) => s.power === 'off', pattern: steady('off') },
  {
    name: 'recovering an interrupted recording',
    shows: 'red, blinks every 250 ms',
    when: (s) => s.power === 'recovering',
    pattern: turns('red', 'off', 250),
  },
  {
    name: 'recording, not confirmed in time or without a picture',
    shows: 'amber, blinks every 250 ms',
    when: (s) => s.capture === 'recording' && (s.confirmation === 'overdue' || has(s, 'camera-lost')),
    pattern: turns('amber', 'off', 250),
  },
  {
    name: 'press to record accepted',
    shows: 'red, blinks every 500 ms',
    when: (s) => s.confirmation === 'accepted',
    pattern: turns('red', 'off', 500),
  },
  {
    name: 'recording, muted',
    shows: 'red and amber in turn, 500 ms each',
    when: (s) => s.muted,
    pattern: turns('red', 'amber', 500),
  },
  {
    name: 'recording, microphone silent or front display lost',
    shows: 'red, for a moment amber every 2 s',
    when: (s) => capturing(s) && has(s, 'microphone-silent', 'display-lost'),
    pattern: mostly('red', 'amber'),
  },
  { name: 'recording, confirmed', shows: 'red', when: capturing, pattern: steady('red') },
  {
    name: 'cannot record',
    shows: 'amber, blinks every 250 ms',
    when: (s) => has(s, ...BLOCKING_FAULTS, 'recorder-failed', 'camera-lost'),
    pattern: turns('amber', 'off', 250),
  },
  {
    name: 'clock unset',
    shows: 'green and amber in turn, 500 ms each',
    when: (s) => has(s, 'clock-unset'),
    pattern: turns('green', 'amber', 500),
  },
  {
    name: 'low battery',
    shows: 'amber, blinks every 500 ms',
    when: (s) => has(s, 'battery-low'),
    pattern: turns('amber', 'off', 500),
  },
  {
    name: 'front display lost',
    shows: 'amber, for a moment red every 2 s',
    when: (s) => has(s, 'display-lost'),
    pattern: mostly('amber', 'red'),
  },
  { name: 'announcing', shows: 'amber', when: (s) => s.front === 'announcing', pattern: steady('amber') },
  {
    name: 'standby, buffering',
    shows: 'green, blinks every 1 s',
    when: (s) => s.capture === 'buffering',
    pattern: turns('green', 'off', 1000),
  },
  { name: 'standby', shows: 'green', when: () => true, pattern: steady('green') },
]

export const PICTURES: readonly Picture[] = [
  { name: 'off', kind: 'dark', when: (s) => s.power === 'off', lines: [], mirror: false },
  {
    name: 'recovering an interrupted recording',
    kind: 'recovering',
    when: (s) => s.power === 'recovering',
    lines: ['recovering'],
    mirror: false,
  },
  {
    name: 'recording, camera lost',
    kind: 'recording',
    when: (s) => capturing(s) && has(s, 'camera-lost'),
    lines: ['recordingBlind'],
    mirror: false,
  },
  { name: 'recording', kind: 'recording', when: capturing, lines: ['recording'], mirror: true },
  { name: 'status', kind: 'status', when: (s) => s.statusShown, lines: ['status'], mirror: false },
  {
    name: 'cannot record',
    kind: 'blocked',
    when: (s) => s.dock === 'away' && has(s, ...BLOCKING_FAULTS),
    lines: ['blocked'],
    mirror: false,
  },
  {
    name: 'announcing, buffering, where the profile wants it said',
    kind: 'announcing',
    when: (s, look) => s.front === 'announcing' && s.capture === 'buffering' && look.preRecordNotice,
    lines: ['announcing', 'preRecord'],
    mirror: true,
  },
  {
    name: 'announcing',
    kind: 'announcing',
    when: (s) => s.front === 'announcing',
    lines: ['announcing'],
    mirror: true,
  },
  {
    name: 'standby, buffering, where the profile wants it said',
    kind: 'preRecord',
    when: (s, look) => s.capture === 'buffering' && look.preRecordNotice,
    lines: ['preRecord'],
    mirror: false,
  },
  { name: 'standby', kind: 'dark', when: () => true, lines: [], mirror: false },
]

const pulses = (count: number, onMs: number): readonly Pulse[] =>
  Array.from({ length: count }, () => ({ onMs, offMs: 120 }))
const notes = (count: number, hz: number, ms: number): readonly Note[] =>
  Array.from({ length: count }, () => [
    { hz, ms },
    { hz: 0, ms: 80 },
  ]).flat()
const short = (count: number) => pulses(count, 80)

/** A profile may replace any of them; `says` is for the document. */
export const SENSATIONS: Readonly<Record<Moment, Sensation & { readonly says: string }>> = {
  announced: { haptic: short(1), tone: notes(1, 880, 100), says: '1 short; 1 short' },
  'announcement.ended': { haptic: short(1), tone: [], says: '1 short; –' },
  armed: { haptic: short(1), tone: notes(1, 880, 100), says: '1 short; 1 short' },
  'record.accepted': { haptic: short(1), tone: [], says: '1 short; –' },
  'record.confirmed': {
    haptic: short(2),
    tone: [...notes(1, 880, 100), ...notes(1, 1320, 150)],
    says: '2 short; 2 rising',
  },
  'record.silent': { haptic: short(2), tone: notes(3, 440, 150), says: '2 short; 3 beeps' },
  'record.overdue': { haptic: short(3), tone: notes(3, 440, 150), says: '3 short; 3 beeps' },
  'record.still': { haptic: short(2), tone: notes(2, 880, 100), says: '2 short; 2 short' },
  'record.stopped': { haptic: pulses(1, 600), tone: notes(1, 660, 600), says: '1 long; 1 long' },
  marker: { haptic: short(1), tone: [], says: '1 short; –' },
  muted: { haptic: short(2), tone: [], says: '2 short; –' },
  unmuted: { haptic: short(1), tone: [], says: '1 short; –' },
  emergency: { haptic: short(2), tone: [], says: '2 short; –' },
  tick: { haptic: pulses(1, 30), tone: [], says: 'a tick; –' },
  'tick.strong': { haptic: pulses(1, 200), tone: [], says: 'a strong tick; –' },
  refused: { haptic: short(3), tone: notes(3, 440, 150), says: '3 short; 3 beeps' },
  'fault.raised': { haptic: short(3), tone: notes(3, 440, 150), says: '3 short; 3 beeps' },
  'fault.batteryLow': { haptic: short(4), tone: notes(4, 660, 60), says: '4 short; 4 quick' },
  'fault.clockUnset': { haptic: short(5), tone: notes(5, 660, 60), says: '5 short; 5 quick' },
}

export function lampOf(state: DeviceState): Lamp {
  return firstOf(LAMPS, (lamp) => lamp.when(state))
}

export function pictureOf(state: DeviceState, look: Pick<Look, 'preRecordNotice'>): Picture {
  return firstOf(PICTURES, (picture) => picture.when(state, look))
}

/** What LED and front display show for as long as this state lasts. */
export function perceptionOf(state: DeviceState, look: Look): { led: LedPattern; screen: Screen } {
  const picture = pictureOf(state, look)
  const words = picture.lines.map((key) => look.texts[key])
  const lines = picture.kind === 'status' ? [...words, ...statusLines(state, look)] : words
  return { led: lampOf(state).pattern, screen: { ...screenOf(state, look, picture), lines } }
}

function screenOf(state: DeviceState, { rtl, noticeUrl }: Look, picture: Picture): Omit<Screen, 'lines'> {
  const { kind, mirror } = picture
  const recording = kind === 'recording'
  const informs = recording || kind === 'announcing' || kind === 'preRecord'
  const { recordingSinceUs: sinceUs, markedUs: flashSinceUs } = state
  return {
    kind,
    mirror,
    ...(recording && sinceUs !== undefined && { sinceUs }),
    ...(recording && flashSinceUs !== undefined && { flashSinceUs }),
    ...(state.muted && { muted: true }),
    ...(informs && noticeUrl !== undefined && { qr: noticeUrl }),
    ...(rtl && kind !== 'dark' && { rtl }),
  }
}

function statusLines(state: DeviceState, { texts, facts }: Look): readonly string[] {
  const { batteryPercent, minutesLeft } = facts()
  return [
    ...(batteryPercent === undefined ? [] : [`${texts.battery}: ${Math.round(batteryPercent)} %`]),
    ...(minutesLeft === undefined ? [] : [`${texts.minutesLeft}: ${Math.floor(minutesLeft)}`]),
    has(state, 'clock-unset') ? texts.clockUnset : texts.clockSet,
    state.faults.length === 0
      ? texts.noFaults
      : `${texts.faults}: ${state.faults.map((fault) => texts[fault]).join(', ')}`,
  ]
}

function firstOf<T>(rows: readonly T[], applies: (row: T) => boolean): T {
  const row = rows.find(applies)
  assert(row !== undefined, 'the last row of a perception table always applies')
  return row
}
