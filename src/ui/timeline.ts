/**
 * A trace as a drawing plan: what held from when until when, what happened when, and how far behind the
 * durable mark was. Pure; timelinetext.ts and timelinepage.ts draw it.
 *
 *   records ─► boots on one axis ─► lanes of spans, marks, durable lag, lines
 *
 * Time 0 is the first standby, as in a scenario. How long it was dark between two boots the simulator says, or
 * the wall clock; where that means nothing the gap has a fixed width. It judges nothing.
 */
import type { TraceRecord } from '../device/status.ts'
import type { DeviceState, Moment } from '../device/vocabulary.ts'
import { recordUs } from '../sim/trace.ts'
import { lineOf } from './timelinewords.ts'

export interface Timeline {
  readonly fromUs: number
  readonly untilUs: number
  /** In drawing order; only those with something in them. */
  readonly lanes: readonly Lane[]
  readonly marks: readonly Mark[]
  /** How much media the disk still owed, at the instants where that was known; falls to its least there. */
  readonly durable: readonly Durable[]
  /** The most it owed at any instant; undefined where nothing was recorded. */
  readonly owedUsMost: number | undefined
  readonly lines: readonly Line[]
  /** Lines and marks beyond the most that are drawn. */
  readonly left: number
}

export interface Lane {
  readonly kind: LaneKind
  /** The word of the vocabulary: a region, a button or a fault. */
  readonly name: string
  readonly spans: readonly Span[]
}
export type LaneKind = 'power' | 'region' | 'button' | 'fault' | 'hand'

export interface Span {
  readonly fromUs: number
  readonly untilUs: number
  readonly value: string
}

export interface Mark {
  readonly atUs: number
  readonly kind: 'moment' | 'disk' | 'board' | 'held' | 'failed'
  readonly word: string
}

export interface Durable {
  readonly atUs: number
  readonly recording: string
  /** From the newest durable picture to this instant. */
  readonly lagUs: number
}

export interface Line {
  readonly atUs: number
  readonly src: TraceRecord['src']
  readonly text: string
}

/** What was expected at an instant, for the top of the drawing. */
export interface Judged {
  readonly atUs: number
  readonly ok: boolean
  readonly text: string
}

const REGIONS = ['capture', 'confirmation', 'front', 'dock'] as const
/** So many of each are drawn; a page with more serves nobody. */
const LINES_MAX = 4000
const MARKS_MAX = 4000
const SPANS_MAX = 4000
const DARK_US_UNKNOWN = 5_000_000
const SECOND_US = 1_000_000
/** Felt as a rhythm, not as news. */
const RHYTHM: readonly Moment[] = ['tick', 'tick.strong']

export function timelineOf(records: readonly TraceRecord[], judged: readonly Judged[] = []): Timeline {
  const plan = createPlan()
  for (const { atUs, record } of onOneAxis(records)) plan.take(atUs, record)
  return plan.end(judged)
}

export interface Placed {
  readonly atUs: number
  readonly record: TraceRecord
}

/** Monotonic times of several boots one behind the other. */
export function onOneAxis(records: readonly TraceRecord[]): readonly Placed[] {
  const first = records.find(({ type }) => type === 'state') ?? records[0]
  let shiftUs = first === undefined ? 0 : -recordUs(first)
  /** Unix time at the axis' 0; undefined while the wall clock means nothing. */
  let epochUs: number | undefined
  let beforeUs = Number.NEGATIVE_INFINITY
  return records.map((record, index) => {
    if (index > 0 && isBootBegin(records, index)) {
      const offUs = record.type === 'hand' && record.move === 'start' ? record.offMs * 1000 : undefined
      const wallUs = wallAtZero(records, index)
      const knownUs = wallUs === undefined || epochUs === undefined ? Number.NaN : wallUs - epochUs
      // A clock that went back says nothing about how long it was dark.
      const isLater = knownUs + recordUs(record) >= beforeUs
      const darkUs = offUs ?? DARK_US_UNKNOWN
      shiftUs = isLater && offUs === undefined ? knownUs : beforeUs + darkUs - recordUs(record)
    }
    const atUs = recordUs(record) + shiftUs
    if ((record.type === 'boot' || record.type === 'clock') && record.wallUs !== null)
      epochUs = record.wallUs - atUs
    else if (record.type === 'boot' || record.type === 'clock') epochUs = undefined
    beforeUs = atUs
    return { atUs, record }
  })
}

export function isBootBegin(records: readonly TraceRecord[], index: number): boolean {
  return (records[index]?.seq ?? 0) <= (records[index - 1]?.seq ?? -1)
}

/** Unix time at the monotonic 0 of the boot that begins at `index`. */
function wallAtZero(records: readonly TraceRecord[], index: number): number | undefined {
  for (let at = index; at < records.length; at++) {
    const record = records[at]
    if (record === undefined || (at > index && isBootBegin(records, at))) return undefined
    if (record.type === 'boot') return record.wallUs === null ? undefined : record.wallUs - recordUs(record)
  }
  return undefined
}

function createPlan() {
  const open = new Map<string, { kind: LaneKind; name: string; fromUs: number; value: string }>()
  const lanes = new Map<string, { kind: LaneKind; name: string; spans: Span[] }>()
  const marks: Mark[] = []
  const durable: Durable[] = []
  const lines: Line[] = []
  let left = 0
  let firstUs: number | undefined
  let lastUs = 0
  let lastSeq = -1
  let lastState: string | undefined
  let baseUs = 0

  function set(kind: LaneKind, name: string, atUs: number, value: string | undefined): void {
    const key = `${kind} ${name}`
    const now = open.get(key)
    if (now?.value === value) return
    if (now !== undefined) close(key, atUs)
    if (value !== undefined) open.set(key, { kind, name, fromUs: atUs, value })
  }
  function close(key: string, untilUs: number): void {
    const span = open.get(key)
    open.delete(key)
    if (span === undefined) return
    const { kind, name, fromUs, value } = span
    const lane = lanes.get(key) ?? { kind, name, spans: [] }
    lanes.set(key, lane)
    if (lane.spans.length < SPANS_MAX) lane.spans.push({ fromUs, untilUs, value })
    else left++
  }
  function mark(atUs: number, kind: Mark['kind'], word: string): void {
    if (marks.length < MARKS_MAX) marks.push({ atUs, kind, word })
    else left++
  }
  function state(atUs: number, now: DeviceState): void {
    for (const region of REGIONS) {
      const value = now[region]
      set('region', region, atUs, value === 'none' ? undefined : value)
    }
    set('region', 'muted', atUs, now.muted ? 'muted' : undefined)
    set('region', 'statusShown', atUs, now.statusShown ? 'shown' : undefined)
    for (const { kind, name } of [...open.values()])
      if (kind === 'fault' && !now.faults.some((fault) => fault === name)) set('fault', name, atUs, undefined)
    for (const fault of now.faults) set('fault', fault, atUs, 'raised')
  }
  /** Whatever held before the power went is over; what the hand broke outside of the board stays broken. */
  function dark(atUs: number): void {
    const last = durable.at(-1)
    if (last !== undefined && open.get('region capture')?.value === 'recording')
      durable.push({ ...last, atUs, lagUs: last.lagUs + atUs - last.atUs })
    for (const [key, { kind }] of [...open]) if (kind !== 'hand') close(key, atUs)
  }

  function draw(atUs: number, record: TraceRecord) {
    switch (record.type) {
      case 'state':
        return state(atUs, record.state)
      case 'edge':
        return set('button', record.button, atUs, record.down ? 'down' : undefined)
      case 'effect':
        if (record.effect.type === 'perceive' && !RHYTHM.includes(record.effect.moment))
          mark(atUs, 'moment', record.effect.moment)
        return
      case 'durable':
        durable.push({ atUs, recording: record.recording, lagUs: atUs - (record.untilUs + baseUs) })
        return
      case 'hand':
        if (record.move === 'fault') set('hand', record.name, atUs, 'on')
        else if (record.move === 'clear') set('hand', record.name, atUs, undefined)
        else mark(atUs, 'board', record.move)
        return
      case 'fault':
        return mark(atUs, 'disk', `${record.operation} ${record.code}`)
      case 'slow':
        return mark(atUs, 'disk', `${record.operation} ${record.ms} ms`)
      case 'part':
        return mark(atUs, 'board', `${record.part} ${record.ok ? 'back' : 'lost'}`)
      case 'source':
        return mark(atUs, 'board', `${record.source} ${record.live ? 'back' : 'lost'}`)
      case 'clock':
        return mark(atUs, 'board', `clock ${record.state}`)
      case 'space':
      case 'battery':
      case 'boot':
      case 'dock':
      case 'drained':
      case 'event':
        return
    }
  }

  return {
    take(atUs: number, record: TraceRecord): void {
      if (record.seq <= lastSeq) {
        dark(lastUs)
        set('power', 'power', atUs, 'on')
      }
      if (firstUs === undefined) set('power', 'power', atUs, 'on')
      firstUs ??= atUs
      lastSeq = record.seq
      baseUs = atUs - recordUs(record)
      lastUs = Math.max(lastUs, atUs)
      const text = lineOf(record)
      // A state that differs in its times only.
      if (record.type === 'state' && text === lastState) return
      if (record.type === 'state') lastState = text
      if (text !== undefined && lines.length < LINES_MAX) lines.push({ atUs, src: record.src, text })
      else if (text !== undefined) left++
      draw(atUs, record)
    },
    end(judged: readonly Judged[]): Timeline {
      const untilUs = Math.max(lastUs, ...judged.map(({ atUs }) => atUs), (firstUs ?? 0) + SECOND_US)
      for (const key of [...open.keys()]) close(key, lastUs)
      const expected = judged.map(
        ({ atUs, ok, text }): Mark => ({ atUs, kind: ok ? 'held' : 'failed', word: text }),
      )
      return {
        fromUs: Math.min(0, firstUs ?? 0),
        untilUs,
        lanes: [...lanes.values()].filter(isNews).sort((a, b) => rank(a) - rank(b)),
        marks: [...marks, ...expected],
        durable,
        owedUsMost: owedUsMost(durable),
        lines,
        left,
      }
    },
  }
}

/** The mark moves in leaps: the most is owed just before one. */
function owedUsMost(durable: readonly Durable[]): number | undefined {
  const peaks = durable.map(({ atUs, recording, lagUs }, index) => {
    const before = durable[index - 1]
    return before?.recording === recording ? before.lagUs + atUs - before.atUs : lagUs
  })
  return peaks.length === 0 ? undefined : peaks.reduce((most, peak) => Math.max(most, peak), 0)
}

/** A camera that is worn all the time needs no line that says so. */
function isNews({ name, spans }: Lane): boolean {
  return name !== 'dock' || spans.some(({ value }) => value !== 'away')
}

const ORDER: readonly string[] = [
  'power',
  ...['display', 'record'],
  ...['capture', 'confirmation', 'muted', 'front', 'statusShown', 'dock'],
]

function rank({ kind, name }: Lane): number {
  const at = ORDER.indexOf(name)
  if (at >= 0) return at
  return ORDER.length + (kind === 'fault' ? 0 : 1)
}
