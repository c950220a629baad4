/**
 * The device's behaviour as Markdown, made from the code that decides it: the button table by asking the
 * machine, perception and vocabulary from their tables, the drawing from the machine's definition.
 *
 * docs/behaviour.md holds these parts between markers and a test compares them, so that the document
 * cannot tell a lie. Runs no actor and decides nothing.
 */
import { cameraMachine } from './camera.machine.js';
import { DEFAULT_THRESHOLDS } from './gesturerules.js';
import { LAMPS } from './lamps.js';
import { outcomeOf, SITUATIONS } from './outcome.js';
import { PICTURES, SENSATIONS } from './perception.js';
import { TEXTS } from './texts.js';
import { BLOCKING_FAULTS, EFFECTS, EVENTS, FAULTS, FINISH_CAUSES, MOMENTS, OFFLOAD_PROBLEMS, REFUSALS, } from './vocabulary.js';
const t = DEFAULT_THRESHOLDS;
const GESTURE_ROWS = [
    { type: 'gesture.display.press', made: `DISPLAY released before ${t.pressMs} ms` },
    { type: 'gesture.display.hold', made: `DISPLAY released after ${t.holdMs} to ${t.holdEndMs} ms` },
    { type: 'gesture.display.veryLong', made: `DISPLAY released after ${t.veryLongMs} to ${t.stuckMs} ms` },
    { type: 'gesture.record.press', made: 'RECORD goes down, nothing is recording' },
    { type: 'gesture.record.again', made: `RECORD goes down within ${t.againMs} ms after the start` },
    { type: 'gesture.record.tap', made: `RECORD released before ${t.pressMs} ms, no second press` },
    { type: 'gesture.record.double', made: `RECORD down again within ${t.doubleMs} ms after its release` },
    { type: 'gesture.record.hold', made: `RECORD released after ${t.stopMs} to ${t.stuckMs} ms` },
];
/** Each part by the name that its markers in docs/behaviour.md carry. */
export function describeDevice() {
    return {
        buttons: buttonTable(),
        statechart: statechart(),
        led: table(['state, the first that applies', 'LED'], LAMPS.map(({ name, shows }) => [name, shows])),
        front: table(['state, the first that applies', 'screen', 'German', 'English', 'mirrored picture'], PICTURES.map(({ name, kind, lines, mirror }) => [
            name,
            kind,
            lines.map((key) => TEXTS.de[key]).join(' · ') || '–',
            lines.map((key) => TEXTS.en[key]).join(' · ') || '–',
            mirror ? 'yes' : '–',
        ])),
        moments: table(['moment', 'meaning', 'haptic', 'tone'], Object.entries(SENSATIONS).map(([moment, { says }]) => [
            `\`${moment}\``,
            MOMENTS[moment],
            ...says.split('; '),
        ])),
        events: words('event', EVENTS),
        effects: words('effect', EFFECTS),
        faults: table(['fault', 'meaning', 'forbids recording'], Object.entries(FAULTS).map(([fault, says]) => [
            `\`${fault}\``,
            says,
            BLOCKING_FAULTS.some((blocking) => blocking === fault) ? 'yes' : '–',
        ])),
        causes: words('cause', FINISH_CAUSES),
        refusals: words('reason', REFUSALS),
        problems: table(['problem', 'meaning', 'German', 'English'], Object.entries(OFFLOAD_PROBLEMS).map(([problem, says]) => [
            `\`${problem}\``,
            says,
            TEXTS.de[problem],
            TEXTS.en[problem],
        ])),
    };
}
/** The document with its parts replaced by what the code says now. */
export function withParts(document, parts) {
    return document.replaceAll(/(<!-- made:(\w+) -->\n)[\s\S]*?(<!-- end -->)/g, (whole, open, name, close) => {
        const part = parts[name];
        return part === undefined ? whole : `${open}${part}\n${close}`;
    });
}
function table(head, rows) {
    const line = (cells) => `| ${cells.join(' | ')} |`;
    return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
function words(name, sentences) {
    return table([name, 'meaning'], Object.entries(sentences).map(([word, sentence]) => [`\`${word}\``, sentence]));
}
function buttonTable() {
    return table(['gesture', 'made by', ...SITUATIONS], GESTURE_ROWS.map(({ type, made }) => [
        `\`${type}\``,
        made,
        ...SITUATIONS.map((situation) => {
            const outcome = outcomeOf(situation, type);
            return outcome === undefined ? '' : outcomeText(outcome);
        }),
    ]));
}
function outcomeText({ changes, told, moments, refused }) {
    const said = [...told.map((type) => `recorder: ${type}`), ...moments.map((moment) => `*${moment}*`)];
    return [...changes, ...said, ...refused.map((why) => `refused: ${why}`)].join(', ') || '–';
}
function statechart() {
    const root = cameraMachine.root;
    return ['```mermaid', 'stateDiagram-v2', ...drawn(root, '  '), '```'].join('\n');
}
function drawn(node, indent) {
    const children = Object.values(node.states);
    const lines = [];
    for (const [index, child] of children.entries()) {
        const inside = Object.keys(child.states).length > 0;
        const deeper = `${indent}  `;
        const name = node.type === 'parallel' || inside ? [`state "${child.key}" as ${idOf(child.path)}`] : [];
        if (inside)
            lines.push(`${indent}${name[0]} {`, ...drawn(child, deeper), `${indent}}`);
        else
            lines.push(`${indent}state "${child.key}" as ${idOf(child.path)}`);
        if (node.type === 'parallel' && index < children.length - 1)
            lines.push(`${indent}--`);
    }
    if (node.type !== 'parallel') {
        for (const { key } of node.initial.target)
            lines.push(`${indent}[*] --> ${idOf([...node.path, key])}`);
        for (const child of children)
            lines.push(...arrowsOf(child, indent));
    }
    for (const child of children)
        if (child.type === 'final')
            lines.push(`${indent}${idOf(child.path)} --> [*]`);
    return lines;
}
/** One arrow for each pair of states, with every event that goes along it. */
function arrowsOf(node, indent) {
    const along = new Map();
    for (const { eventType, target } of [...[...node.transitions.values()].flat(), ...(node.always ?? [])])
        for (const { path } of target ?? []) {
            const word = eventType === '' ? 'as soon as it may' : wordOf(eventType);
            along.set(idOf(path), (along.get(idOf(path)) ?? new Set()).add(word));
        }
    return [...along].map(([to, events]) => `${indent}${idOf(node.path)} --> ${to} : ${[...events].join(', ')}`);
}
function wordOf(eventType) {
    const after = /^xstate\.after\.([^.]+)\./.exec(eventType);
    if (after)
        return `after ${after[1]}`;
    if (eventType === 'xstate.error.actor.offload')
        return 'handing over breaks';
    return eventType.startsWith('xstate.error.') ? 'recorder breaks' : eventType;
}
function idOf(path) {
    return path.join('_');
}
