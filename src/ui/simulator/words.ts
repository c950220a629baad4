/** The words of the simulator page in German and English. Terms are those of docs/behaviour.md. */
import type { Lang } from '../../figures.ts'
import type { Step } from './view.ts'

export interface Words {
  readonly title: string
  readonly lead: string
  readonly local: string
  /** Where the browser keeps nothing, or another page has the camera. */
  readonly localOnce: string
  readonly story: string
  readonly steps: Readonly<Record<Step, { readonly what: string; readonly how: string }>>
  readonly camera: string
  readonly display: string
  readonly keys: string
  readonly led: string
  readonly vibration: string
  readonly tone: string
  readonly nothing: string
  readonly held: string
  readonly state: string
  readonly ring: string
  readonly durable: string
  readonly chunks: string
  readonly gaps: string
  readonly storage: string
  readonly faults: string
  readonly off: string
  readonly starting: string
  readonly recordings: string
  readonly noRecordings: string
  readonly checking: string
  readonly running: string
  readonly play: string
  readonly opening: string
  readonly tamper: string
  readonly save: string
  readonly saveKey: string
  readonly saveHint: string
  readonly forget: string
  readonly forgetSure: string
  readonly report: string
  readonly film: string
  readonly board: string
  readonly cut: string
  readonly on: string
  readonly dock: string
  readonly undock: string
  readonly battery: string
  readonly sound: string
  readonly source: string
  readonly scene: string
  readonly webcam: string
  readonly encoder: string
  readonly noSound: string
  readonly noEncoder: string
  readonly profile: string
  readonly language: string
  readonly breakIt: string
  readonly timeline: string
  readonly drawing: string
  readonly scenarios: string
  readonly scenario: string
  readonly playScenario: string
  readonly playing: string
  readonly scenariosHint: string
  readonly watching: string
  readonly toEnd: string
  readonly leave: string
  readonly expected: string
  readonly found: string
  readonly holds: string
  readonly fails: string
  readonly legal: string
  readonly verifier: string
  readonly pageLanguage: string
}

const DE: Words = {
  title: 'Zeuge: die Kamera im Browser',
  lead: 'Eine Körperkamera mit zwei Knöpfen und einem Display nach vorn. Hier läuft ihre ganze Firmware in dieser Seite: Sie kündigt an, nimmt auf, versiegelt und prüft.',
  local:
    'Nichts verlässt diesen Browser. Er bewahrt Kamera und Aufnahmen auf, bis sie hier gelöscht werden; die Seite neu zu laden ist für die Kamera ein Stromausfall.',
  localOnce:
    'Nichts verlässt diese Seite. Kamera und Aufnahmen enden mit ihr: Dieser Browser bewahrt nichts auf, oder die Seite ist noch einmal offen.',
  story: 'In drei Minuten',
  steps: {
    announce: {
      what: 'Ankündigen',
      how: 'DISPLAY kurz drücken. Das Display spiegelt die Person und sagt, dass eine Aufnahme möglich ist.',
    },
    record: {
      what: 'Aufnehmen',
      how: 'RECORD drücken. Die Aufnahme läuft sofort; zweimal kurz heißt: das erste Stück ist sicher gespeichert.',
    },
    stop: { what: 'Beenden', how: 'RECORD gut 3 Sekunden halten und loslassen. Kürzer beendet nichts.' },
    play: {
      what: 'Prüfen und ansehen',
      how: 'Das Urteil steht bei der Aufnahme. Ansehen kann sie nur, wer den Schlüssel hat – hier diese Seite.',
    },
    tamper: { what: 'Fälschen', how: 'Ein einziges Bit kippen: Das Urteil nennt es.' },
    cut: {
      what: 'Strom weg',
      how: 'Noch eine Aufnahme beginnen und den Akku herausreißen. Was versiegelt war, bleibt.',
    },
  },
  camera: 'Kamera',
  display: 'Frontdisplay',
  keys: 'Tasten D und R, oder Maus und Finger. Halten zeigt die Zeit.',
  led: 'Lampe',
  vibration: 'Vibration',
  tone: 'Ton',
  nothing: '–',
  held: 'gehalten',
  state: 'Zustand',
  ring: 'Vorab im RAM',
  durable: 'sicher gespeichert',
  chunks: 'Stücke',
  gaps: 'Lücken',
  storage: 'Speicher frei',
  faults: 'Störungen',
  off: 'ausgeschaltet',
  starting: 'startet …',
  recordings: 'Aufnahmen',
  noRecordings: 'Noch keine Aufnahme. RECORD drücken.',
  checking: 'Wird geprüft …',
  running: 'Eine Aufnahme läuft. Geprüft wird, wenn sie zu Ende ist.',
  play: 'Ansehen',
  opening: 'Wird geöffnet …',
  tamper: 'Ein Bit kippen',
  save: 'Beweismittel herunterladen (ZIP)',
  saveKey: 'Vorführschlüssel herunterladen',
  saveHint: 'Auspacken, dann: zeuge verify zeuge-camera --trust zeuge-camera/trust/trust.json',
  forget: 'Alles hier löschen: neue Kamera',
  forgetSure: 'Kamera, Schlüssel und alle Aufnahmen dieser Seite löschen?',
  report: 'Prüfbericht',
  film: 'Geöffnete Aufnahme',
  board: 'Platine',
  cut: 'Strom wegnehmen',
  on: 'Einschalten',
  dock: 'In die Ladeschale',
  undock: 'Aus der Ladeschale',
  battery: 'Akku',
  sound: 'Töne hörbar',
  source: 'Bild',
  scene: 'gezeichnete Straße',
  webcam: 'Webcam (mit Erlaubnis)',
  encoder: 'H.264 vom Encoder dieses Browsers',
  noSound: 'Die Webcam wird ohne Ton aufgenommen.',
  noEncoder: 'Dieser Browser hat keinen H.264-Encoder: Die Bilder kommen von einem mitgelieferten Band.',
  profile: 'Profil',
  language: 'Sprache des Frontdisplays',
  breakIt: 'Störungen der Platine',
  timeline: 'Ablauf',
  drawing: 'Als Zeichnung',
  scenarios: 'Szenarien',
  scenario: 'Szenario',
  playScenario: 'Szenario spielen',
  playing: 'Wird gespielt …',
  scenariosHint:
    'Die Firmware spielt eine Datei von scenarios/ in virtueller Zeit; die Kamera oben zeigt dann, was dabei geschah.',
  watching:
    'Die Kamera zeigt das Szenario: Knöpfe und Lampe bewegen sich von selbst. Die eigene Kamera läuft inzwischen weiter.',
  toEnd: 'Ans Ende',
  leave: 'Zur eigenen Kamera',
  expected: 'Erwartungen',
  found: 'gefunden',
  holds: 'hält',
  fails: 'hält nicht',
  legal: 'Vorführung mit Schlüsseln dieser Seite; keine Rechtsberatung.',
  verifier: 'Prüfseite',
  pageLanguage: 'Sprache der Seite',
}

const EN: Words = {
  title: 'Zeuge: the camera in the browser',
  lead: 'A body camera with two buttons and a display that faces outward. Its whole firmware runs in this page: it announces, records, seals and verifies.',
  local:
    'Nothing leaves this browser. It keeps camera and recordings until you delete them; to the camera, reloading the page is a power cut.',
  localOnce:
    'Nothing leaves this page. Camera and recordings end with it: this browser keeps nothing, or the page is open a second time.',
  story: 'In three minutes',
  steps: {
    announce: {
      what: 'Announce',
      how: 'Press DISPLAY. The display mirrors the person and says that a recording is possible.',
    },
    record: {
      what: 'Record',
      how: 'Press RECORD. It records at once; two short pulses say that the first chunk is stored for good.',
    },
    stop: {
      what: 'Stop',
      how: 'Hold RECORD for a good 3 seconds, then let go. Anything shorter stops nothing.',
    },
    play: {
      what: 'Verify and watch',
      how: 'The verdict stands beside the recording. Only the key’s owner can watch it – here, this page.',
    },
    tamper: { what: 'Tamper', how: 'Flip a single bit: the verdict names it.' },
    cut: {
      what: 'Cut the power',
      how: 'Start another recording and tear the battery out. What was sealed stays.',
    },
  },
  camera: 'Camera',
  display: 'Front display',
  keys: 'Keys D and R, or mouse and finger. Holding shows the time.',
  led: 'Lamp',
  vibration: 'Vibration',
  tone: 'Tone',
  nothing: '–',
  held: 'held',
  state: 'State',
  ring: 'pre-record in RAM',
  durable: 'stored for good',
  chunks: 'chunks',
  gaps: 'gaps',
  storage: 'storage free',
  faults: 'faults',
  off: 'switched off',
  starting: 'starting …',
  recordings: 'Recordings',
  noRecordings: 'No recording yet. Press RECORD.',
  checking: 'Verifying …',
  running: 'A recording is running. It is verified once it has ended.',
  play: 'Watch',
  opening: 'Opening …',
  tamper: 'Flip a bit',
  save: 'Download evidence (ZIP)',
  saveKey: 'Download demo key',
  saveHint: 'Unpack it, then: zeuge verify zeuge-camera --trust zeuge-camera/trust/trust.json',
  forget: 'Delete everything here: a new camera',
  forgetSure: 'Delete this page’s camera, its keys and all recordings?',
  report: 'Report',
  film: 'Opened recording',
  board: 'Board',
  cut: 'Cut the power',
  on: 'Switch on',
  dock: 'Put into the dock',
  undock: 'Take out of the dock',
  battery: 'Battery',
  sound: 'Tones audible',
  source: 'Picture',
  scene: 'drawn street',
  webcam: 'webcam (by permission)',
  encoder: 'H.264 by this browser’s encoder',
  noSound: 'The webcam is recorded without sound.',
  noEncoder: 'This browser has no H.264 encoder: the pictures come from a tape that is included.',
  profile: 'Profile',
  language: 'Language of the front display',
  breakIt: 'Faults of the board',
  timeline: 'What happened',
  drawing: 'As a drawing',
  scenarios: 'Scenarios',
  scenario: 'Scenario',
  playScenario: 'Play scenario',
  playing: 'Playing …',
  scenariosHint:
    'The firmware plays a file of scenarios/ in virtual time; the camera above then shows what happened.',
  watching:
    'The camera shows the scenario: its buttons and lights move by themselves. Your own camera goes on meanwhile.',
  toEnd: 'To the end',
  leave: 'Back to your camera',
  expected: 'Expectations',
  found: 'found',
  holds: 'holds',
  fails: 'does not hold',
  legal: 'A demonstration with keys of this page; no legal advice.',
  verifier: 'Verifier',
  pageLanguage: 'Language of the page',
}

export const WORDS: Readonly<Record<Lang, Words>> = { de: DE, en: EN }

/** The switches of the page, and what each does to the board. */
export const FAULT_WORDS = {
  'camera.lost': { de: 'Kamera abgezogen', en: 'camera pulled' },
  'camera.frozen': { de: 'Bild eingefroren', en: 'picture frozen' },
  'microphone.lost': { de: 'Mikrofon fehlt', en: 'microphone gone' },
  'display.lost': { de: 'Display defekt', en: 'display broken' },
  'led.lost': { de: 'Lampe defekt', en: 'lamp broken' },
  'disk.enospc': { de: 'Karte voll', en: 'card full' },
  'disk.erofs': { de: 'Karte schreibgeschützt', en: 'card read-only' },
  'disk.slow': { de: 'Karte stockt', en: 'card stalls' },
  'keys.silent': { de: 'Schlüsselspeicher schweigt', en: 'key store silent' },
  'clock.unset': { de: 'Uhr nicht gestellt', en: 'clock not set' },
} as const satisfies Readonly<Record<string, Readonly<Record<Lang, string>>>>
