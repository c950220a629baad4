/**
 * A scenario: what people and the world do to a camera, and what must then be so. YAML, checked before anything runs.
 *
 * Every mistake is a SCENARIO_INVALID that names file, line and field. Times are microseconds here.
 * It only reads; run.ts plays it. schema.ts has the form.
 */
import * as v from 'valibot'
import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml'
import { ZeugeError } from '../errors.ts'
import { createPower } from './power.ts'
import { DURATION, fieldsAt, scenarioSchema, type Written } from './schema.ts'
import type { Action, Step } from './step.ts'

/** A scenario file larger than this is not one. */
export const SCENARIO_BYTES_MAX = 256 * 1024
/** A day: longer runs are the fleet simulation's. */
const DURATION_US_MAX = 24 * 3600 * 1_000_000
const ONE_ACTION = 'exactly one action beside "at" is needed'
const ONE_CHANGE = 'exactly one of set, jump and drift is needed'
const UNIT_US = { ms: 1000, s: 1_000_000, min: 60_000_000, h: 3_600_000_000 } as const

type WrittenStep = Written['steps'][number]

export type Expected = Omit<Written['expect'][number], 'at' | RangeName> & {
  readonly ring?: Range
  readonly preRecord?: Range
  readonly recorded?: Range
}

type RangeName = 'ring' | 'preRecord' | 'recorded'

export interface Range {
  readonly minUs: number
  readonly maxUs: number
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
  refuse(fileName, lineOf(path), path.join('.'), wishOf(issue, path))
}

function wishOf(issue: v.BaseIssue<unknown>, path: readonly PropertyKey[]): string {
  if (issue.type === 'strict_object' && issue.expected === 'never')
    return `there is no such field; allowed are ${fieldsAt(path.slice(0, -1)).join(', ')}`
  if (issue.type === 'strict_object' && issue.input === undefined) return 'this field is missing'
  return `${issue.received} is not allowed here; expected: ${issue.message}`
}

function scenarioOf(written: Written, fileName: string, lineOf: (path: PropertyKey[]) => number): Scenario {
  const durationUs = microseconds(written.duration)
  const early = (us: number, path: PropertyKey[]) => {
    if (us > durationUs)
      refuse(fileName, lineOf(path), path.join('.'), `later than the duration ${written.duration}`)
    return us
  }
  if (durationUs > DURATION_US_MAX) refuse(fileName, lineOf(['duration']), 'duration', 'longer than 24h')
  const steps = written.steps.map((step, index) => {
    const action = actionOf(step)
    if (action === undefined) refuse(fileName, lineOf(['steps', index]), `steps.${index}`, ONE_ACTION)
    if (action.type === 'clock' && Object.keys(action).length !== 2)
      refuse(fileName, lineOf(['steps', index, 'clock']), `steps.${index}.clock`, ONE_CHANGE)
    const line = lineOf(['steps', index])
    return { atUs: early(microseconds(step.at), ['steps', index, 'at']), line, action }
  })
  steps.sort((a, b) => a.atUs - b.atUs)
  checkPower(steps, ({ line }, wish) => refuse(fileName, line, 'steps', wish))
  const expectations = written.expect.map(({ at, ring, preRecord, recorded, ...rest }, index) => {
    const path = ['expect', index]
    const ranges = {
      ...rangeOf('ring', ring),
      ...rangeOf('preRecord', preRecord),
      ...rangeOf('recorded', recorded),
    }
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
    camera: written.camera ?? 'tape',
    durationUs,
    steps,
    expectations: expectations.sort((a, b) => a.atUs - b.atUs),
  }
}

function checkPower(steps: readonly Step[], refuseAt: (step: Step, wish: string) => never): void {
  const power = createPower()
  for (const step of steps) {
    const wish = power(step.action)
    if (wish !== undefined) refuseAt(step, wish)
  }
}

function actionOf({ at: _, ...step }: WrittenStep): Action | undefined {
  if (Object.keys(step).length !== 1) return undefined
  if (step.press !== undefined) return { type: 'press', button: step.press }
  if (step.bounce !== undefined) return { type: 'bounce', button: step.bounce }
  if (step.hold !== undefined)
    return { type: 'hold', button: step.hold.button, forUs: microseconds(step.hold.for) }
  if (step.dock !== undefined) return { type: 'dock', attached: step.dock === 'attach' }
  if (step.fault !== undefined) return { type: 'fault', fault: step.fault }
  if (step.clear !== undefined) return { type: 'clear', fault: step.clear }
  if (step.scuffle !== undefined) return { type: 'scuffle', forUs: microseconds(step.scuffle) }
  if (step.battery !== undefined) return batteryOf(step.battery)
  if (step.clock !== undefined) return clockOf(step.clock)
  if (step.position !== undefined) return positionOf(step.position)
  if (step.kill !== undefined) return { type: 'kill' }
  if (step.cut !== undefined) return { type: 'cut' }
  return step.start === 'watchdog' ? { type: 'start', by: 'watchdog' } : { type: 'start' }
}

function batteryOf(written: NonNullable<WrittenStep['battery']>): Action {
  return typeof written === 'number'
    ? { type: 'battery', percent: written }
    : { type: 'battery', percent: written.percent, charging: written.charging ?? false }
}

function clockOf({ set, jump, drift }: NonNullable<WrittenStep['clock']>): Action {
  return {
    type: 'clock',
    ...(set !== undefined && { setUs: Date.parse(set) * 1000 }),
    ...(jump !== undefined && { jumpUs: microseconds(jump) }),
    ...(drift !== undefined && { driftPpm: drift }),
  }
}

function positionOf(written: NonNullable<WrittenStep['position']>): Action {
  if (written === 'none') return { type: 'position' }
  const { latitude, longitude, heading, speed } = written
  const way = { ...(heading !== undefined && { heading }), ...(speed !== undefined && { speed }) }
  return { type: 'position', place: { latitude, longitude, ...way } }
}

function rangeOf(
  name: RangeName,
  range: { min?: string | undefined; max?: string | undefined } | undefined,
): { [name: string]: Range } {
  if (range === undefined) return {}
  const minUs = range.min === undefined ? 0 : microseconds(range.min)
  const maxUs = range.max === undefined ? DURATION_US_MAX : microseconds(range.max)
  return { [name]: { minUs, maxUs } }
}

/** "12.5s" → 12_500_000; "-1h" goes back. The schema has checked the form. */
export function microseconds(duration: string): number {
  const [, amount = '0', unit = 's'] = DURATION.exec(duration.replace(/^[+-]/, '')) ?? []
  const factor = unit === 'ms' || unit === 'min' || unit === 'h' ? UNIT_US[unit] : UNIT_US.s
  return Math.round(Number(amount) * factor) * (duration.startsWith('-') ? -1 : 1)
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
