/**
 * The form of a scenario file. schemas/scenario.json is made from it; what the values mean is scenario.ts's matter.
 */
import * as v from 'valibot'
import { VERDICTS } from '../crypto/verdict.ts'
import { FAULTS, type Fault } from '../device/vocabulary.ts'
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
const count = v.pipe(v.number('a whole number'), v.integer('a whole number'), v.minValue(0, 'not negative'))
const text = v.pipe(
  v.string('text'),
  v.minLength(1, 'not empty'),
  v.maxLength(TEXT_MAX, `at most ${TEXT_MAX} characters`),
)
const button = v.picklist(['display', 'record'], 'display or record')
const range = v.strictObject({ min: v.optional(durationText), max: v.optional(durationText) })

const stepSchema = v.strictObject({
  at: durationText,
  press: v.optional(button),
  hold: v.optional(v.strictObject({ button, for: durationText })),
  bounce: v.optional(button),
  dock: v.optional(v.picklist(['attach', 'detach'], 'attach or detach')),
  fault: v.optional(v.picklist(FAULT_NAMES, `one of ${FAULT_NAMES.join(', ')}`)),
  clear: v.optional(v.picklist(FAULT_NAMES, `one of ${FAULT_NAMES.join(', ')}`)),
  cut: v.optional(v.literal('power', 'power')),
  kill: v.optional(v.literal('process', 'process')),
  start: v.optional(v.picklist(['power', 'watchdog'], 'power or watchdog')),
  battery: v.optional(v.pipe(count, v.maxValue(100, 'at most 100'))),
})

const expectationSchema = v.strictObject({
  at: v.union([v.literal('end'), durationText], 'a duration such as 12.5s, or end'),
  capture: v.optional(v.picklist(['idle', 'buffering', 'recording', 'finalizing', 'off'])),
  front: v.optional(v.picklist(['dark', 'announcing', 'recordingNotice', 'off'])),
  dock: v.optional(v.picklist(['away', 'docked', 'offloading', 'offloaded', 'offloadFailed', 'off'])),
  confirmation: v.optional(v.picklist(['none', 'accepted', 'overdue', 'confirmed', 'off'])),
  screen: v.optional(
    v.picklist(['dark', 'announcing', 'recording', 'blocked', 'recovering', 'status', 'preRecord']),
  ),
  led: v.optional(v.array(v.picklist(['off', 'green', 'amber', 'red']))),
  faults: v.optional(v.array(v.picklist(Object.keys(FAULTS) as Fault[]))),
  recordings: v.optional(count),
  gaps: v.optional(count),
  verdict: v.optional(v.picklist(VERDICTS)),
  preRecord: v.optional(range),
  recorded: v.optional(range),
  invariants: v.optional(v.literal('hold', 'hold')),
  ledger: v.optional(v.pipe(v.array(text), v.maxLength(LEDGER_TYPES_MAX))),
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
