/**
 * The verdict on an excerpt, without the recording it was taken from.
 *
 *   device key ─► epoch key ─► last checkpoint ─► inclusion proof of each entry ─► its body, where disclosed
 *
 * COMPLETE says: every entry of the run is here and genuine, and what is not disclosed is listed. It says
 * nothing about the rest of the recording. ALTERED: the excerpt was changed or damaged. Never throws at
 * bad evidence. Chunk keys, where given, are tried, so that a wrong one is found here and not in court.
 */
import { equalBytes, hexOf } from '../bytes.js';
import { openChunk } from './chunk.js';
import { walkExcerpt, } from './excerpt.js';
import { epochKeyOf, parseHeader } from './header.js';
import { identify } from './identity.js';
import { KINDS } from './leaf.js';
import { segmentOrigin, verifyCheckpoint } from './note.js';
import { count, LIST_MAX, NO_TALLY, trackWord } from './tally.js';
import { leafHash, verifyInclusion } from './tree.js';
import { worstIdentity } from './verdict.js';
import { invalidIdentity, namesOf, tallied } from './verify.js';
export function verifyExcerpt(primitives, file, options = {}) {
    return file.with(async (source) => {
        const state = newState();
        const visitor = {
            keep: ({ leaf }, keyed) => keyed || (leaf.type !== 'CHUNK' && leaf.type !== 'END'),
            part(note) {
                state.part = newPart(note);
            },
            item: (item) => admit(primitives, state, item),
            partEnd: () => closePart(state),
            ...(options.progress && { progress: options.progress }),
        };
        const problem = await walkExcerpt(primitives, source, visitor);
        return reportOf(primitives, file.file, source.bytes, state, problem, options.trust);
    });
}
function newState() {
    return {
        part: newPart(new Uint8Array(0)),
        headers: [],
        parts: [],
        tally: NO_TALLY,
        leaves: 0,
        ...{
            disclosed: 0,
            keyed: 0,
            withheldChunks: 0,
            withheld: [],
            withheldTracks: new Map(),
            checkpointUs: null,
        },
    };
}
function newPart(note) {
    return { note, last: -1, runFrom: 0, introOnly: true };
}
/** Takes the item in, or says what is wrong with it. */
function admit(primitives, state, item) {
    const { part } = state;
    const { head, body } = item.entry;
    const { leaf, leafIndex: index } = head;
    const fail = (what, detail) => ({ what, detail, entry: index });
    if (part.last < 0) {
        const found = begin(primitives, state, item);
        if (found !== undefined)
            return found;
    }
    const { header, checkpoint } = part;
    if (header === undefined || checkpoint === undefined)
        return fail('header', 'a part begins without HEADER');
    if (index <= part.last)
        return fail('excerpt', `entry ${index} stands behind entry ${part.last}`);
    if (!equalBytes(leaf.segmentId, header.segmentId))
        return fail('excerpt', 'an entry of another segment');
    if (index !== part.last + 1) {
        if (!part.introOnly)
            return fail('excerpt', `entries ${part.last + 1} to ${index - 1} are missing`);
        part.runFrom = index;
    }
    const place = { leafHash: leafHash(primitives, head.leafBytes), index, size: checkpoint.size };
    if (!verifyInclusion(primitives, place, item.proof, checkpoint.root))
        return fail('proof', 'it is not the entry that stands there in the recording');
    if (item.keys !== undefined && !opens(primitives, state, item))
        return fail('chunk key', 'the key given for this chunk does not open it');
    part.last = index;
    part.introOnly &&= leaf.type === 'HEADER' || (leaf.type === 'CHUNK' && leaf.kind === KINDS.init);
    state.leaves++;
    state.tally = count(state.tally, index, leaf, false, body);
    noteItem(state, header, item);
    return undefined;
}
/** HEADER and checkpoint of a part, and whether it goes on where the part before it stopped. */
function begin(primitives, state, { entry }) {
    const { head, body } = entry;
    const fail = (what, detail) => ({ what, detail, entry: 0 });
    const header = body === undefined ? undefined : parseHeader(body);
    if (head.leaf.type !== 'HEADER' || head.leafIndex !== 0 || body === undefined || header?.file !== 'segment')
        return fail('header', 'a part does not begin with the HEADER of a segment');
    const origin = segmentOrigin(header.device, header.segmentId);
    const checkpoint = verifyCheckpoint(primitives, state.part.note, origin, epochKeyOf(header));
    if (checkpoint === undefined)
        return fail('checkpoint', 'its checkpoint is not signed by the epoch key');
    const before = state.headers.at(-1);
    if (before !== undefined && !follows(header, before))
        return fail('excerpt', 'a part that is not of the next segment of the same recording');
    state.headers.push(header);
    state.part.header = header;
    state.part.headerHash = primitives.sha256(body);
    state.part.checkpoint = checkpoint;
    state.checkpointUs = checkpoint.monotonicUs;
    return undefined;
}
function follows(header, before) {
    const [mine, theirs] = [header.certificates[0], before.certificates[0]];
    return (equalBytes(header.recording.id, before.recording.id) &&
        header.recording.sequence === before.recording.sequence + 1 &&
        header.device === before.device &&
        mine !== undefined &&
        theirs !== undefined &&
        equalBytes(mine, theirs));
}
function opens(primitives, { part }, { entry, keys }) {
    const { head, body } = entry;
    if (keys === undefined || body === undefined || part.headerHash === undefined)
        return false;
    if (head.leaf.type !== 'CHUNK')
        return false;
    const step = { index: head.leaf.counter, ...keys };
    const plaintext = openChunk(primitives, step, part.headerHash, head.leaf, head.leafBytes, body);
    plaintext?.fill(0);
    return plaintext !== undefined;
}
function noteItem(state, { segmentId }, { entry, keys }) {
    const { leaf, leafIndex, elided } = entry.head;
    const isChunk = leaf.type === 'CHUNK';
    if (keys !== undefined)
        state.keyed++;
    if (!elided && isChunk)
        state.disclosed++;
    if (elided && isChunk)
        withhold(state, leaf);
    if (elided && state.withheld.length < LIST_MAX)
        state.withheld.push(withheldOf(hexOf(segmentId), leafIndex, leaf));
}
function withhold(state, leaf) {
    const track = trackWord(leaf);
    const { chunks, durUs } = state.withheldTracks.get(track) ?? { chunks: 0, durUs: 0 };
    state.withheldTracks.set(track, { track, chunks: chunks + 1, durUs: durUs + leaf.durationUs });
    state.withheldChunks++;
}
function withheldOf(segment, entry, leaf) {
    return {
        segment,
        entry,
        type: leaf.type,
        track: trackWord(leaf),
        fromUs: Number(leaf.monotonicNs / 1000n),
        durUs: leaf.durationUs,
        bodyBytes: leaf.bodyBytes,
    };
}
/** A run that another part follows must reach the end of its segment, and that part begin at the beginning. */
function closePart({ part, parts }) {
    const { header, checkpoint, runFrom, last } = part;
    if (header === undefined || checkpoint === undefined)
        return { what: 'header', detail: 'an empty part' };
    const before = parts.at(-1);
    if (before !== undefined && (before.toEntry !== before.entries - 1 || runFrom !== 0))
        return { what: 'excerpt', detail: `entries between segment ${before.sequence} and the next are missing` };
    parts.push({
        segment: hexOf(header.segmentId),
        sequence: header.recording.sequence,
        fromEntry: runFrom,
        toEntry: last,
        entries: checkpoint.size,
    });
    return undefined;
}
function reportOf(primitives, file, bytes, state, found, trust) {
    const { tally, headers, disclosed, keyed, withheldChunks, withheld, parts } = state;
    const [header] = headers;
    const identities = headers.map((one) => identify(primitives, one, trust, tally.fromWallUs));
    const worst = worstIdentity(identities.map((identity) => identity.state));
    const identity = identities.find((one) => one.state === worst) ?? { state: worst };
    const problem = found && { ...found, entry: found.entry ?? state.leaves };
    const invalid = identity.state === 'invalid' && problem === undefined;
    return {
        file,
        verdict: problem !== undefined ? 'ALTERED' : invalid ? 'NOT-SEALED' : 'COMPLETE',
        ...(header && namesOf(header)),
        identity,
        checkpointUs: state.checkpointUs,
        ...tallied(tally),
        leaves: state.leaves,
        signedLeaves: state.leaves,
        durableLeaves: 0,
        unsignedEntries: 0,
        tornBytes: 0,
        elided: 0,
        elisions: [],
        bytes,
        excerpt: {
            parts,
            disclosedChunks: disclosed,
            keyedChunks: keyed,
            withheldChunks,
            withheld,
            withheldTracks: [...state.withheldTracks.values()],
        },
        ...(problem && { problem }),
        ...(invalid && { problem: invalidIdentity(identity) }),
    };
}
