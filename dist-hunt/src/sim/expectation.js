import { wordsOf } from './violation.js';
/** Fields that only the card can answer. */
const CARD_FIELDS = ['verdict', 'recordings', 'gaps', 'markers', 'preRecord', 'recorded', 'ledger'];
export function needsCard(expected) {
    return CARD_FIELDS.some((field) => expected[field] !== undefined);
}
export function checkExpectation({ line, atUs, expected }, seen) {
    return Object.entries(CHECKS).flatMap(([field, check]) => {
        const judged = check(expected, seen);
        return judged === undefined ? [] : [{ line, atUs, field, ...judged }];
    });
}
const CHECKS = {
    capture: ({ capture }, { status }) => same(capture, status?.capture ?? 'off'),
    front: ({ front }, { status }) => same(front, status?.front ?? 'off'),
    dock: ({ dock }, { status }) => same(dock, status?.dock ?? 'off'),
    confirmation: ({ confirmation }, { status }) => same(confirmation, status?.confirmation ?? 'off'),
    screen: ({ screen }, { status }) => same(screen, status?.screen.kind ?? 'dark'),
    led: ({ led }, { status }) => same(led?.join(' '), status?.led.steps.map(({ colour }) => colour).join(' ') ?? 'off'),
    faults: ({ faults }, { status }) => same(faults && [...faults].sort().join(' '), status?.faults.join(' ') ?? ''),
    muted: ({ muted }, { status }) => same(muted, status?.muted ?? false),
    statusShown: ({ statusShown }, { status }) => same(statusShown, status?.statusShown ?? false),
    ring: ({ ring }, { status }) => within(ring, (status?.preRecordMs ?? 0) * 1000),
    battery: ({ battery }, { status }) => same(battery, status?.batteryPercent ?? 'off'),
    moments: ({ moments: wanted }, { moments }) => inOrder(wanted, moments),
    verdict: ({ verdict }, { card }) => same(verdict, card?.evidence.verdict ?? ''),
    recordings: ({ recordings }, { card }) => same(recordings, card?.recordings.length ?? 0),
    gaps: ({ gaps }, { card }) => same(gaps, card?.gaps ?? 0),
    markers: ({ markers }, { card }) => same(markers, card?.markers ?? 0),
    preRecord: ({ preRecord }, seen) => within(preRecord, preRecordUs(seen)),
    recorded: ({ recorded }, seen) => within(recorded, recordedUs(seen)),
    invariants: ({ invariants }, { violations }) => same(invariants, violations[0] === undefined ? 'hold' : wordsOf(violations[0])),
    ledger: ({ ledger }, { card }) => inOrder(ledger, card?.ledger ?? []),
};
function inOrder(wanted, all) {
    return wanted && { expected: wanted.join(' '), found: all.join(' '), ok: isSubsequence(wanted, all) };
}
function same(expected, found) {
    return expected === undefined
        ? undefined
        : { expected: String(expected), found: String(found), ok: expected === found };
}
function within(range, foundUs) {
    if (range === undefined)
        return undefined;
    const seconds = (us) => `${us / 1_000_000}s`;
    return {
        expected: `${seconds(range.minUs)} to ${seconds(range.maxUs)}`,
        found: foundUs === undefined ? 'nothing recorded' : seconds(foundUs),
        ok: foundUs !== undefined && foundUs >= range.minUs && foundUs <= range.maxUs,
    };
}
/** Of the last recording: from its first sample to the press; 0 where it begins with the press or later. */
function preRecordUs({ card, pressUs }) {
    const last = card?.recordings.at(-1);
    const press = last === undefined ? undefined : pressUs.get(last.id);
    return last === undefined || press === undefined ? undefined : Math.max(0, press - last.fromUs);
}
/** Of the last recording: from its first to its last signed sample. */
function recordedUs({ card }) {
    const last = card?.recordings.at(-1);
    return last === undefined ? undefined : last.untilUs - last.fromUs;
}
function isSubsequence(wanted, all) {
    let next = 0;
    for (const item of all)
        if (item === wanted[next])
            next++;
    return next === wanted.length;
}
