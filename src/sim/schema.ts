/**
 * The form of a scenario file. schemas/scenario.json is made from it; what the values mean is scenario.ts's matter.
 */
import * as v from 'valibot'
import { VERDICTS } from '../crypto/verdict.ts'
import { FAULTS, type Fault, MOMENTS, type Moment } from '../device/vocabulary.ts'
import { FAULT_NAMES } from './faults.ts'

const TEXT_MAX = 200
const STEPS_MAX = 1000
const EXPECTATIONS_MAX = 1000
const LEDGER_TYPES_MAX = 100
export const DURATION = /^(\d{1,7}(?:\.\d{1,3})?)(ms|s|min|h)$/

const durationText = v.pipe(
  v.string('a duration such as 12.5s, 200ms, 2min or 1h'),
  v.regex(DURATION, 'a duration such as 12.5s, 200ms, 2min or 1h'),
)
const SIGNED_DURATION = /^[+-]?\d{1,7}(?:\.\d{1,3})?(?:ms|s|min|h)$/
const DRIFT_PPM_MAX = 1000

const oneOf = <const T extends readonly string[]>(words: T) => v.picklist(words, `one of ${words.join(', ')}`)
const count = v.pipe(v.number('a whole number'), v.integer('a whole number'), v.minValue(0, 'not negative'))
const text = v.pipe(
  v.string('text'),
  v.minLength(1, 'not empty'),
  v.maxLength(TEXT_MAX, `at most ${TEXT_MAX} characters`),
)
const yesOrNo = v.boolean('true or false')
const button = v.picklist(['display', 'record'], 'display or record')
const percent = v.pipe(count, v.maxValue(100, 'at most 100'))
const range = v.strictObject(
  { min: v.optional(durationText), max: v.optional(durationText) },
  '{ min, max }, both durations',
)
const hold = v.strictObject({ button, for: durationText }, '{ button: display or record, for: a duration }')
const clock = v.strictObject(
  {
    set: v.optional(
      v.pipe(v.string('an ISO 8601 moment in UTC'), v.isoTimestamp('such as 2026-05-04T09:00:00Z')),
    ),
    jump: v.optional(
      v.pipe(v.string('a duration'), v.regex(SIGNED_DURATION, 'a duration such as 1h or -30min')),
    ),
    drift: v.optional(
      v.pipe(
        v.number('parts per million'),
        v.minValue(-DRIFT_PPM_MAX, `at least -${DRIFT_PPM_MAX} parts per million`),
        v.maxValue(DRIFT_PPM_MAX, `at most ${DRIFT_PPM_MAX} parts per million`),
      ),
    ),
  },
  '{ set: a moment }, { jump: a duration } or { drift: parts per million }',
)

const degrees = (most: number) =>
  v.pipe(
    v.number(`degrees, from -${most} to ${most}`),
    v.minValue(-most, `at least -${most}`),
    v.maxValue(most, `at most ${most}`),
  )
const position = v.strictObject(
  {
    latitude: degrees(89),
    longitude: degrees(180),
    heading: v.optional(degrees(360)),
    speed: v.optional(
      v.pipe(v.number('metres a second'), v.minValue(0, 'not negative'), v.maxValue(50, 'at most 50')),
    ),
  },
  'none, or { latitude, longitude } in degrees, with heading (degrees from north) and speed (metres a second)',
)

const stepSchema = v.strictObject({
  at: durationText,
  press: v.optional(button),
  hold: v.optional(hold),
  bounce: v.optional(button),
  scuffle: v.optional(durationText),
  dock: v.optional(oneOf(['attach', 'detach'])),
  fault: v.optional(oneOf(FAULT_NAMES)),
  clear: v.optional(oneOf(FAULT_NAMES)),
  cut: v.optional(v.literal('power', 'power')),
  kill: v.optional(v.literal('process', 'process')),
  start: v.optional(oneOf(['power', 'watchdog'])),
  battery: v.optional(
    v.union(
      [percent, v.strictObject({ percent, charging: v.optional(yesOrNo) })],
      'a whole number from 0 to 100, or { percent, charging: true or false }',
    ),
  ),
  clock: v.optional(clock),
  position: v.optional(v.union([v.literal('none'), position], `${position.message}`)),
})

const expectationSchema = v.strictObject({
  at: v.union([v.literal('end'), durationText], 'a duration such as 12.5s, or end'),
  capture: v.optional(oneOf(['idle', 'buffering', 'recording', 'finalizing', 'off'])),
  front: v.optional(oneOf(['dark', 'announcing', 'recordingNotice', 'off'])),
  dock: v.optional(oneOf(['away', 'docked', 'offloading', 'offloaded', 'offloadFailed', 'off'])),
  confirmation: v.optional(oneOf(['none', 'accepted', 'overdue', 'confirmed', 'off'])),
  screen: v.optional(
    oneOf(['dark', 'announcing', 'recording', 'blocked', 'recovering', 'status', 'preRecord']),
  ),
  led: v.optional(v.array(oneOf(['off', 'green', 'amber', 'red']), 'a list of colours')),
  faults: v.optional(v.array(oneOf(Object.keys(FAULTS) as Fault[]), 'a list of faults, [] for none')),
  muted: v.optional(yesOrNo),
  statusShown: v.optional(yesOrNo),
  battery: v.optional(percent),
  ring: v.optional(range),
  moments: v.optional(
    v.pipe(
      v.array(oneOf(Object.keys(MOMENTS) as Moment[]), 'a list of moments'),
      v.maxLength(LEDGER_TYPES_MAX, `at most ${LEDGER_TYPES_MAX}`),
    ),
  ),
  recordings: v.optional(count),
  gaps: v.optional(count),
  markers: v.optional(count),
  metadata: v.optional(count),
  verdict: v.optional(oneOf(VERDICTS)),
  preRecord: v.optional(range),
  recorded: v.optional(range),
  invariants: v.optional(v.literal('hold', 'hold')),
  ledger: v.optional(
    v.pipe(
      v.array(text, 'a list of event types'),
      v.maxLength(LEDGER_TYPES_MAX, `at most ${LEDGER_TYPES_MAX}`),
    ),
  ),
})

export const scenarioSchema = v.strictObject({
  zeugeScenario: v.literal(1, '1, the only version there is'),
  name: text,
  about: v.optional(v.pipe(v.string(), v.maxLength(2000))),
  seed: v.pipe(count, v.maxValue(0xffff_ffff, 'below 2^32')),
  profile: text,
  camera: v.optional(text),
  duration: durationText,
  steps: v.pipe(v.array(stepSchema), v.maxLength(STEPS_MAX, `at most ${STEPS_MAX} steps`)),
  expect: v.pipe(
    v.array(expectationSchema, 'a list of expectations'),
    v.minLength(1, 'at least one expectation: a scenario that expects nothing proves nothing'),
    v.maxLength(EXPECTATIONS_MAX, `at most ${EXPECTATIONS_MAX} expectations`),
  ),
})

export type Written = v.InferOutput<typeof scenarioSchema>

/** The fields an object at this place of a scenario may have; none where there is no object. */
export function fieldsAt(path: readonly PropertyKey[]): readonly string[] {
  let here: unknown = scenarioSchema
  for (const key of path) here = inside(here, String(key))
  const { entries } = bare(here)
  return entries === undefined ? [] : Object.keys(entries)
}

/** What valibot's schemas carry, as far as it is walked here. */
interface Walked {
  readonly entries?: Readonly<Record<string, unknown>>
  readonly item?: unknown
  readonly wrapped?: unknown
  readonly pipe?: readonly unknown[]
  readonly options?: readonly unknown[]
}

function inside(schema: unknown, key: string): unknown {
  const { entries, item } = bare(schema)
  return entries?.[key] ?? item
}

/** Without what is optional, piped or one of several: the part with fields or items. */
function bare(schema: unknown): Walked {
  const { pipe, wrapped, options, ...rest } = (schema ?? {}) as Walked
  if (pipe !== undefined) return bare(pipe[0])
  if (wrapped !== undefined) return bare(wrapped)
  if (options === undefined) return rest
  return options.map(bare).find(({ entries }) => entries !== undefined) ?? {}
}
