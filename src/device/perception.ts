/**
 * What the wearer and the public perceive, as data.
 *
 * Lasting things (lamp: lamps.ts, front display) follow the state: the first row that applies holds, so the
 * order is the priority: switched off, recovering, a recording, what the wearer asked for, what prevents a
 * recording, what is going on. Momentary things (haptic, tone) follow moments.
 */
import type { LedPattern, Screen } from '../../hal/hal.ts'
import { type LampPatterns, lampOf } from './lamps.ts'
import type { OffloadProgress } from './offload.ts'
import { capturing, firstOf, has } from './rows.ts'
import type { Texts } from './texts.ts'
import { BLOCKING_FAULTS, type DeviceState, type Moment } from './vocabulary.ts'

/** What a screen is drawn from beside the state. */
export interface Look {
  readonly texts: Texts
  /** The language is written from right to left. */
  readonly rtl?: boolean
  readonly preRecordNotice: boolean
  readonly sensations: Sensations
  readonly lamps: LampPatterns
  /** Address of the privacy notice, for the QR code. */
  readonly noticeUrl?: string | undefined
  /** What the status screen says; asked only while it is shown. */
  readonly facts: () => StatusFacts
}

/** Absent is unknown, and is not shown. */
export interface StatusFacts {
  readonly batteryPercent?: number
  readonly minutesLeft?: number
  readonly freeBytes?: number
  /** Pseudonym of who the camera is assigned to, ASCII; never a name. */
  readonly wearer?: string | undefined
  /** How far the handing over is; files and bytes. */
  readonly offload?: OffloadProgress
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
    name: 'in the dock, handing over',
    kind: 'status',
    when: (s) => s.dock === 'offloading',
    lines: ['offloading'],
    mirror: false,
  },
  {
    name: 'in the dock, everything handed over',
    kind: 'status',
    when: (s) => s.dock === 'offloaded',
    lines: ['offloaded'],
    mirror: false,
  },
  {
    name: 'in the dock, handing over failed',
    kind: 'status',
    when: (s) => s.dock === 'offloadFailed',
    lines: ['offloadFailed'],
    mirror: false,
  },
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
  offloaded: { haptic: pulses(1, 600), tone: [], says: '1 long; –' },
  'offload.failed': { haptic: short(3), tone: notes(3, 440, 150), says: '3 short; 3 beeps' },
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

export function pictureOf(state: DeviceState, look: Pick<Look, 'preRecordNotice'>): Picture {
  return firstOf(PICTURES, (picture) => picture.when(state, look))
}

/** What LED and front display show for as long as this state lasts. */
export function perceptionOf(state: DeviceState, look: Look): { led: LedPattern; screen: Screen } {
  const picture = pictureOf(state, look)
  const words = picture.lines.map((key) => look.texts[key])
  const lines = [...words, ...moreLines(state, look, picture)]
  return { led: look.lamps[lampOf(state).id], screen: { ...screenOf(state, look, picture), lines } }
}

function screenOf(
  state: DeviceState,
  { rtl, noticeUrl, facts }: Look,
  picture: Picture,
): Omit<Screen, 'lines'> {
  const { kind, mirror } = picture
  const recording = kind === 'recording'
  const informs = recording || kind === 'announcing' || kind === 'preRecord'
  const { recordingSinceUs: sinceUs, markedUs: flashSinceUs } = state
  const offload = kind === 'status' && state.dock === 'offloading' ? facts().offload : undefined
  return {
    kind,
    mirror,
    ...(offload && { progress: offload.bytes === 0 ? 1 : offload.bytesDone / offload.bytes }),
    ...(recording && sinceUs !== undefined && { sinceUs }),
    ...(recording && flashSinceUs !== undefined && { flashSinceUs }),
    ...(state.muted && { muted: true }),
    ...(informs && noticeUrl !== undefined && { qr: noticeUrl }),
    ...(rtl && kind !== 'dark' && { rtl }),
  }
}

function moreLines(state: DeviceState, look: Look, { kind, lines: [first] }: Picture): readonly string[] {
  if (kind !== 'status') return []
  return first === 'status' ? statusLines(state, look) : dockLines(state, look)
}

function dockLines({ dock, problem }: DeviceState, { texts, facts }: Look): readonly string[] {
  if (problem !== undefined) return [texts[problem]]
  const { offload } = facts()
  if (dock !== 'offloading' || offload === undefined) return []
  const { files, filesDone, bytes, bytesDone } = offload
  const percent = bytes === 0 ? 100 : Math.floor((100 * bytesDone) / bytes)
  return [`${texts.handedOver}: ${filesDone} / ${files}`, `${percent} %`]
}

function statusLines(state: DeviceState, { texts, rtl, facts }: Look): readonly string[] {
  const { batteryPercent, minutesLeft, freeBytes, wearer } = facts()
  const { problem } = state
  return [
    ...(problem === undefined ? [] : [`${texts.offloadFailed}: ${texts[problem]}`]),
    ...(wearer === undefined ? [] : [`${texts.wearer}: ${rtl ? leftToRight(wearer) : wearer}`]),
    ...(batteryPercent === undefined ? [] : [`${texts.battery}: ${Math.round(batteryPercent)} %`]),
    ...(minutesLeft === undefined ? [] : [`${texts.minutesLeft}: ${Math.floor(minutesLeft)}`]),
    ...(freeBytes === undefined ? [] : [`${texts.storageFree}: ${spaceText(freeBytes)}`]),
    has(state, 'clock-unset') ? texts.clockUnset : texts.clockSet,
    state.faults.length === 0
      ? texts.noFaults
      : `${texts.faults}: ${state.faults.map((fault) => texts[fault]).join(', ')}`,
  ]
}

/** Between two U+200E (left-to-right mark): "17-b" would else stand as "b-17" among Arabic letters. */
function leftToRight(text: string): string {
  return `\u200e${text}\u200e`
}

/** Whole numbers: they read the same in every language. */
function spaceText(bytes: number): string {
  return bytes < 10e9 ? `${Math.floor(bytes / 1e6)} MB` : `${Math.floor(bytes / 1e9)} GB`
}
