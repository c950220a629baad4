/**
 * The words of the terminal operation in German and English.
 */
import type { Screen } from '../../../hal/hal.ts'
import type { Lang } from '../context.ts'

interface Words {
  readonly display: string
  readonly mirror: string
  readonly muted: string
  readonly screens: Readonly<Record<Screen['kind'], string>>
  readonly haptic: string
  readonly tone: string
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
    haptic: 'Vibration',
    tone: 'Ton',
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
    haptic: 'Haptic',
    tone: 'Tone',
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
