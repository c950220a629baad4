/**
 * A scenario: what people and the world do to a camera, and what must then be so. YAML, checked before anything runs.
 *
 * Every mistake is a SCENARIO_INVALID that names file, line and field. Times are microseconds here.
 * It only reads; run.ts plays it. schemas/scenario.json is made from the same schema.
 */
import * as v from 'valibot'
import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml'
import { VERDICTS } from '../crypto/verdict.ts'
import { FAULTS, type Fault } from '../device/vocabulary.ts'
import { ZeugeError } from '../errors.ts'
import { FAULT_NAMES } from './faults.ts'

const TEXT_MAX = 200
const STEPS_MAX = 1000
const EXPECTATIONS_MAX = 1000
const LEDGER_TYPES_MAX = 100
/** A scenario file larger than this is not one. */
export const SCENARIO_BYTES_MAX = 256 * 1024
/** A day: longer runs are the fleet simulation's. */
export const DURATION_US_MAX = 24 * 3600 * 1_000_000
const UNIT_US = { ms: 1000, s: 1_000_000, min: 60_000_000, h: 3_600_000_000 } as const
const DURATION = /^(\d{1,7}(?:\.\d{1,3})?)(ms|s|min|h)$/

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
  start: v.optional(v.literal('power', 'power')),
  battery: v.optional(v.pipe(count, v.maxValue(100, 'at most 100'))),
})

const expectationSchema = v.strictObject({
  at: v.union([v.literal('end'), durationText], 'a duration such as 12.5s, or end'),
  capture: v.optional(v.picklist(['idle', 'buffering', 'recording', 'finalizing', 'off'])),
  front: v.optional(v.picklist(['dark', 'announcing', 'recordingNotice', 'off'])),
  dock: v.optional(v.picklist(['away', 'docked', 'off'])),
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

type Written = v.InferOutput<typeof scenarioSchema>
export type Expected = Omit<Written['expect'][number], 'at' | 'preRecord' | 'recorded'> & {
  readonly preRecord?: Range
  readonly recorded?: Range
}
export type FaultName = (typeof FAULT_NAMES)[number]

export interface Range {
  readonly minUs: number
  readonly maxUs: number
}

export type Action =
  | { readonly type: 'press' | 'bounce'; readonly button: 'display' | 'record' }
  | { readonly type: 'hold'; readonly button: 'display' | 'record'; readonly forUs: number }
  | { readonly type: 'dock'; readonly attached: boolean }
  | { readonly type: 'fault' | 'clear'; readonly fault: FaultName }
  | { readonly type: 'cut' | 'start' }
  | { readonly type: 'battery'; readonly percent: number }

export interface Step {
  readonly atUs: number
  readonly action: Action
}

export interface Expectation {
  readonly atUs: number
  /** `at: end`: the card is looked at after the camera was shut down in good order. */
  readonly atEnd: boolean
  /** Line in the file, for the report. */
  readonly line: number
  readonly expected: Expected
}

export interface Scenario {
  readonly name: string
  readonly about: string
  readonly seed: number
  readonly profile: string
  readonly camera: string
  readonly durationUs: number
  /** In time order; equal times keep the order of the file. */
  readonly steps: readonly Step[]
  readonly expectations: readonly Expectation[]
}

export function parseScenario(source: string, fileName: string): Scenario {
  const lines = new LineCounter()
  if (source.length > SCENARIO_BYTES_MAX) refuse(fileName, 1, '', `larger than ${SCENARIO_BYTES_MAX} bytes`)
  const document = parseDocument(source, { lineCounter: lines, strict: true, uniqueKeys: true })
  const broken = document.errors[0]
  if (broken !== undefined)
    refuse(fileName, lines.linePos(broken.pos[0]).line, '', broken.message.split('\n')[0] ?? '')
  visit(document, {
    Alias: (_key, { range }) =>
      refuse(fileName, lines.linePos(range?.[0] ?? 0).line, '', 'aliases are not allowed; write it out'),
  })
  const lineOf = (path: readonly PropertyKey[]) => lines.linePos(offsetOf(document.contents, path)).line
  const result = v.safeParse(scenarioSchema, document.toJS())
  if (result.success) return scenarioOf(result.output, fileName, lineOf)
  const [issue] = result.issues
  const path = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)))
  refuse(fileName, lineOf(path), path.join('.'), wishOf(issue))
}

function wishOf(issue: v.BaseIssue<unknown>): string {
  if (issue.type === 'strict_object')
    return issue.expected === 'never' ? 'there is no such field' : 'this field is missing'
  return `${issue.received} is not allowed here; expected: ${issue.message}`
}

function scenarioOf(written: Written, fileName: string, lineOf: (path: PropertyKey[]) => number): Scenario {
  const durationUs = microseconds(written.duration)
  const early = (us: number, path: PropertyKey[]) => {
    if (us > durationUs) refuse(fileName, lineOf(path), path.join('.'), `later than the duration ${written.duration}`)
    return us
  }
  if (durationUs > DURATION_US_MAX) refuse(fileName, lineOf(['duration']), 'duration', 'longer than 24h')
  const steps = written.steps.map((step, index) => {
    const action = actionOf(step)
    if (action === undefined)
      refuse(fileName, lineOf(['steps', index]), `steps.${index}`, 'exactly one action beside "at" is needed')
    return { atUs: early(microseconds(step.at), ['steps', index, 'at']), action }
  })
  const expectations = written.expect.map(({ at, preRecord, recorded, ...rest }, index) => {
    const path = ['expect', index]
    const ranges = { ...rangeOf('preRecord', preRecord), ...rangeOf('recorded', recorded) }
    const expected: Expected = { ...rest, ...ranges }
    if (Object.keys(expected).length === 0)
      refuse(fileName, lineOf(path), path.join('.'), 'nothing is expected here: name at least one value')
    const atUs = at === 'end' ? durationUs : early(microseconds(at), [...path, 'at'])
    return { atUs, atEnd: at === 'end', line: lineOf(path), expected }
  })
  return {
    name: written.name,
    about: written.about ?? '',
    seed: written.seed,
    profile: written.profile,
    camera: written.camera ?? 'tape:tapes/scene.tape',
    durationUs,
    steps: steps.sort((a, b) => a.atUs - b.atUs),
    expectations: expectations.sort((a, b) => a.atUs - b.atUs),
  }
}

function actionOf({ at: _, ...step }: Written['steps'][number]): Action | undefined {
  if (Object.keys(step).length !== 1) return undefined
  if (step.press !== undefined) return { type: 'press', button: step.press }
  if (step.bounce !== undefined) return { type: 'bounce', button: step.bounce }
  if (step.hold !== undefined)
    return { type: 'hold', button: step.hold.button, forUs: microseconds(step.hold.for) }
  if (step.dock !== undefined) return { type: 'dock', attached: step.dock === 'attach' }
  if (step.fault !== undefined) return { type: 'fault', fault: step.fault }
  if (step.clear !== undefined) return { type: 'clear', fault: step.clear }
  if (step.battery !== undefined) return { type: 'battery', percent: step.battery }
  return { type: step.cut !== undefined ? 'cut' : 'start' }
}

function rangeOf(
  name: 'preRecord' | 'recorded',
  range: { min?: string | undefined; max?: string | undefined } | undefined,
): { [name: string]: Range } {
  if (range === undefined) return {}
  const minUs = range.min === undefined ? 0 : microseconds(range.min)
  const maxUs = range.max === undefined ? DURATION_US_MAX : microseconds(range.max)
  return { [name]: { minUs, maxUs } }
}

/** "12.5s" → 12_500_000. The schema has checked the form. */
export function microseconds(duration: string): number {
  const [, amount = '0', unit = 's'] = DURATION.exec(duration) ?? []
  const factor = unit === 'ms' || unit === 'min' || unit === 'h' ? UNIT_US[unit] : UNIT_US.s
  return Math.round(Number(amount) * factor)
}

/** Where the node at a path begins, or the nearest one above it that exists. */
function offsetOf(root: unknown, path: readonly PropertyKey[]): number {
  let node = root
  let offset = 0
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && item.key.value === key)
      offset = startOf(pair?.key) ?? offset
      node = pair?.value
    } else if (isSeq(node)) {
      node = node.items[Number(key)]
      offset = startOf(node) ?? offset
    }
  }
  return offset
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined
}

function refuse(fileName: string, line: number, field: string, wish: string): never {
  const place = field === '' ? `line ${line}` : `line ${line}, ${field}`
  throw new ZeugeError('SCENARIO_INVALID', `${fileName}: ${place}: ${wish}`)
}
