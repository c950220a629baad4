/**
 * The device's behaviour as Markdown, made from the code that decides it: the button table by asking the
 * machine, perception and vocabulary from their tables, the drawing from the machine's definition.
 *
 * docs/behaviour.md holds these parts between markers and a test compares them, so that the document
 * cannot tell a lie. Runs no actor and decides nothing.
 */
import { initialTransition, type SnapshotFrom, transition } from 'xstate'
import { cameraMachine } from './camera.machine.ts'
import type { MachineRules } from './camera.setup.ts'
import { DEFAULT_THRESHOLDS } from './gestures.ts'
import { LAMPS, PICTURES, SENSATIONS } from './perception.ts'
import { stateOf } from './state.ts'
import { TEXTS } from './texts.ts'
import {
  BLOCKING_FAULTS,
  type DeviceEvent,
  EFFECTS,
  EVENTS,
  FAULTS,
  FINISH_CAUSES,
  type Gesture,
  MOMENTS,
  REFUSALS,
} from './vocabulary.ts'

type Snapshot = SnapshotFrom<typeof cameraMachine>

/** With a ring armed by the announcement: the fullest of the four shapes. */
const RULES: MachineRules = {
  preRecordMs: 30_000,
  preRecordArm: 'announcement',
  postRecordMs: 0,
  recordingMaxMs: 0,
  muteAllowed: true,
  reminderMs: 120_000,
  emergencyPath: true,
  cameraInStandby: 'warm',
}

const SITUATIONS: readonly { readonly name: string; readonly after: readonly DeviceEvent[] }[] = [
  { name: 'standby', after: [] },
  { name: 'announcing', after: [{ type: 'gesture.display.press', atUs: 1 }] },
  {
    name: 'recording',
    after: [
      { type: 'gesture.record.press', atUs: 1 },
      { type: 'record.durable', atUs: 2 },
    ],
  },
  { name: 'docked', after: [{ type: 'dock.attached', atUs: 1 }] },
]

const t = DEFAULT_THRESHOLDS
const GESTURE_ROWS: readonly { readonly type: Gesture['type']; readonly made: string }[] = [
  { type: 'gesture.display.press', made: `DISPLAY released before ${t.pressMs} ms` },
  { type: 'gesture.display.hold', made: `DISPLAY released after ${t.holdMs} to ${t.holdEndMs} ms` },
  { type: 'gesture.display.veryLong', made: `DISPLAY released after ${t.veryLongMs} to ${t.stuckMs} ms` },
  { type: 'gesture.record.press', made: 'RECORD goes down, nothing is recording' },
  { type: 'gesture.record.again', made: `RECORD goes down within ${t.againMs} ms after the start` },
  { type: 'gesture.record.tap', made: `RECORD released before ${t.pressMs} ms, no second press` },
  { type: 'gesture.record.double', made: `RECORD down again within ${t.doubleMs} ms after its release` },
  { type: 'gesture.record.hold', made: `RECORD released after ${t.stopMs} to ${t.stuckMs} ms` },
]
/** These are made only in one situation; elsewhere the same press is another gesture. */
const RECORDING_ONLY: readonly Gesture['type'][] = [
  'gesture.record.again',
  'gesture.record.tap',
  'gesture.record.double',
  'gesture.record.hold',
]

/** Each part by the name that its markers in docs/behaviour.md carry. */
export function describeDevice(): Readonly<Record<string, string>> {
  return {
    buttons: buttonTable(),
    statechart: statechart(),
    led: table(
      ['state, the first that applies', 'LED'],
      LAMPS.map(({ name, shows }) => [name, shows]),
    ),
    front: table(
      ['state, the first that applies', 'screen', 'German', 'English', 'mirrored picture'],
      PICTURES.map(({ name, kind, lines, mirror }) => [
        name,
        kind,
        lines.map((key) => TEXTS.de[key]).join(' · ') || '–',
        lines.map((key) => TEXTS.en[key]).join(' · ') || '–',
        mirror ? 'yes' : '–',
      ]),
    ),
    moments: table(
      ['moment', 'meaning', 'haptic', 'tone'],
      Object.entries(SENSATIONS).map(([moment, { says }]) => [
        `\`${moment}\``,
        MOMENTS[moment as keyof typeof MOMENTS],
        ...says.split('; '),
      ]),
    ),
    events: words('event', EVENTS),
    effects: words('effect', EFFECTS),
    faults: table(
      ['fault', 'meaning', 'forbids recording'],
      Object.entries(FAULTS).map(([fault, says]) => [
        `\`${fault}\``,
        says,
        BLOCKING_FAULTS.some((blocking) => blocking === fault) ? 'yes' : '–',
      ]),
    ),
    causes: words('cause', FINISH_CAUSES),
    refusals: words('reason', REFUSALS),
  }
}

/** The document with its parts replaced by what the code says now. */
export function withParts(document: string, parts: Readonly<Record<string, string>>): string {
  return document.replaceAll(
    /(<!-- made:(\w+) -->\n)[\s\S]*?(<!-- end -->)/g,
    (whole, open: string, name: string, close: string) => {
      const part = parts[name]
      return part === undefined ? whole : `${open}${part}\n${close}`
    },
  )
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function words(name: string, sentences: Readonly<Record<string, string>>): string {
  return table(
    [name, 'meaning'],
    Object.entries(sentences).map(([word, sentence]) => [`\`${word}\``, sentence]),
  )
}

function buttonTable(): string {
  const situations = SITUATIONS.map(({ name, after }) => ({
    name,
    snapshot: after.reduce<Snapshot>(
      (snapshot, event) => transition(cameraMachine, snapshot, event)[0],
      initialTransition(cameraMachine, { rules: RULES })[0],
    ),
  }))
  return table(
    ['gesture', 'made by', ...situations.map(({ name }) => name)],
    GESTURE_ROWS.map(({ type, made }) => [
      `\`${type}\``,
      made,
      ...situations.map(({ name, snapshot }) =>
        RECORDING_ONLY.includes(type) !== (name === 'recording') && type.startsWith('gesture.record.')
          ? ''
          : outcome(snapshot, type),
      ),
    ]),
  )
}

/** What one gesture changes, tells the recorder and lets the wearer feel. */
function outcome(before: Snapshot, type: Gesture['type']): string {
  const [after, actions] = transition(cameraMachine, before, { type, atUs: 3 } as DeviceEvent)
  const was = stateOf(before)
  const is = stateOf(after)
  const changes = (['power', 'capture', 'front', 'statusShown'] as const).flatMap((region) => {
    if (was[region] === is[region]) return []
    return region === 'statusShown' ? [`status ${is.statusShown ? 'shown' : 'hidden'}`] : [is[region]]
  })
  const said = actions.flatMap(({ type: action, params }) => {
    const { event } = (params ?? {}) as { event?: Readonly<Record<string, unknown>> }
    if (!event) return []
    if (action === 'xstate.sendTo') return [`recorder: ${event['type']}`]
    if (event['type'] === 'perceive') return [`*${event['moment']}*`]
    return event['type'] === 'refused' ? [`refused: ${event['why']}`] : []
  })
  return [...changes, ...said].join(', ') || '–'
}

interface Node {
  readonly key: string
  readonly path: readonly string[]
  readonly type: string
  readonly initial: { readonly target: readonly { readonly key: string }[] }
  readonly states: Readonly<Record<string, Node>>
  readonly transitions: ReadonlyMap<string, readonly Arrow[]>
  readonly always?: readonly Arrow[] | undefined
}
interface Arrow {
  readonly eventType: string
  readonly target?: readonly { readonly path: readonly string[] }[] | undefined
}

function statechart(): string {
  const root = cameraMachine.root as unknown as Node
  return ['```mermaid', 'stateDiagram-v2', ...drawn(root, '  '), '```'].join('\n')
}

function drawn(node: Node, indent: string): string[] {
  const children = Object.values(node.states)
  const lines: string[] = []
  for (const [index, child] of children.entries()) {
    const inside = Object.keys(child.states).length > 0
    const deeper = `${indent}  `
    const name = node.type === 'parallel' || inside ? [`state "${child.key}" as ${idOf(child.path)}`] : []
    if (inside) lines.push(`${indent}${name[0]} {`, ...drawn(child, deeper), `${indent}}`)
    else lines.push(`${indent}state "${child.key}" as ${idOf(child.path)}`)
    if (node.type === 'parallel' && index < children.length - 1) lines.push(`${indent}--`)
  }
  if (node.type !== 'parallel') {
    for (const { key } of node.initial.target) lines.push(`${indent}[*] --> ${idOf([...node.path, key])}`)
    for (const child of children) lines.push(...arrowsOf(child, indent))
  }
  for (const child of children) if (child.type === 'final') lines.push(`${indent}${idOf(child.path)} --> [*]`)
  return lines
}

/** One arrow for each pair of states, with every event that goes along it. */
function arrowsOf(node: Node, indent: string): string[] {
  const along = new Map<string, Set<string>>()
  for (const { eventType, target } of [...[...node.transitions.values()].flat(), ...(node.always ?? [])])
    for (const { path } of target ?? []) {
      const word = eventType === '' ? 'as soon as it may' : wordOf(eventType)
      along.set(idOf(path), (along.get(idOf(path)) ?? new Set()).add(word))
    }
  return [...along].map(([to, events]) => `${indent}${idOf(node.path)} --> ${to} : ${[...events].join(', ')}`)
}

function wordOf(eventType: string): string {
  const after = /^xstate\.after\.([^.]+)\./.exec(eventType)
  if (after) return `after ${after[1]}`
  return eventType.startsWith('xstate.error.') ? 'recorder breaks' : eventType
}

function idOf(path: readonly string[]): string {
  return path.join('_')
}
