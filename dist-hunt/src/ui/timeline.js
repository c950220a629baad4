import { lineOf } from './timelinewords.js';
const REGIONS = ['capture', 'confirmation', 'front', 'dock'];
/** So many of each are drawn; a page with more serves nobody. */
const LINES_MAX = 4000;
const MARKS_MAX = 4000;
const SPANS_MAX = 4000;
const DARK_US_UNKNOWN = 5_000_000;
const SECOND_US = 1_000_000;
/** Felt as a rhythm, not as news. */
const RHYTHM = ['tick', 'tick.strong'];
export function timelineOf(records, judged = []) {
    const plan = createPlan();
    for (const { atUs, record } of onOneAxis(records))
        plan.take(atUs, record);
    return plan.end(judged);
}
/** Monotonic times of several boots one behind the other. */
function onOneAxis(records) {
    const first = records.find(({ type }) => type === 'state') ?? records[0];
    let shiftUs = first === undefined ? 0 : -monotonicUs(first);
    /** Unix time at the axis' 0; undefined while the wall clock means nothing. */
    let epochUs;
    let beforeUs = Number.NEGATIVE_INFINITY;
    return records.map((record, index) => {
        if (index > 0 && isBootBegin(records, index)) {
            const offUs = record.type === 'hand' && record.move === 'start' ? record.offMs * 1000 : undefined;
            const wallUs = wallAtZero(records, index);
            const knownUs = wallUs === undefined || epochUs === undefined ? Number.NaN : wallUs - epochUs;
            // A clock that went back says nothing about how long it was dark.
            const isLater = knownUs + monotonicUs(record) >= beforeUs;
            const darkUs = offUs ?? DARK_US_UNKNOWN;
            shiftUs = isLater && offUs === undefined ? knownUs : beforeUs + darkUs - monotonicUs(record);
        }
        const atUs = monotonicUs(record) + shiftUs;
        if ((record.type === 'boot' || record.type === 'clock') && record.wallUs !== null)
            epochUs = record.wallUs - atUs;
        else if (record.type === 'boot' || record.type === 'clock')
            epochUs = undefined;
        beforeUs = atUs;
        return { atUs, record };
    });
}
function isBootBegin(records, index) {
    return (records[index]?.seq ?? 0) <= (records[index - 1]?.seq ?? -1);
}
/** Unix time at the monotonic 0 of the boot that begins at `index`. */
function wallAtZero(records, index) {
    for (let at = index; at < records.length; at++) {
        const record = records[at];
        if (record === undefined || (at > index && isBootBegin(records, at)))
            return undefined;
        if (record.type === 'boot')
            return record.wallUs === null ? undefined : record.wallUs - monotonicUs(record);
    }
    return undefined;
}
function monotonicUs({ tNs }) {
    return Number(tNs.slice(0, -3));
}
function createPlan() {
    const open = new Map();
    const lanes = new Map();
    const marks = [];
    const durable = [];
    const lines = [];
    let left = 0;
    let firstUs;
    let lastUs = 0;
    let lastSeq = -1;
    let lastState;
    let baseUs = 0;
    function set(kind, name, atUs, value) {
        const key = `${kind} ${name}`;
        const now = open.get(key);
        if (now?.value === value)
            return;
        if (now !== undefined)
            close(key, atUs);
        if (value !== undefined)
            open.set(key, { kind, name, fromUs: atUs, value });
    }
    function close(key, untilUs) {
        const span = open.get(key);
        open.delete(key);
        if (span === undefined)
            return;
        const { kind, name, fromUs, value } = span;
        const lane = lanes.get(key) ?? { kind, name, spans: [] };
        lanes.set(key, lane);
        if (lane.spans.length < SPANS_MAX)
            lane.spans.push({ fromUs, untilUs, value });
        else
            left++;
    }
    function mark(atUs, kind, word) {
        if (marks.length < MARKS_MAX)
            marks.push({ atUs, kind, word });
        else
            left++;
    }
    function state(atUs, now) {
        for (const region of REGIONS) {
            const value = now[region];
            set('region', region, atUs, value === 'none' ? undefined : value);
        }
        set('region', 'muted', atUs, now.muted ? 'muted' : undefined);
        set('region', 'statusShown', atUs, now.statusShown ? 'shown' : undefined);
        for (const { kind, name } of [...open.values()])
            if (kind === 'fault' && !now.faults.some((fault) => fault === name))
                set('fault', name, atUs, undefined);
        for (const fault of now.faults)
            set('fault', fault, atUs, 'raised');
    }
    /** Whatever held before the power went is over; what the hand broke outside of the board stays broken. */
    function dark(atUs) {
        const last = durable.at(-1);
        if (last !== undefined && open.get('region capture')?.value === 'recording')
            durable.push({ ...last, atUs, lagUs: last.lagUs + atUs - last.atUs });
        for (const [key, { kind }] of [...open])
            if (kind !== 'hand')
                close(key, atUs);
    }
    function draw(atUs, record) {
        switch (record.type) {
            case 'state':
                return state(atUs, record.state);
            case 'edge':
                return set('button', record.button, atUs, record.down ? 'down' : undefined);
            case 'effect':
                if (record.effect.type === 'perceive' && !RHYTHM.includes(record.effect.moment))
                    mark(atUs, 'moment', record.effect.moment);
                return;
            case 'durable':
                durable.push({ atUs, recording: record.recording, lagUs: atUs - (record.untilUs + baseUs) });
                return;
            case 'hand':
                if (record.move === 'fault')
                    set('hand', record.name, atUs, 'on');
                else if (record.move === 'clear')
                    set('hand', record.name, atUs, undefined);
                else
                    mark(atUs, 'board', record.move);
                return;
            case 'fault':
                return mark(atUs, 'disk', `${record.operation} ${record.code}`);
            case 'slow':
                return mark(atUs, 'disk', `${record.operation} ${record.ms} ms`);
            case 'part':
                return mark(atUs, 'board', `${record.part} ${record.ok ? 'back' : 'lost'}`);
            case 'source':
                return mark(atUs, 'board', `${record.source} ${record.live ? 'back' : 'lost'}`);
            case 'clock':
                return mark(atUs, 'board', `clock ${record.state}`);
            case 'space':
            case 'battery':
            case 'boot':
            case 'dock':
            case 'event':
                return;
        }
    }
    return {
        take(atUs, record) {
            if (record.seq <= lastSeq) {
                dark(lastUs);
                set('power', 'power', atUs, 'on');
            }
            if (firstUs === undefined)
                set('power', 'power', atUs, 'on');
            firstUs ??= atUs;
            lastSeq = record.seq;
            baseUs = atUs - monotonicUs(record);
            lastUs = Math.max(lastUs, atUs);
            const text = lineOf(record);
            // A state that differs in its times only.
            if (record.type === 'state' && text === lastState)
                return;
            if (record.type === 'state')
                lastState = text;
            if (text !== undefined && lines.length < LINES_MAX)
                lines.push({ atUs, src: record.src, text });
            else if (text !== undefined)
                left++;
            draw(atUs, record);
        },
        end(judged) {
            const untilUs = Math.max(lastUs, ...judged.map(({ atUs }) => atUs), (firstUs ?? 0) + SECOND_US);
            for (const key of [...open.keys()])
                close(key, lastUs);
            const expected = judged.map(({ atUs, ok, text }) => ({ atUs, kind: ok ? 'held' : 'failed', word: text }));
            return {
                fromUs: Math.min(0, firstUs ?? 0),
                untilUs,
                lanes: [...lanes.values()].filter(isNews).sort((a, b) => rank(a) - rank(b)),
                marks: [...marks, ...expected],
                durable,
                owedUsMost: owedUsMost(durable),
                lines,
                left,
            };
        },
    };
}
/** The mark moves in leaps: the most is owed just before one. */
function owedUsMost(durable) {
    const peaks = durable.map(({ atUs, recording, lagUs }, index) => {
        const before = durable[index - 1];
        return before?.recording === recording ? before.lagUs + atUs - before.atUs : lagUs;
    });
    return peaks.length === 0 ? undefined : peaks.reduce((most, peak) => Math.max(most, peak), 0);
}
/** A camera that is worn all the time needs no line that says so. */
function isNews({ name, spans }) {
    return name !== 'dock' || spans.some(({ value }) => value !== 'away');
}
const ORDER = [
    'power',
    ...['display', 'record'],
    ...['capture', 'confirmation', 'muted', 'front', 'statusShown', 'dock'],
];
function rank({ kind, name }) {
    const at = ORDER.indexOf(name);
    if (at >= 0)
        return at;
    return ORDER.length + (kind === 'fault' ? 0 : 1);
}
