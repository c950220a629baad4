/**
 * How a command ends that a station, or what it answered, kept from its work: exit codes and ways out.
 */
import type { FaultCode } from '../../errors.ts'
import type { Wording } from '../context.ts'

export interface Ending {
  readonly exit: number
  readonly hint: Wording
}

type StationFault = Extract<
  FaultCode,
  `STATION_${string}` | 'RECEIPT_WRONG' | 'KEPT_APART' | 'LEDGER_REFUSED'
>

export const STATION_ENDINGS: Readonly<Record<StationFault, Ending>> = {
  STATION_UNREACHABLE: {
    exit: 4,
    hint: {
      de: 'Netz, Adresse und Station prüfen; es wird von selbst wieder versucht.',
      en: 'Check network, address and station; it is tried again by itself.',
    },
  },
  STATION_UNTRUSTED: {
    exit: 5,
    hint: {
      de: 'Die Station braucht Schlüssel dieser Behörde („zeuge keys station“).',
      en: 'The station needs keys of this authority ("zeuge keys station").',
    },
  },
  STATION_FULL: {
    exit: 4,
    hint: {
      de: 'Platz auf der Station schaffen; auf der Kamera bleibt alles.',
      en: 'Make space at the station; everything stays on the camera.',
    },
  },
  STATION_BUSY: {
    exit: 4,
    hint: {
      de: 'Später noch einmal; das Protokoll der Station sagt mehr.',
      en: 'Try again later; the station’s log says more.',
    },
  },
  STATION_REFUSED: {
    exit: 4,
    hint: {
      de: 'Kamera und Station müssen dieselbe Version des Protokolls sprechen.',
      en: 'Camera and station must speak the same version of the protocol.',
    },
  },
  RECEIPT_WRONG: {
    exit: 3,
    hint: {
      de: 'Nichts wurde gelöscht. Die Station prüfen, bevor ihr wieder etwas übergeben wird.',
      en: 'Nothing was erased. Examine the station before anything is handed over to it again.',
    },
  },
  KEPT_APART: {
    exit: 3,
    hint: {
      de: '„zeuge station list“ sagt, was sie gesondert hält und warum.',
      en: '"zeuge station list" says what it keeps apart, and why.',
    },
  },
  LEDGER_REFUSED: {
    exit: 3,
    hint: {
      de: 'Zurückgesetzt, verzweigt oder geklont: Kamera und Karte sicherstellen.',
      en: 'Set back, forked or cloned: secure the camera and its card.',
    },
  },
}
