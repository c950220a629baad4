/**
 * Every screen of the front display, as the device itself would show it, in every language and size.
 *
 * For the golden pictures, the contact sheet and the tests of the drawing: what is not listed here was never looked at.
 */
import type { Screen } from '../hal/hal.ts'
import { LAMP_PATTERNS } from '../src/device/lamps.ts'
import { type Look, perceptionOf, SENSATIONS } from '../src/device/perception.ts'
import { RECOVERING } from '../src/device/state.ts'
import { LANGUAGES, type Language, TEXTS } from '../src/device/texts.ts'
import type { DeviceState } from '../src/device/vocabulary.ts'

export const SIZES = [
  [240, 240],
  [320, 240],
  [480, 320],
  [800, 480],
  [240, 320],
  [320, 480],
  [480, 800],
] as const

export const NOW_US = 3_600_000_000
const NOTICE_URL = 'https://example.org/camera-notice'

const STANDBY: DeviceState = { ...RECOVERING, power: 'on' }
const RECORDING: DeviceState = {
  ...STANDBY,
  capture: 'recording',
  confirmation: 'confirmed',
  front: 'recordingNotice',
  recordingSinceUs: NOW_US - 754_000_000,
}

const OFFLOAD = { files: 12, filesDone: 5, bytes: 4e9, bytesDone: 1.7e9 }

/** As long as a pseudonym may be. */
const LONG_WEARER = 'Wache-Mitte.Wechselschicht_WM-17'

interface Case {
  readonly state: DeviceState
  readonly preRecordNotice?: boolean
  readonly wearer?: string
  readonly more?: Partial<Screen>
}

const CASES: Readonly<Record<string, Case>> = {
  announcing: { state: { ...STANDBY, front: 'announcing' } },
  'announcing, pre-record': {
    state: { ...STANDBY, front: 'announcing', capture: 'buffering' },
    preRecordNotice: true,
  },
  'pre-record': { state: { ...STANDBY, capture: 'buffering' }, preRecordNotice: true },
  recording: { state: RECORDING },
  'recording, muted': { state: { ...RECORDING, muted: true } },
  'recording, marker': { state: { ...RECORDING, markedUs: NOW_US - 100_000 } },
  'recording, no picture': { state: { ...RECORDING, faults: ['camera-lost'] } },
  blocked: { state: { ...STANDBY, faults: ['storage-full'] } },
  recovering: { state: { ...STANDBY, power: 'recovering' } },
  status: { state: { ...STANDBY, statusShown: true }, wearer: 'POL-4711' },
  'status, faults': {
    state: { ...STANDBY, statusShown: true, faults: ['battery-low', 'clock-unset', 'recording-recovered'] },
    wearer: LONG_WEARER,
  },
  'handing over': { state: { ...STANDBY, dock: 'offloading' } },
  'handed over': { state: { ...STANDBY, dock: 'offloaded' } },
  'handing over failed': { state: { ...STANDBY, dock: 'offloadFailed', problem: 'station-unreachable' } },
  dark: { state: STANDBY },
}
export const CASE_NAMES = Object.keys(CASES)

export function screenOf(name: string, language: Language): Screen {
  const found = CASES[name]
  if (found === undefined) throw new Error(`no screen "${name}"`)
  const look: Look = {
    texts: TEXTS[language],
    rtl: LANGUAGES[language].rtl,
    preRecordNotice: found.preRecordNotice === true,
    sensations: SENSATIONS,
    lamps: LAMP_PATTERNS,
    noticeUrl: NOTICE_URL,
    facts: () => ({
      ...{ batteryPercent: 83, minutesLeft: 412, freeBytes: 27.4e9, offload: OFFLOAD },
      wearer: found.wearer,
    }),
  }
  return { ...perceptionOf(found.state, look).screen, ...found.more }
}
