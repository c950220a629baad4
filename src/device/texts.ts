/**
 * What the front display and the wearer's status say, in each language.
 *
 * German is the default. A profile may replace any line; other languages join here as data.
 * Does not say when a line is shown: that is perception.ts.
 */

export interface Texts {
  readonly announcing: string
  readonly preRecord: string
  readonly recording: string
  readonly recordingBlind: string
  readonly blocked: string
  readonly recovering: string
  readonly status: string
  readonly battery: string
  readonly minutesLeft: string
  readonly clockSet: string
  readonly clockUnset: string
  readonly noFaults: string
  readonly faults: string
}

export const TEXTS: Readonly<Record<'de' | 'en', Texts>> = {
  de: {
    announcing: 'Aufnahme möglich',
    preRecord: 'Vorabaufnahme aktiv',
    recording: 'Aufnahme läuft',
    recordingBlind: 'Aufnahme läuft – Bild gestört',
    blocked: 'Keine Aufnahme möglich',
    recovering: 'Wiederherstellung',
    status: 'Status',
    battery: 'Akku',
    minutesLeft: 'Aufnahmeminuten übrig',
    clockSet: 'Uhr gestellt',
    clockUnset: 'Uhr nicht gestellt',
    noFaults: 'Keine Störung',
    faults: 'Störungen',
  },
  en: {
    announcing: 'Recording possible',
    preRecord: 'Pre-recording active',
    recording: 'Recording',
    recordingBlind: 'Recording – picture disturbed',
    blocked: 'Recording not possible',
    recovering: 'Recovering',
    status: 'Status',
    battery: 'Battery',
    minutesLeft: 'Recording minutes left',
    clockSet: 'Clock is set',
    clockUnset: 'Clock is not set',
    noFaults: 'No faults',
    faults: 'Faults',
  },
}

export const TEXT_KEYS = Object.keys(TEXTS.de) as readonly (keyof Texts)[]
