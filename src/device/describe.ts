/**
 * The device's behaviour as Markdown, made from the code that decides it: the button table by asking the
 * machine, perception and vocabulary from their tables, the drawing from the machine's definition.
 *
 * docs/behaviour.md holds these parts between markers and a test compares them, so that the document
 * cannot tell a lie. Runs no actor and decides nothing.
 */
import { cameraMachine } from './camera.machine.ts'
import { DEFAULT_THRESHOLDS } from './gesturerules.ts'
import { LAMPS } from './lamps.ts'
import { type Outcome, outcomeOf, SITUATIONS } from './outcome.ts'
import { PICTURES, SENSATIONS } from './perception.ts'
import { TEXTS } from './texts.ts'
import {
  BLOCKING_FAULTS,
  EFFECTS,
  EVENTS,
  FAULTS,
  FINISH_CAUSES,
  type Gesture,
  MOMENTS,
  OFFLOAD_PROBLEMS,
  REFUSALS,
} from './vocabulary.ts'

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
    problems: table(
      ['problem', 'meaning', 'German', 'English'],
      Object.entries(OFFLOAD_PROBLEMS).map(([problem, says]) => [
        `\`${problem}\``,
        says,
        TEXTS.de[problem as keyof typeof OFFLOAD_PROBLEMS],
        TEXTS.en[problem as keyof typeof OFFLOAD_PROBLEMS],
      ]),
    ),
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
  return table(
    ['gesture', 'made by', ...SITUATIONS],
    GESTURE_ROWS.map(({ type, made }) => [
      `\`${type}\``,
      made,
      ...SITUATIONS.map((situation) => {
        const outcome = outcomeOf(situation, type)
        return outcome === undefined ? '' : outcomeText(outcome)
      }),
    ]),
  )
}

function outcomeText({ changes, told, moments, refused }: Outcome): string {
  const said = [...told.map((type) => `recorder: ${type}`), ...moments.map((moment) => `*${moment}*`)]
  return [...changes, ...said, ...refused.map((why) => `refused: ${why}`)].join(', ') || '–'
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
  if (eventType === 'xstate.error.actor.offload') return 'handing over breaks'
  return eventType.startsWith('xstate.error.') ? 'recorder breaks' : eventType
}

function idOf(path: readonly string[]): string {
  return path.join('_')
}
