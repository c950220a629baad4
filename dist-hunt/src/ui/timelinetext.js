/**
 * A timeline in a terminal: one line of cells a lane, then what happened, line by line. Pure.
 *
 *   capture    ···░░░░░░██████████████▓░░░
 *
 * Never wider than asked for. In a cell the most telling value wins, so that what was short is seen.
 */
import { decimal, durationText } from '../figures.js';
import { LANES, VALUES, WORDS } from './timelinewords.js';
const COLUMNS_MIN = 40;
const NAME_COLUMNS_MAX = 22;
const TICK_CELLS = 12;
/** From quiet to telling. */
const CELLS = [
    ['idle', '·'],
    ['dark', '·'],
    ['away', '·'],
    ['on', '─'],
    ['announcing', '▒'],
    ['buffering', '░'],
    ['confirmed', '─'],
    ['shown', '▒'],
    ['docked', '█'],
    ['muted', '█'],
    ['recordingNotice', '█'],
    ['recording', '█'],
    ['finalizing', '▓'],
    ['accepted', '▒'],
    ['overdue', '!'],
    ['down', '▼'],
    ['raised', '█'],
];
const MARKS = {
    moment: '♪',
    disk: '!',
    board: '◆',
    held: '✓',
    failed: '✗',
};
export function timelineText(timeline, size) {
    const columns = Math.max(COLUMNS_MIN, size.columns);
    const { lang } = size;
    const rows = [...laneRows(timeline, lang), ...markRows(timeline, lang)];
    const nameColumns = Math.min(NAME_COLUMNS_MAX, Math.max(...rows.map(({ name }) => name.length)) + 2);
    const cells = columns - nameColumns;
    const drawn = rows.map(({ name, draw }) => `${fit(name, nameColumns)}${draw(cells)}`.trimEnd());
    return [
        `${' '.repeat(nameColumns)}${axis(timeline, cells)}`.trimEnd(),
        ...drawn,
        ...owed(timeline, lang).map((line) => line.slice(0, columns)),
        '',
        ...legend(timeline, lang, columns),
        '',
        ...eventLines(timeline, size, columns),
    ].join('\n');
}
function laneRows(timeline, lang) {
    return timeline.lanes.map((lane) => ({
        name: laneName(lane, lang),
        draw(cells) {
            const line = new Array(cells).fill(' ');
            const order = [...lane.spans].sort((a, b) => tellingOf(a.value) - tellingOf(b.value));
            for (const { fromUs, untilUs, value } of order) {
                const from = cellOf(timeline, fromUs, cells);
                const until = Math.max(from, cellOf(timeline, untilUs, cells) - 1);
                line.fill(CELLS[tellingOf(value)]?.[1] ?? '█', from, until + 1);
            }
            return line.join('');
        },
    }));
}
const MARK_ROWS = [
    ['expected', ['held', 'failed']],
    ['moments', ['moment']],
    ['board', ['board']],
    ['disk', ['disk']],
];
function markRows(timeline, lang) {
    return MARK_ROWS.flatMap(([word, kinds]) => {
        const marks = timeline.marks.filter(({ kind }) => kinds.some((one) => one === kind));
        // A failure is drawn over what held in the same cell.
        marks.sort((a, b) => Number(a.kind === 'failed') - Number(b.kind === 'failed'));
        if (marks.length === 0)
            return [];
        return {
            name: WORDS[word][lang],
            draw(cells) {
                const line = new Array(cells).fill(' ');
                for (const { atUs, kind } of marks)
                    line[cellOf(timeline, atUs, cells)] = MARKS[kind];
                return line.join('');
            },
        };
    });
}
function laneName({ kind, name }, lang) {
    if (kind === 'hand')
        return `${WORDS.injected[lang]} ${name}`;
    return LANES[name]?.[lang] ?? name;
}
function tellingOf(value) {
    const at = CELLS.findIndex(([one]) => one === value);
    return at < 0 ? CELLS.length - 1 : at;
}
function cellOf({ fromUs, untilUs }, atUs, cells) {
    const share = (atUs - fromUs) / Math.max(1, untilUs - fromUs);
    return Math.min(cells - 1, Math.max(0, Math.floor(share * cells)));
}
function axis({ fromUs, untilUs }, cells) {
    let line = '';
    for (let cell = 0; cell + TICK_CELLS / 2 < cells; cell += TICK_CELLS) {
        const atUs = fromUs + ((untilUs - fromUs) * cell) / cells;
        line = `${line.padEnd(cell)}${timeText(Math.max(0, atUs))}`;
    }
    return line.slice(0, cells);
}
function timeText(us) {
    const seconds = Math.round(us / 100_000) / 10;
    if (seconds < 120)
        return `${seconds}s`;
    const minutes = Math.floor(seconds / 60);
    const rest = String(Math.floor(seconds % 60)).padStart(2, '0');
    return minutes < 120
        ? `${minutes}:${rest}`
        : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}h`;
}
function owed({ owedUsMost }, lang) {
    if (owedUsMost === undefined)
        return [];
    return [`${WORDS.durable[lang]}: ${WORDS.most[lang]} ${durationText(owedUsMost, lang)}`];
}
function legend({ lanes }, lang, columns) {
    const used = new Set(lanes.flatMap(({ spans }) => spans.map(({ value }) => value)));
    const words = CELLS.filter(([value]) => used.has(value)).map(([value, cell]) => `${cell} ${VALUES[value]?.[lang] ?? value}`);
    const lines = [];
    for (const word of words) {
        const last = lines.at(-1);
        if (last !== undefined && last.length + 3 + word.length <= columns)
            lines[lines.length - 1] = `${last}   ${word}`;
        else
            lines.push(word.slice(0, columns));
    }
    return lines;
}
function eventLines(timeline, { lines: most, lang }, columns) {
    const { lines } = timeline;
    const head = lines.length <= most ? lines : lines.slice(0, Math.ceil(most / 2));
    const tail = lines.length <= most ? [] : lines.slice(lines.length - Math.floor(most / 2));
    const left = lines.length - head.length - tail.length + timeline.left;
    const one = ({ atUs, src, text }) => `${decimal(atUs / 1_000_000, 3, lang).padStart(10)}  ${src.padEnd(7)}  ${text}`.slice(0, columns);
    return [
        ...head.map(one),
        ...(left === 0 ? [] : [`${' '.repeat(12)}… ${left} ${WORDS.more[lang]}`]),
        ...tail.map(one),
    ];
}
function fit(name, columns) {
    return name.length < columns ? name.padEnd(columns) : `${name.slice(0, columns - 2)}… `;
}
