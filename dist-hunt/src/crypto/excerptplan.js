/**
 * Makes an excerpt of a recording: what goes in, and the bytes of it.
 *
 *   each segment   HEADER, init chunks │ every entry from the first to the last with media of the interval
 *   between two    the run goes on to the end of one segment and from the beginning of the next
 *
 * Every entry of the run is there; bodies only where they were asked for (and GAP and EVENT, which are
 * in the clear). The ENVELOPE never is, nor any key but those of the disclosed chunks themselves.
 */
import { wipe } from '../bytes.js';
import { assert, ZeugeError } from '../errors.js';
import { entryHead, HEAD_BYTES } from './entry.js';
import { EXCERPT_PARTS_MAX, excerptHead, itemHead, partHead } from './excerpt.js';
import { KINDS } from './leaf.js';
import { segmentKeyOf } from './open.js';
import { createRatchet } from './ratchet.js';
import { isMediaIn } from './segmentindex.js';
import { trackWord } from './tally.js';
import { inclusionProver } from './tree.js';
/**
 * @param segments of one recording.
 * NOTHING_TO_OPEN where the interval holds no media; EVIDENCE_UNSOUND where a segment in it is missing.
 */
export function planExcerpt(segments, choice) {
    const inOrder = [...segments].sort((a, b) => sequenceOf(a) - sequenceOf(b));
    const has = (segment) => segment.entries.some((entry) => isMediaIn(entry, choice));
    const [first, last] = [inOrder.findIndex(has), inOrder.findLastIndex(has)];
    const within = first < 0 ? [] : inOrder.slice(first, last + 1);
    if (within.length === 0)
        throw new ZeugeError('NOTHING_TO_OPEN', 'the recording has no media in this interval');
    if (within.length > EXCERPT_PARTS_MAX)
        throw new ZeugeError('USAGE', `${within.length} segments, at most ${EXCERPT_PARTS_MAX} in one excerpt`);
    for (const [at, segment] of within.entries()) {
        const before = within[at - 1];
        if (before !== undefined && sequenceOf(segment) !== sequenceOf(before) + 1)
            throw new ZeugeError('EVIDENCE_UNSOUND', `segment ${sequenceOf(before) + 1} of the recording is not here; make one excerpt before and one behind it`);
    }
    return within.map((segment, at) => planPart(segment, choice, { isFirst: at === 0, isLast: at === within.length - 1 }));
}
function planPart(segment, choice, { isFirst, isLast }) {
    const { size } = segment.signed.checkpoint;
    const entries = segment.entries.slice(0, size);
    const wanted = new Set(entries.filter((entry) => isMediaIn(entry, choice)));
    if (isFirst)
        for (const entry of leadIn(entries, wanted))
            wanted.add(entry);
    const indices = [...wanted].map(({ head }) => head.leafIndex);
    const from = isFirst ? Math.min(...indices) : 0;
    const to = isLast ? Math.max(...indices) : size - 1;
    const run = entries.slice(from, to + 1);
    const isChosen = ({ head }) => choice.track === undefined || trackWord(head.leaf) === choice.track;
    const before = entries.slice(0, from);
    const tracks = new Set([...wanted].filter(isChosen).map(({ head }) => head.leaf.track));
    const inits = [...tracks].flatMap((track) => before.findLast(isInitOf(track)) ?? []);
    const intro = from === 0 ? [] : before.filter((entry) => entry.head.leafIndex === 0 || inits.includes(entry));
    const isDisclosed = (entry) => {
        const { type, kind } = entry.head.leaf;
        if (entry.head.elided)
            return false;
        if (type !== 'CHUNK')
            return type === 'HEADER' || type === 'GAP' || type === 'EVENT';
        return isChosen(entry) && (kind === KINDS.init || wanted.has(entry));
    };
    return {
        segment,
        items: [...intro, ...run].map((entry) => ({ entry, disclosed: isDisclosed(entry) })),
    };
}
/** Pictures before the interval that its first ones cannot be shown without. */
function leadIn(entries, wanted) {
    const first = entries.findIndex((entry) => wanted.has(entry) && trackWord(entry.head.leaf) === 'video');
    const picture = entries[first];
    if (picture === undefined || picture.head.leaf.flags.syncFirst)
        return [];
    const isEarlier = ({ head }) => head.leaf.type === 'CHUNK' && head.leaf.kind === KINDS.video;
    const sync = entries
        .slice(0, first)
        .findLastIndex((entry) => isEarlier(entry) && entry.head.leaf.flags.syncFirst);
    return sync < 0 ? [] : entries.slice(sync, first).filter(isEarlier);
}
function isInitOf(track) {
    return ({ head }) => head.leaf.type === 'CHUNK' && head.leaf.kind === KINDS.init && head.leaf.track === track;
}
function sequenceOf({ header }) {
    return header.recording.sequence;
}
/** Hands the excerpt to `write`, entry by entry; with `unwrap`, the disclosed chunks' own keys too. */
export async function writeExcerpt(primitives, parts, write, unwrap) {
    await write(excerptHead(parts.length));
    for (const part of parts) {
        const keys = unwrap === undefined ? new Map() : await keysOf(primitives, part, unwrap);
        try {
            await writePart(primitives, part, keys, write);
        }
        finally {
            for (const { key, salt } of keys.values())
                wipe(key, salt);
        }
    }
}
async function writePart(primitives, { segment, items }, keys, write) {
    const { size } = segment.signed.checkpoint;
    const prove = inclusionProver(primitives, segment.entries.slice(0, size).map(({ leafHash }) => leafHash));
    await segment.file.with(async (source) => {
        const last = segment.entries[size];
        assert(last?.head.leaf.type === 'CHECKPOINT', 'the last signed entry is its checkpoint');
        const note = await source.read(last.offset + HEAD_BYTES, last.head.bodyBytes);
        await write(partHead(note, items.length));
        for (const { entry, disclosed } of items) {
            const { head, offset } = entry;
            const keyed = disclosed && head.leaf.type === 'CHUNK';
            await write(itemHead(prove(head.leafIndex), keyed ? keys.get(head.leaf.counter) : undefined));
            if (disclosed)
                await write(await source.read(offset, HEAD_BYTES + head.bodyBytes));
            else
                await write(entryHead(head.leafBytes, head.leafIndex, true, 0));
        }
    });
}
/** By counter, of the disclosed chunks only; all the others are overwritten at once. */
async function keysOf(primitives, { segment, items }, unwrap) {
    const wanted = new Set(items.flatMap(({ entry, disclosed }) => disclosed && entry.head.leaf.type === 'CHUNK' ? [entry.head.leaf.counter] : []));
    const keys = new Map();
    if (wanted.size === 0)
        return keys;
    const { header, envelope, file } = segment;
    const segmentKey = await segmentKeyOf(primitives, file.file, envelope, header, unwrap);
    const ratchet = createRatchet(primitives, segmentKey, header.segmentId);
    for (let left = wanted.size; left > 0;) {
        const step = ratchet.step();
        if (wanted.has(step.index)) {
            keys.set(step.index, step);
            left--;
        }
        else
            wipe(step.key, step.salt);
    }
    ratchet.wipe();
    return keys;
}
