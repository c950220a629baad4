/**
 * Timelines from files and into files: a trace read back, the drawing in the terminal, the page.
 */
import { textOf } from '../bytes.js';
import { ZeugeError } from '../errors.js';
import { parseTrace, TRACE_BYTES_MAX } from '../sim/readtrace.js';
import { timelineOf } from '../ui/timeline.js';
import { timelinePage } from '../ui/timelinepage.js';
import { timelineText } from '../ui/timelinetext.js';
import { readInput, writeOutput } from './files.js';
import { wholeNumber } from './numbers.js';
import { printResult } from './output.js';
import { installed } from './version.js';
const LINES_MAX = 10_000;
/** Where the output is no terminal. */
const COLUMNS = 100;
export async function readTrace(path) {
    const text = textOf(await readInput(path, TRACE_BYTES_MAX));
    if (text === undefined)
        throw new ZeugeError('TRACE_INVALID', `${path}: is not UTF-8 text`);
    return parseTrace(text, path);
}
export function showTimeline(context, records, lines) {
    const most = wholeNumber('--lines', lines, 0, LINES_MAX);
    const timeline = timelineOf(records);
    const columns = context.terminal?.size().columns ?? COLUMNS;
    printResult(context, { ok: true, ...timeline }, () => timelineText(timeline, { columns, lines: most, lang: context.lang }));
}
export function timelineOfRun({ lang }, records, { name, about, judged }) {
    const by = `zeuge ${installed().version}`;
    return timelinePage(timelineOf(records, judged), { lang, name, about, by });
}
export async function writeTimeline(context, path, records, about, force) {
    await writeOutput(path, timelineOfRun(context, records, about), { force });
}
