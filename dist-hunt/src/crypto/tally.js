import { parseGap } from './gap.js';
import { causeOfNumber, KINDS, TRACKS } from './leaf.js';
import { RANGES_MAX, withLeaf } from './leafranges.js';
import { parseSegmentEvent } from './segmentevent.js';
/** Longer lists are cut; the counts beside them go on. */
export const LIST_MAX = 256;
/** A pause between two fragments of a lane below this is the camera's rhythm, not a hole. */
const HOLE_NS_MIN = 200000000n;
export const TRACK_WORDS = Object.keys(TRACKS);
export const NO_TALLY = {
    chunks: 0,
    preRecordChunks: 0,
    gaps: 0,
    events: 0,
    moments: [],
    elided: 0,
    elidedLeaves: [],
    mediaBytes: 0,
    gapList: [],
    holes: [],
    backwards: [],
    lanes: new Map(),
};
/** The tally with one more entry. `body` is that of a GAP or an EVENT. */
export function count(tally, entry, leaf, elided, body) {
    const next = elided ? countElided(tally, entry) : tally;
    if (leaf.type === 'EVENT')
        return countEvent(next, entry, body);
    if (leaf.type === 'GAP')
        return countGap(next, entry, leaf, body);
    return leaf.type === 'CHUNK' ? countChunk(next, entry, leaf) : next;
}
function countElided(tally, entry) {
    const leaves = withLeaf(tally.elidedLeaves, entry);
    const elidedLeaves = leaves.length <= RANGES_MAX ? leaves : tally.elidedLeaves;
    return { ...tally, elided: tally.elided + 1, elidedLeaves };
}
function countEvent(tally, entry, body) {
    const next = { ...tally, events: tally.events + 1 };
    const event = body === undefined ? undefined : parseSegmentEvent(body);
    if (event === undefined)
        return next;
    const { type, atUs, started } = event;
    if (started !== undefined)
        return { ...next, started: tally.started ?? started };
    return { ...next, moments: added(tally.moments, { entry, type, atUs }) };
}
function countGap(tally, entry, leaf, body) {
    const gap = body === undefined ? undefined : parseGap(body);
    const gaps = tally.gaps + 1;
    if (gap === undefined)
        return { ...tally, gaps };
    const cause = causeOfNumber(leaf.kind) ?? String(leaf.kind);
    return { ...tally, gaps, gapList: added(tally.gapList, { entry, track: trackWord(leaf), ...gap, cause }) };
}
function countChunk(tally, entry, leaf) {
    const next = {
        ...tally,
        chunks: tally.chunks + 1,
        preRecordChunks: tally.preRecordChunks + (leaf.flags.preRecord ? 1 : 0),
        mediaBytes: tally.mediaBytes + leaf.plaintextBytes,
    };
    return leaf.kind === KINDS.init ? next : countTimes(next, entry, leaf);
}
function countTimes(tally, entry, leaf) {
    const fromNs = leaf.monotonicNs;
    const untilNs = fromNs + BigInt(leaf.durationUs) * 1000n;
    const key = `${leaf.track} ${leaf.flags.preRecord}`;
    const lane = tally.lanes.get(key);
    const hole = lane !== undefined && !leaf.flags.discontinuity && fromNs > lane.untilNs + HOLE_NS_MIN;
    const from = usOf(fromNs);
    const until = usOf(untilNs);
    const isFirst = tally.fromUs === undefined || from < tally.fromUs;
    const isLast = tally.untilUs === undefined || until > tally.untilUs;
    const wall = leaf.unixUs === 0n ? undefined : Number(leaf.unixUs);
    return {
        ...tally,
        ...(isFirst && { fromUs: from, ...(wall !== undefined && { fromWallUs: wall }) }),
        ...(isLast && { untilUs: until, ...(wall !== undefined && { untilWallUs: wall + leaf.durationUs }) }),
        holes: hole
            ? added(tally.holes, { entry, track: trackWord(leaf), fromUs: usOf(lane.untilNs), toUs: from })
            : tally.holes,
        backwards: lane !== undefined && fromNs < lane.fromNs ? added(tally.backwards, entry) : tally.backwards,
        lanes: new Map(tally.lanes).set(key, { fromNs, untilNs }),
    };
}
/** Holes that no GAP of their track speaks of. A GAP may stand before or behind the hole it explains. */
export function undeclared(tally) {
    return tally.holes.filter((hole) => !tally.gapList.some((gap) => (gap.track === hole.track || gap.track === 'none') &&
        gap.fromUs < hole.toUs &&
        gap.toUs > hole.fromUs));
}
export function trackWord(leaf) {
    return TRACK_WORDS.find((word) => TRACKS[word] === leaf.track) ?? 'none';
}
function usOf(ns) {
    return Number(ns / 1000n);
}
function added(list, item) {
    return list.length < LIST_MAX ? [...list, item] : list;
}
