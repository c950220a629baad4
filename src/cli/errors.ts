/**
 * How a failed command ends: exit code and way out for each fault, and one sentence instead of a stack trace.
 *
 * docs/errors.md explains every code; a test keeps the two and src/errors.ts in step.
 * A fault that is not a ZeugeError is our own bug and says so.
 */
import { type FaultCode, ZeugeError } from '../errors.ts'
import type { CliContext, Wording } from './context.ts'
import { type Ending, STATION_ENDINGS } from './station/stationendings.ts'

/** Exit code of a bug of ours (EX_SOFTWARE of sysexits.h). */
export const EXIT_BUG = 70
export const EXIT_USAGE = 2
/** Something that was expected did not hold. */
export const EXIT_EXPECTATION = 1

export const ENDINGS: Readonly<Record<FaultCode, Ending>> = {
  USAGE: {
    exit: EXIT_USAGE,
    hint: { de: '„zeuge BEFEHL --help“ zeigt Beispiele.', en: '"zeuge COMMAND --help" shows examples.' },
  },
  FILE_MISSING: {
    exit: 3,
    hint: { de: 'Pfad und Schreibweise prüfen.', en: 'Check the path and its spelling.' },
  },
  FILE_EXISTS: {
    exit: 3,
    hint: {
      de: 'Anderes Ziel wählen oder mit --force ersetzen.',
      en: 'Choose another target, or replace it with --force.',
    },
  },
  FILE_UNREADABLE: {
    exit: 3,
    hint: {
      de: 'Eine lesbare Datei angeben; die Karte auf Fehler prüfen.',
      en: 'Give a file that can be read; check the card for errors.',
    },
  },
  NOT_EVIDENCE: {
    exit: 3,
    hint: {
      de: 'Ein Segment (.zeu), einen Aufnahmeordner oder ein Datenverzeichnis angeben.',
      en: 'Give a segment (.zeu), a recording directory or a data directory.',
    },
  },
  NOTHING_TO_OPEN: {
    exit: 3,
    hint: {
      de: '„zeuge verify“ sagt, was die Datei enthält und warum nichts zu öffnen ist.',
      en: '"zeuge verify" says what the file holds and why nothing can be opened.',
    },
  },
  EVIDENCE_UNSOUND: {
    exit: 3,
    hint: {
      de: '„zeuge verify“ sagt, was daran nicht stimmt; aus veränderten Beweisen wird nichts abgeleitet.',
      en: '"zeuge verify" says what is wrong with it; nothing is made from evidence that was altered.',
    },
  },
  PROFILE_INVALID: {
    exit: 3,
    hint: {
      de: 'Die genannte Zeile berichtigen; schemas/profile.json beschreibt jedes Feld.',
      en: 'Correct the line named; schemas/profile.json describes every field.',
    },
  },
  PROFILE_UNCONFIRMED: {
    exit: 3,
    hint: {
      de: 'Die Rechtsgrundlage klären oder den Wert ausdrücklich mit seinem Namen annehmen.',
      en: 'Have the legal basis settled, or accept the value by its name.',
    },
  },
  POLICY_INVALID: {
    exit: 3,
    hint: {
      de: 'Die unterschriebene Datei neu übertragen oder mit „zeuge policy sign“ neu machen; „zeuge policy check“ prüft sie.',
      en: 'Transfer the signed file again, or make it anew with "zeuge policy sign"; "zeuge policy check" checks it.',
    },
  },
  BOARD_INVALID: {
    exit: 3,
    hint: {
      de: 'Die genannte Zeile berichtigen; schemas/board.json beschreibt jedes Feld.',
      en: 'Correct the line named; schemas/board.json describes every field.',
    },
  },
  SCENARIO_INVALID: {
    exit: 3,
    hint: {
      de: 'Die genannte Zeile berichtigen; schemas/scenario.json beschreibt jedes Feld.',
      en: 'Correct the line named; schemas/scenario.json describes every field.',
    },
  },
  TRACE_INVALID: {
    exit: 3,
    hint: {
      de: 'Eine Spur angeben, wie „zeuge run --trace DATEI“ oder „zeuge simulate --out ORDNER“ sie schreibt.',
      en: 'Give a trace as "zeuge run --trace FILE" or "zeuge simulate --out DIR" writes it.',
    },
  },
  TRUST_INVALID: {
    exit: 3,
    hint: {
      de: 'Das genannte Feld der Vertrauensdatei berichtigen.',
      en: 'Correct the field of the trust file that is named.',
    },
  },
  WITNESS_INVALID: {
    exit: 3,
    hint: {
      de: 'Eine Datei angeben, die „zeuge verify --save-witness“ früher geschrieben hat.',
      en: 'Give a file that "zeuge verify --save-witness" wrote earlier.',
    },
  },
  CLIP_UNSUPPORTED: {
    exit: 3,
    hint: {
      de: 'Den Film in H.264 ohne B-Bilder und AAC umwandeln.',
      en: 'Convert the clip to H.264 without B frames and AAC.',
    },
  },
  KEY_INVALID: {
    exit: 5,
    hint: {
      de: 'Die Schlüsseldatei aus der Sicherung neu einspielen.',
      en: 'Restore the key file from its backup.',
    },
  },
  KEY_MISSING: {
    exit: 5,
    hint: {
      de: 'Das Gerät einschreiben: „zeuge keys new --out ORDNER“.',
      en: 'Enrol the device: "zeuge keys new --out DIR".',
    },
  },
  KEY_WRONG: {
    exit: 5,
    hint: {
      de: 'Den Schlüssel der Beweisstelle oder den Hinterlegungsschlüssel verwenden, an den verschlüsselt wurde.',
      en: 'Use the identity of the evidence unit or the escrow identity it was sealed for.',
    },
  },
  RECIPIENTS_TOO_FEW: {
    exit: 5,
    hint: {
      de: 'Mindestens Beweisstelle und Hinterlegung als Empfänger eintragen.',
      en: 'List at least the evidence unit and the escrow as recipients.',
    },
  },
  RECIPIENTS_MIXED: {
    exit: 5,
    hint: {
      de: 'Entweder nur klassische (age1…) oder nur hybride Empfänger eintragen.',
      en: 'List either classic (age1…) or hybrid recipients only.',
    },
  },
  CERTIFICATE_INVALID: {
    exit: 5,
    hint: {
      de: 'Das Gerätezertifikat bei der Behörde neu ausstellen lassen.',
      en: 'Have the authority issue the device certificate again.',
    },
  },
  DISK_FULL: {
    exit: 4,
    hint: {
      de: 'Platz schaffen; eine Kamera in die Dockingstation stellen: Sie löscht nichts ohne Quittung.',
      en: 'Make space; dock a camera: it deletes nothing without a receipt.',
    },
  },
  DISK_READ_ONLY: {
    exit: 4,
    hint: {
      de: 'Das Dateisystem ist nur lesbar, oft nach einem Kartenfehler: Karte prüfen und tauschen.',
      en: 'The file system is read-only, often after a card error: check and replace the card.',
    },
  },
  DISK_FAILED: {
    exit: 4,
    hint: {
      de: 'Die Karte nicht weiter benutzen, ihren Inhalt sichern und prüfen.',
      en: 'Stop using the card, save what is on it and verify it.',
    },
  },
  PERMISSION_DENIED: {
    exit: 4,
    hint: {
      de: 'Rechte des Verzeichnisses ändern oder mit --data / --out ein eigenes wählen.',
      en: 'Change the permissions, or choose a directory of your own with --data or --out.',
    },
  },
  DATA_LOCKED: {
    exit: 4,
    hint: {
      de: 'Das andere Programm beenden oder mit --data ein anderes Verzeichnis wählen.',
      en: 'End the other process, or choose another directory with --data.',
    },
  },
  DATA_INVALID: {
    exit: 4,
    hint: {
      de: 'Das Datenverzeichnis unverändert sichern und „zeuge verify“ darauf laufen lassen.',
      en: 'Keep the data directory as it is and run "zeuge verify" on it.',
    },
  },
  RAM_TOO_SMALL: {
    exit: 4,
    hint: {
      de: 'Kürzere Vorabaufnahme oder kleinere Bitrate im Profil wählen.',
      en: 'Choose a shorter pre-record or a lower bit rate in the profile.',
    },
  },
  COMPUTE_FAILED: {
    exit: 4,
    hint: {
      de: 'Prozessor oder Speicher hat sich verrechnet; kommt es wieder, das Gerät ersetzen.',
      en: 'Processor or memory made a mistake; where it comes again, replace the device.',
    },
  },
  NOT_AVAILABLE: {
    exit: 4,
    hint: {
      de: '„zeuge doctor“ sagt, was fehlt und was zu tun ist.',
      en: '"zeuge doctor" says what is missing and what to do.',
    },
  },
  CAMERA_LOST: {
    exit: 4,
    hint: {
      de: 'Kabel und Kamera prüfen, dann neu starten; „zeuge doctor“ hilft.',
      en: 'Check cable and camera, then start again; "zeuge doctor" helps.',
    },
  },
  MICROPHONE_LOST: {
    exit: 4,
    hint: {
      de: 'Mikrofon prüfen; das Bild wird trotzdem aufgezeichnet.',
      en: 'Check the microphone; the picture is recorded all the same.',
    },
  },
  ...STATION_ENDINGS,
  EXPECTATION_FAILED: {
    exit: EXIT_EXPECTATION,
    hint: {
      de: 'Die Spur mit --out ORDNER schreiben und den genannten Zeitpunkt ansehen.',
      en: 'Write the trace with --out DIR and look at the time named.',
    },
  },
  INTERRUPTED: { exit: 130, hint: { de: 'Noch einmal starten.', en: 'Start it again.' } },
}

const BUG: Wording = {
  de: 'Das ist ein Fehler in Zeuge, nicht in Ihrer Bedienung. Bitte melden Sie ihn mit der Ausgabe von „ZEUGE_DEBUG=1 zeuge …“ und „zeuge doctor --json“.',
  en: 'This is a bug in Zeuge, not a mistake of yours. Please report it with the output of "ZEUGE_DEBUG=1 zeuge …" and "zeuge doctor --json".',
}

export interface Failure {
  readonly exit: number
  readonly code: FaultCode | 'INTERNAL'
  readonly message: string
  readonly hint: string
}

export function failureOf(error: unknown, lang: CliContext['lang']): Failure {
  if (error instanceof ZeugeError) {
    const { exit, hint } = ENDINGS[error.code]
    return { exit, code: error.code, message: error.message, hint: hint[lang] }
  }
  const message = error instanceof Error ? error.message : String(error)
  return { exit: EXIT_BUG, code: 'INTERNAL', message, hint: BUG[lang] }
}

/** Says what went wrong in the form asked for, and sets the exit code. */
export function reportFailure(context: CliContext, error: unknown): void {
  const { exit, code, message, hint } = failureOf(error, context.lang)
  if (context.json)
    context.stdout.write(`${JSON.stringify({ ok: false, error: { code, message, hint } }, null, 2)}\n`)
  else context.stderr.write(`zeuge: ${message}\n       ${hint}\n`)
  if (context.env['ZEUGE_DEBUG'] === '1' && error instanceof Error)
    context.stderr.write(`${error.stack ?? message}\n`)
  context.setExit(exit)
}
