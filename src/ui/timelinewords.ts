/**
 * What a timeline says: a line for each record of a trace, and the names of lanes and states in German and English. Pure.
 *
 * Lines use the words of the vocabulary (docs/behaviour.md) and no others, so they are the same in both languages.
 */

import type { Sentence } from '../crypto/verdict.ts'
import type { TraceRecord } from '../device/status.ts'
import type { DeviceState } from '../device/vocabulary.ts'

/** Undefined where the record says nothing that another line does not say better. */
export function lineOf(record: TraceRecord): string | undefined {
  switch (record.type) {
    case 'boot':
      return `boot ${record.counter}, profile ${record.profile.id}, clock ${record.clock}${
        record.recovered === 0 ? '' : `, ${record.recovered} recovered`
      }`
    case 'edge':
      return `${record.button.toUpperCase()} ${record.down ? 'down' : 'up'}`
    case 'dock':
      return record.attached ? 'dock attached' : 'dock detached'
    case 'battery':
      return `battery ${record.percent} %${record.charging ? ', charging' : ''}`
    case 'clock':
      return `clock ${record.state}${record.wallUs === null ? '' : ` ${isoOf(record.wallUs)}`}`
    case 'part':
      return `${record.part} ${record.ok ? 'back' : 'lost'}`
    case 'source':
      return `${record.source} ${record.live ? 'back' : 'lost'}`
    case 'hand':
      return 'name' in record ? `${record.move} ${record.name}` : record.move
    case 'event':
      return 'fault' in record.event ? `${record.event.type} ${record.event.fault}` : record.event.type
    case 'state':
      return stateText(record.state)
    case 'effect':
      return effectText(record.effect)
    case 'durable':
      return undefined
    case 'drained':
      return 'pre-record stored'
    case 'fault':
      return `${record.operation} ${record.code}`
    case 'slow':
      return `${record.operation} took ${record.ms} ms`
    case 'space':
      return `${Math.round(record.freeBytes / 1_000_000)} MB free`
  }
}

function stateText({ power, capture, confirmation, front, dock, muted, faults }: DeviceState): string {
  const rest = [
    ...(confirmation === 'none' ? [] : [confirmation]),
    ...(muted ? ['muted'] : []),
    ...(dock === 'away' ? [] : [dock]),
    ...faults,
  ]
  return [power === 'on' ? capture : power, front, ...rest].join(' · ')
}

function effectText(effect: Extract<TraceRecord, { type: 'effect' }>['effect']): string {
  if (effect.type === 'perceive') return `perceive ${effect.moment}`
  return effect.type === 'refused' ? `refused ${effect.gesture}: ${effect.why}` : effect.type
}

function isoOf(wallUs: number): string {
  return new Date(Math.floor(wallUs / 1000)).toISOString()
}

/** Lanes with a name of their own; faults are called by their word. */
export const LANES: Readonly<Record<string, Sentence>> = {
  power: { de: 'Strom', en: 'Power' },
  display: { de: 'Taste DISPLAY', en: 'DISPLAY button' },
  record: { de: 'Taste RECORD', en: 'RECORD button' },
  capture: { de: 'Aufnahme', en: 'Capture' },
  confirmation: { de: 'Bestätigung', en: 'Confirmation' },
  muted: { de: 'Stumm', en: 'Muted' },
  front: { de: 'Frontdisplay', en: 'Front display' },
  statusShown: { de: 'Status', en: 'Status' },
  dock: { de: 'Dock', en: 'Dock' },
}

/** Values of the regions, as the legend explains them. */
export const VALUES: Readonly<Record<string, Sentence>> = {
  on: { de: 'an', en: 'on' },
  down: { de: 'gedrückt', en: 'down' },
  idle: { de: 'Bereitschaft', en: 'standby' },
  buffering: { de: 'Vorabaufnahme', en: 'pre-record' },
  recording: { de: 'Aufnahme', en: 'recording' },
  finalizing: { de: 'wird abgeschlossen', en: 'being closed' },
  accepted: { de: 'angenommen', en: 'accepted' },
  overdue: { de: 'überfällig', en: 'overdue' },
  confirmed: { de: 'bestätigt', en: 'confirmed' },
  dark: { de: 'dunkel', en: 'dark' },
  announcing: { de: 'Ankündigung', en: 'announcing' },
  recordingNotice: { de: 'Aufnahmehinweis', en: 'recording notice' },
  away: { de: 'getragen', en: 'worn' },
  docked: { de: 'im Dock', en: 'docked' },
  offloading: { de: 'wird übergeben', en: 'being handed over' },
  offloaded: { de: 'übergeben', en: 'handed over' },
  offloadFailed: { de: 'Übergabe gescheitert', en: 'hand-over failed' },
  muted: { de: 'stumm', en: 'muted' },
  shown: { de: 'angezeigt', en: 'shown' },
  raised: { de: 'gemeldet', en: 'raised' },
}

export const WORDS = {
  title: { de: 'Zeitverlauf', en: 'Timeline' },
  expected: { de: 'Erwartungen', en: 'Expectations' },
  moments: { de: 'Gespürt und gehört', en: 'Felt and heard' },
  board: { de: 'Board', en: 'Board' },
  disk: { de: 'Karte', en: 'Card' },
  durable: { de: 'Noch nicht sicher', en: 'Not yet durable' },
  most: { de: 'höchstens', en: 'at most' },
  injected: { de: 'Störung', en: 'fault given' },
  time: { de: 'Zeit', en: 'Time' },
  source: { de: 'Quelle', en: 'Source' },
  what: { de: 'Was', en: 'What' },
  all: { de: 'Alle Ereignisse', en: 'All events' },
  zoom: { de: 'Vergrößerung', en: 'Zoom' },
  held: { de: 'gehalten', en: 'held' },
  failed: { de: 'verfehlt', en: 'failed' },
  off: { de: 'ohne Strom', en: 'no power' },
  more: { de: 'weitere nicht gezeichnet', en: 'more not drawn' },
  legend: { de: 'Legende', en: 'Legend' },
  hint: {
    de: 'Zeit 0 ist die erste Bereitschaft. Die Zeichnung lässt sich seitwärts schieben.',
    en: 'Time 0 is the first standby. The drawing scrolls sideways.',
  },
} as const satisfies Readonly<Record<string, Sentence>>
