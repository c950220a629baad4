/**
 * The officer's card (docs/de/einsatzkarte.html): one printable page in German, made from the tables that decide.
 *
 * What a button does is asked of the machine, what lamp and vibration do comes from the perception tables;
 * only the German words stand here, and a word that is missing does not compile. Pure: text in, text out.
 */
import type { LedPattern } from '../../../hal/hal.ts'
import { DEFAULT_THRESHOLDS as T } from '../../device/gesturerules.ts'
import { LAMPS } from '../../device/lamps.ts'
import { outcomeOf, type Situation } from '../../device/outcome.ts'
import { SENSATIONS } from '../../device/perception.ts'
import { TEXTS } from '../../device/texts.ts'
import type { Gesture, Moment } from '../../device/vocabulary.ts'

const COLOURS = { off: '#fff', green: '#1a9c3c', amber: '#f2a100', red: '#d4111b' } as const
const STRIP_MS = 2_000

const seconds = (ms: number): string => `${(ms / 1000).toLocaleString('de')}\u00a0s`

/** What the wearer does, in the order of learning it. */
const GESTURES: readonly { readonly type: Gesture['type']; readonly says: string }[] = [
  { type: 'gesture.display.press', says: '<b>DISPLAY</b> drücken' },
  { type: 'gesture.record.press', says: '<b>RECORD</b> drücken' },
  {
    type: 'gesture.record.hold',
    says: `<b>RECORD</b> ${seconds(T.stopMs)} halten, bei starkem Ruck loslassen`,
  },
  { type: 'gesture.record.again', says: `<b>RECORD</b> sofort noch einmal (in ${seconds(T.againMs)})` },
  { type: 'gesture.record.double', says: '<b>RECORD</b> zweimal drücken' },
  { type: 'gesture.record.tap', says: '<b>RECORD</b> kurz drücken' },
  { type: 'gesture.display.hold', says: `<b>DISPLAY</b> ${seconds(T.holdMs)} halten` },
  { type: 'gesture.display.veryLong', says: `<b>DISPLAY</b> ${seconds(T.veryLongMs)} halten` },
]
const SITUATIONS: Readonly<Record<Situation, string>> = {
  standby: 'Bereitschaft',
  announcing: 'Angekündigt',
  recording: 'Aufnahme',
  docked: 'Im Dock',
}
const MOMENTS: Readonly<Record<Moment, string>> = {
  announced: 'Ankündigung an',
  'announcement.ended': 'Ankündigung aus',
  armed: 'Vorabaufnahme beginnt',
  'record.accepted': 'Aufnahme beginnt',
  'record.confirmed': 'Aufnahme gesichert',
  'record.silent': 'Aufnahme gesichert, aber ohne Ton',
  'record.overdue': 'Aufnahme nicht gesichert',
  'record.still': 'Aufnahme läuft noch',
  'record.stopped': 'Aufnahme beendet',
  offloaded: 'Alles übergeben',
  'offload.failed': 'Übertragung gestört',
  marker: 'Markierung',
  muted: 'Ton aus / wieder an*',
  unmuted: 'Ton wieder an',
  emergency: 'Gefahr im Verzug vermerkt',
  tick: 'Zeichen: läuft noch',
  'tick.strong': 'Jetzt loslassen',
  refused: 'Geht nicht',
  'fault.raised': 'Störung',
  'fault.batteryLow': 'Akku schwach',
  'fault.clockUnset': 'Uhr nicht gestellt',
}
/** Without a moment of its own, what changes says it. */
const CHANGES: Readonly<Record<string, string>> = {
  finalizing: 'Aufnahme endet',
  'status shown': 'Status zeigen',
  'status hidden': 'Status aus',
  off: 'Ausschalten',
}
const LAMP_WORDS: Readonly<Record<string, string>> = {
  standby: 'Bereit',
  'standby, buffering': 'Bereit, Vorabaufnahme läuft',
  announcing: 'Angekündigt',
  'press to record accepted': 'Aufnahme beginnt – noch nicht gesichert',
  'recording, confirmed': '<b>Aufnahme läuft und ist gesichert</b>',
  'recording, muted': 'Aufnahme ohne Ton (stumm geschaltet)',
  'recording, microphone silent or front display lost': 'Aufnahme, Mikrofon oder Frontdisplay gestört',
  'front display lost': 'Frontdisplay gestört: mündlich ankündigen',
  'recording, not confirmed in time, without a picture or without storage':
    'Aufnahme gestört: Bild oder Speicher fehlt',
  'cannot record': 'Keine Aufnahme möglich',
  'low battery': 'Akku schwach',
  'clock unset': 'Uhr nicht gestellt (Aufnahme geht trotzdem)',
  'in the dock, handing over failed': 'Im Dock: Übertragung gestört, Display sagt warum',
  'in the dock, handing over': 'Im Dock: überträgt – nicht herausnehmen',
  'in the dock, everything handed over': 'Im Dock: alles übergeben',
  'recovering an interrupted recording': 'Wiederherstellung – bitte warten',
}
/** Of the moments, those an officer must know without looking. */
const FELT: readonly Moment[] = [
  ...([
    'announced',
    'record.accepted',
    'record.confirmed',
    'record.still',
    'marker',
    'record.stopped',
  ] as const),
  ...(['refused', 'record.overdue', 'fault.batteryLow', 'fault.clockUnset'] as const),
]
const LONG_PULSE_MS = 400

/** The whole page; the same tables give the same bytes. */
export function dutyCard(): string {
  return `<!doctype html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Zeuge – Einsatzkarte</title>
<style>${STYLE}</style>
</head>
<body>
<header><h1>Einsatzkarte Körperkamera</h1><p>Zeuge · zwei Knöpfe, ein Display · Starten ist leicht, Stoppen ist schwer</p></header>
<section><h2>Knöpfe</h2>
<table class="buttons"><thead><tr><th></th>${Object.values(SITUATIONS)
    .map((name) => `<th>${name}</th>`)
    .join('')}</tr></thead><tbody>
${GESTURES.map(({ type, says }) => `<tr><th>${says}</th>${(Object.keys(SITUATIONS) as Situation[]).map((situation) => `<td>${effectOf(situation, type)}</td>`).join('')}</tr>`).join('\n')}
</tbody></table>
<p class="small">RECORD wirkt beim Drücken. Der Druck, der startet, kann nie stoppen. Vor ${seconds(T.stopMs)} losgelassen: nichts. Länger als ${seconds(T.stuckMs)}: Knopf gilt als klemmend. * nur wenn die Dienstvorschrift es erlaubt.</p></section>
<div class="two"><section><h2>Licht</h2><table><tbody>
${LAMPS.flatMap(({ name, pattern }) => (name === 'off' ? [] : [`<tr><td class="strip">${strip(pattern)}</td><td>${LAMP_WORDS[name] ?? name}</td></tr>`])).join('\n')}
</tbody></table><p class="small">Ein Streifen zeigt ${seconds(STRIP_MS)}. Weiß: dunkel.</p></section>
<section><h2>Vibration und Ton</h2><table><tbody>
${FELT.map((moment) => `<tr><td class="felt">${felt(moment)}</td><td class="heard">${heard(moment)}</td><td>${MOMENTS[moment]}</td></tr>`).join('\n')}
</tbody></table></section></div>
<section class="say"><h2>Was Sie sagen</h2>
<p><b>Vor der Aufnahme</b> (Display an: „${TEXTS.de.announcing}“): „Diese Kamera kann Bild und Ton aufnehmen. Wenn Sie nicht ruhig bleiben, nehme ich auf.“</p>
<p><b>Beim Start</b> („${TEXTS.de.recording}“): „Ich nehme jetzt Bild und Ton auf. Der QR-Code auf dem Display führt zum Datenschutzhinweis.“ (wo einer gezeigt wird)</p>
<p><b>Leichte Sprache:</b> „${TEXTS['de-easy'].recording}. Sie filmt Sie und hört Sie. Der Film ist sicher verschlossen.“</p>
<p><b>Nach der Aufnahme:</b> „Die Aufnahme ist beendet.“ Danach ins Dock. Auf der Kamera kann niemand etwas ansehen oder löschen.</p></section>
<footer>Keine Rechtsberatung; es gilt die Dienstvorschrift. Aus den Tabellen des Programms erzeugt. Drucken: A4 hoch, eine Seite, 100 %, Hintergrundgrafiken an.</footer>
</body>
</html>
`
}

function effectOf(situation: Situation, type: Gesture['type']): string {
  const outcome = outcomeOf(situation, type)
  if (outcome === undefined) return ''
  const { changes, moments, refused } = outcome
  if (refused.length > 0) return 'geht nicht'
  const words =
    moments.length > 0 ? moments.map((moment) => MOMENTS[moment]) : changes.map((is) => CHANGES[is])
  return words.filter((word) => word !== undefined).join(', ') || '–'
}

/** The pattern over `STRIP_MS`, as it would pass by on a strip of paper. */
function strip({ steps }: LedPattern): string {
  const cells: string[] = []
  for (let atMs = 0, step = 0; atMs < STRIP_MS; step++) {
    const { colour, ms } = steps[step % steps.length] ?? { colour: 'off', ms: STRIP_MS }
    const widthMs = Math.min(ms, STRIP_MS - atMs)
    cells.push(`<i style="background:${COLOURS[colour]};flex:${widthMs}"></i>`)
    atMs += widthMs
  }
  return `<span>${cells.join('')}</span>`
}

function felt(moment: Moment): string {
  return SENSATIONS[moment].haptic
    .map(({ onMs }) => `<u style="width:${onMs >= LONG_PULSE_MS ? 2.6 : 0.8}em"></u>`)
    .join('')
}

function heard(moment: Moment): string {
  const notes = SENSATIONS[moment].tone.filter(({ hz }) => hz > 0)
  if (notes.length === 0) return ''
  const rising = notes.some(({ hz }, at) => hz > (notes[at - 1]?.hz ?? hz))
  return `♪ ${notes.length === 1 ? '1 Ton' : `${notes.length} Töne${rising ? ' ↗' : ''}`}`
}

const STYLE = `
@page { size: A4; margin: 10mm 12mm }
@media print { body { margin: 0 !important; max-width: none !important; font-size: 11px !important } th, td { padding: 2px 6px !important } }
* { box-sizing: border-box; -webkit-print-color-adjust: exact; print-color-adjust: exact }
body { font: 12px/1.35 system-ui, sans-serif; color: #111; background: #fff; max-width: 186mm; margin: 6mm auto }
h1 { font-size: 24px; margin: 0 } header p { margin: 2px 0 0; font-size: 13px }
h2 { font-size: 15px; margin: 12px 0 4px; border-bottom: 2px solid #111 }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; font-weight: normal; padding: 4px 6px; border-bottom: 1px solid #bbb; vertical-align: middle }
thead th { font-weight: bold } .buttons tbody th { width: 32% }
.two { display: grid; grid-template-columns: 1.3fr 1fr; gap: 16px }
.two td { padding-left: 0 !important } .felt { width: 92px } .heard { width: 78px }
.strip { width: 78px } .strip span { display: flex; height: 16px; border: 1px solid #111; border-radius: 3px; overflow: hidden }
u { display: inline-block; height: 10px; background: #111; border-radius: 5px; margin-right: 4px; text-decoration: none }
.say p { margin: 5px 0; font-size: 13px } .small, footer { font-size: 10.5px; color: #333; margin: 5px 0 0 }
footer { margin-top: 12px; border-top: 1px solid #111; padding-top: 4px }
`
