/** The words of the panel page in German and English. */
import type { Lang } from '../../figures.ts'

const DE = {
  title: 'Zeuge: Kamera am Tisch',
  lead: 'Nur zum Hinsehen: Zustand, Störungen, Protokoll. Keine Bilder, keine Schlüssel.',
  live: 'verbunden',
  silent: 'nichts zu hören',
  camera: 'Kamera',
  display: 'Frontdisplay',
  led: 'Lampe',
  log: 'Protokoll',
  faults: 'Störungen',
  state: 'Zustand',
  confirmation: 'Bestätigung',
  ring: 'Vorab im RAM',
  running: 'läuft seit',
  durable: 'sicher gespeichert',
  recording: 'Aufnahme',
  counts: 'Aufnahmen · Segmente · Stücke · Lücken',
  bytes: 'geschrieben',
  storage: 'Speicher frei',
  battery: 'Akku',
  minutes: 'Minuten übrig',
  board: 'Platine',
  device: 'Gerät',
  source: 'Bildquelle',
  profile: 'Profil',
  recovered: 'wiederhergestellte Segmente',
  standby: 'Start bis Bereitschaft',
} as const

type Words = Readonly<Record<keyof typeof DE, string>>

const EN: Words = {
  title: 'Zeuge: camera on the desk',
  lead: 'To look at only: state, faults, log. No pictures, no keys.',
  live: 'connected',
  silent: 'nothing heard',
  camera: 'Camera',
  display: 'Front display',
  led: 'Lamp',
  log: 'Log',
  faults: 'Faults',
  state: 'State',
  confirmation: 'confirmation',
  ring: 'pre-record in RAM',
  running: 'running for',
  durable: 'stored for good',
  recording: 'Recording',
  counts: 'recordings · segments · chunks · gaps',
  bytes: 'written',
  storage: 'storage free',
  battery: 'battery',
  minutes: 'minutes left',
  board: 'board',
  device: 'device',
  source: 'picture source',
  profile: 'profile',
  recovered: 'recovered segments',
  standby: 'start to standby',
}

export const WORDS: Readonly<Record<Lang, Words>> = { de: DE, en: EN }
