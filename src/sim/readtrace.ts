/**
 * A trace read back from its file: JSON Lines, each record checked before anything is made of it.
 *
 * Mistakes are TRACE_INVALID with file and line. Records of a type this version does not know are left out, so
 * that a newer camera's trace can still be looked at; a last line without its end (a power cut) is too.
 */
import * as v from 'valibot'
import type { TraceRecord } from '../device/status.ts'
import { ZeugeError } from '../errors.ts'

/** A shift of ten hours with an hour of recording has 3 MB. */
export const TRACE_BYTES_MAX = 128 * 1024 * 1024
export const TRACE_RECORDS_MAX = 1_000_000
const LINE_CHARS_MAX = 16 * 1024
const WORD_CHARS_MAX = 200
const FAULTS_MAX = 64

const word = v.pipe(v.string(), v.maxLength(WORD_CHARS_MAX))
const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const maybe = v.optional(v.pipe(v.number(), v.safeInteger()))
const wall = v.nullable(v.pipe(v.number(), v.safeInteger()))
const typed = v.looseObject({ type: word, atUs: v.optional(v.number()), fault: v.optional(word) })
const state = v.looseObject({
  power: word,
  capture: word,
  confirmation: word,
  front: word,
  dock: word,
  statusShown: v.boolean(),
  muted: v.boolean(),
  faults: v.pipe(v.array(word), v.maxLength(FAULTS_MAX)),
  recordingSinceUs: maybe,
  announcedSinceUs: maybe,
  markedUs: maybe,
})

/** Of each type, what comes beside `v`, `tNs`, `seq` and `src`. */
const TYPES = {
  boot: {
    counter: whole,
    clock: word,
    wallUs: wall,
    profile: v.object({ id: word, hash: word }),
    recovered: whole,
  },
  edge: { button: v.picklist(['display', 'record']), down: v.boolean() },
  dock: { attached: v.boolean() },
  battery: { percent: whole, charging: v.boolean() },
  clock: { state: word, wallUs: wall },
  part: { part: word, ok: v.boolean() },
  source: { source: v.picklist(['camera', 'microphone']), live: v.boolean() },
  hand: { move: word, name: v.optional(word), offMs: v.optional(v.number()) },
  event: { event: typed },
  state: { state },
  effect: { effect: v.looseObject({ type: word, moment: v.optional(word), why: v.optional(word) }) },
  durable: { recording: word, chunks: whole, untilUs: whole },
  drained: { recording: word },
  fault: { operation: word, code: word },
  slow: { operation: word, ms: whole },
  space: { freeBytes: whole },
} as const satisfies Record<TraceRecord['type'], v.ObjectEntries>

const head = v.looseObject({
  v: v.literal(1),
  tNs: v.pipe(v.string(), v.regex(/^\d{4,18}$/)),
  seq: whole,
  src: v.picklist(['board', 'machine', 'effect', 'disk']),
  type: word,
})
const SCHEMAS: ReadonlyMap<string, v.GenericSchema> = new Map(
  Object.entries(TYPES).map(([type, entries]) => [type, v.looseObject(entries)]),
)

export function parseTrace(text: string, fileName: string): readonly TraceRecord[] {
  const lines = text.split('\n')
  const isTorn = lines.at(-1) !== ''
  const records: TraceRecord[] = []
  lines.forEach((line, index) => {
    const isLast = index === lines.length - 1
    if (isLast && (line === '' || (isTorn && jsonOf(line) === undefined))) return
    const record = recordOf(line, (wish) => refuse(fileName, index + 1, wish))
    if (record !== undefined) records.push(record)
    if (records.length > TRACE_RECORDS_MAX)
      refuse(fileName, index + 1, `more than ${TRACE_RECORDS_MAX} records`)
  })
  if (records.length === 0) refuse(fileName, 1, 'there is no record; "zeuge run --trace FILE" writes one')
  return records
}

function recordOf(line: string, refuse: (wish: string) => never): TraceRecord | undefined {
  if (line.length > LINE_CHARS_MAX) refuse(`longer than ${LINE_CHARS_MAX} characters`)
  const value = jsonOf(line)
  if (value === undefined) refuse('is not JSON')
  const known = v.safeParse(head, value)
  if (!known.success) refuse(wishOf(known.issues[0]))
  const schema = SCHEMAS.get(known.output.type)
  if (schema === undefined) return undefined
  const checked = v.safeParse(schema, value)
  if (!checked.success) refuse(wishOf(checked.issues[0]))
  return checked.output as TraceRecord
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function wishOf(issue: v.BaseIssue<unknown>): string {
  const field = (issue.path ?? []).map(({ key }) => String(key)).join('.')
  return `${field === '' ? 'the record' : field}: ${issue.message}`
}

function refuse(fileName: string, line: number, wish: string): never {
  throw new ZeugeError('TRACE_INVALID', `${fileName}: line ${line}: ${wish}`)
}
