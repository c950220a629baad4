/**
 * The words of the terminal operation in German and English, and how lamp, buzzer and tone are put into words.
 */
import type { Colour, LedPattern, Screen } from '../../hal/hal.ts'
import type { Lang } from './context.ts'

interface Words {
  readonly display: string
  readonly mirror: string
  readonly muted: string
  readonly screens: Readonly<Record<Screen['kind'], string>>
  readonly colours: Readonly<Record<Colour, string>>
  readonly steady: string
  readonly blinking: string
  readonly alternating: string
  readonly haptic: string
  readonly tone: string
  readonly short: string
  readonly long: string
  readonly state: string
  readonly battery: string
  readonly ring: string
  readonly running: string
  readonly durable: string
  readonly chunks: string
  readonly gaps: string
  readonly recordings: string
  readonly faults: string
  readonly none: string
  readonly keys: readonly string[]
}

export const WORDS: Readonly<Record<Lang, Words>> = {
  de: {
    display: 'Frontdisplay',
    mirror: '[ Spiegelbild der Person davor ]',
    muted: 'Mikrofon aus',
    screens: {
      dark: 'dunkel',
      announcing: 'Ankündigung',
      recording: 'Aufnahme',
      blocked: 'gesperrt',
      recovering: 'Wiederherstellung',
      status: 'Status',
      preRecord: 'Vorabaufnahme',
    },
    colours: { off: 'aus', green: 'grün', amber: 'gelb', red: 'rot' },
    steady: 'dauernd',
    blinking: 'blinkt',
    alternating: 'im Wechsel',
    haptic: 'Vibration',
    tone: 'Ton',
    short: 'kurz',
    long: 'lang',
    state: 'Zustand',
    battery: 'Akku',
    ring: 'Vorab im RAM',
    running: 'läuft',
    durable: 'sicher',
    chunks: 'Stücke',
    gaps: 'Lücken',
    recordings: 'Aufnahmen',
    faults: 'Störungen',
    none: 'keine',
    keys: [
      'd DISPLAY drücken   D 3 s halten (Status)   o 9 s halten (ausschalten)',
      'r RECORD drücken    s 3,5 s halten (Aufnahme beenden)',
      'k Dockingstation    x Strom weg (kill -9)   q versiegeln und beenden',
    ],
  },
  en: {
    display: 'Front display',
    mirror: '[ mirror of the person in front ]',
    muted: 'microphone off',
    screens: {
      dark: 'dark',
      announcing: 'announcement',
      recording: 'recording',
      blocked: 'blocked',
      recovering: 'recovering',
      status: 'status',
      preRecord: 'pre-record',
    },
    colours: { off: 'off', green: 'green', amber: 'amber', red: 'red' },
    steady: 'steady',
    blinking: 'blinks',
    alternating: 'alternating',
    haptic: 'Haptic',
    tone: 'Tone',
    short: 'short',
    long: 'long',
    state: 'State',
    battery: 'battery',
    ring: 'Pre-record in RAM',
    running: 'running',
    durable: 'durable',
    chunks: 'Chunks',
    gaps: 'gaps',
    recordings: 'recordings',
    faults: 'Faults',
    none: 'none',
    keys: [
      'd press DISPLAY   D hold 3 s (status)      o hold 9 s (power off)',
      'r press RECORD    s hold 3.5 s (stop recording)',
      'k dock / undock   x cut power (kill -9)    q seal and quit',
    ],
  },
}

const LONG_PULSE_MS = 400

/** The colour a pattern shows at a time: the pattern repeats from monotonic zero. */
export function shownColour({ steps }: LedPattern, nowUs: number): Colour {
  const totalMs = steps.reduce((sum, { ms }) => sum + ms, 0)
  if (totalMs <= 0) return steps[0]?.colour ?? 'off'
  let leftMs = (nowUs / 1000) % totalMs
  for (const { colour, ms } of steps) {
    if (leftMs < ms) return colour
    leftMs -= ms
  }
  return 'off'
}

export function ledText({ steps }: LedPattern, lang: Lang): string {
  const words = WORDS[lang]
  const lit = [...new Set(steps.map(({ colour }) => colour).filter((colour) => colour !== 'off'))]
  if (lit.length === 0) return words.colours.off
  const names = lit.map((colour) => words.colours[colour]).join('/')
  if (steps.length === 1) return `${names} ${words.steady}`
  if (lit.length > 1) return `${names} ${words.alternating}`
  return `${names} ${words.blinking} (${steps.map(({ ms }) => ms).join('/')} ms)`
}

export function hapticText(pulses: readonly { readonly onMs: number }[], lang: Lang): string {
  if (pulses.length === 0) return '–'
  const words = WORDS[lang]
  return `${pulses.length} ${pulses.every(({ onMs }) => onMs >= LONG_PULSE_MS) ? words.long : words.short}`
}

export function toneText(notes: readonly { readonly hz: number }[]): string {
  const heard = notes.filter(({ hz }) => hz > 0)
  return heard.length === 0 ? '–' : heard.map(({ hz }) => `${hz} Hz`).join(', ')
}
