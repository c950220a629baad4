/**
 * Chunks of one or several files as a film needs them: each moment once, in order, with its init.
 *
 * Plaintext is released only after the tag and the leaf's commitment matched. Where chunks and keys come
 * from (a segment and its envelope, an excerpt) is the caller's; whether they are genuine too.
 */
import { wipe } from '../bytes.js';
import { ZeugeError } from '../errors.js';
import { openChunk } from './chunk.js';
import { HEAD_BYTES } from './entry.js';
import { KINDS, TAG_BYTES } from './leaf.js';
import { trackWord } from './tally.js';
const NOTHING = new Uint8Array(0);
/** Read at once; three of these are in memory while a recording is played, and at most a chunk of its own size each. */
const BATCH_BYTES_MAX = 4 * 1024 * 1024;
const MEMORIES = 3;
/** NOTHING_TO_OPEN where there is no fragment. */
export async function createPlayback(primitives, name, sources) {
    let refused = 0;
    const refuse = () => {
        refused++;
    };
    const placed = [];
    for (const source of sources)
        placed.push(await place(primitives, source, refuse));
    const places = inPlaybackOrder(placed);
    const [first] = places;
    if (first === undefined)
        throw new ZeugeError('NOTHING_TO_OPEN', `${name}: no signed picture or sound`);
    return {
        inits: placed.flatMap(({ inits }) => inits).filter((init) => init.length > 0),
        fromUs: usOf(first.head),
        untilUs: places.reduce((latest, { head }) => Math.max(latest, usOf(head) + head.leaf.durationUs), 0),
        chunks: places.length,
        mediaBytes: places.reduce((sum, { head }) => sum + head.leaf.plaintextBytes, 0),
        parts: () => parts(primitives, sources, places, refuse),
        get refused() {
            return refused;
        },
    };
}
async function* parts(primitives, sources, places, refuse) {
    try {
        for await (const { place, body } of readAhead(places)) {
            const init = place.source.inits[place.init];
            const fragment = release(primitives, place, body);
            if (init === undefined || init.length === 0 || fragment === undefined) {
                refuse();
                continue;
            }
            const { leaf } = place.head;
            yield { track: trackWord(leaf), init, fragment, fromUs: usOf(place.head), durUs: leaf.durationUs };
        }
    }
    finally {
        for (const { steps } of sources)
            for (const { key, salt } of steps.values())
                wipe(key, salt);
    }
}
/** Opens the init chunks and gives every fragment its own. */
async function place(primitives, source, refuse) {
    const placed = { ...source, inits: [], media: [] };
    const latest = new Map();
    for (const { head, offset } of source.chunks) {
        const { track, kind } = head.leaf;
        const here = { source: placed, head, offset, init: latest.get(track) ?? -1 };
        if (kind !== KINDS.init) {
            placed.media.push(here);
            continue;
        }
        const [body] = await bodiesOf([here]);
        const init = body && release(primitives, here, body);
        if (init === undefined)
            refuse();
        latest.set(track, placed.inits.push(init ?? new Uint8Array(0)) - 1);
    }
    return placed;
}
function release(primitives, place, body) {
    const { source, head } = place;
    const step = source.steps.get(head.leaf.counter);
    if (step === undefined)
        return undefined;
    // In place: memory of its own for each chunk costs as much as decrypting it.
    const into = body.subarray(0, Math.max(0, body.length - TAG_BYTES));
    return openChunk(primitives, step, source.headerHash, head.leaf, head.leafBytes, body, into);
}
/** The bodies in order, the next few read while the consumer is busy with these. */
async function* readAhead(places) {
    const batches = batchesOf(places);
    // In turn: the last of one batch may still be in use while the next is played and the one after that is read.
    const memories = Array.from({ length: MEMORIES }, () => ({ bytes: NOTHING }));
    const read = (index) => {
        const [batch, memory] = [batches[index], memories[index % memories.length]];
        return batch && bodiesOf(batch, memory);
    };
    let next;
    try {
        for (const [index, batch] of batches.entries()) {
            const bodies = (await (next ?? read(index))) ?? [];
            next = read(index + 1);
            for (const [at, place] of batch.entries()) {
                const body = bodies[at];
                if (body !== undefined)
                    yield { place, body };
            }
        }
    }
    finally {
        // Where the consumer stopped early, a read under way must neither outlive this nor fail unheard.
        await Promise.allSettled([next]);
    }
}
/** Neighbours of one file, so that it is opened once for several; each batch holds one body or a few small ones. */
function batchesOf(places) {
    const batches = [];
    let bytes = 0;
    for (const place of places) {
        const batch = batches.at(-1);
        const isNeighbour = batch?.[0]?.source.file === place.source.file;
        const { bodyBytes } = place.head;
        bytes += bodyBytes;
        if (batch !== undefined && isNeighbour && bytes <= BATCH_BYTES_MAX)
            batch.push(place);
        else {
            batches.push([place]);
            bytes = bodyBytes;
        }
    }
    return batches;
}
/** @param memory lent where given: the bodies are parts of it */
async function bodiesOf(batch, memory) {
    const [first] = batch;
    if (first === undefined)
        return [];
    const wanted = batch.reduce((sum, { head }) => sum + head.bodyBytes, 0);
    if (memory !== undefined && memory.bytes.length < wanted)
        memory.bytes = new Uint8Array(wanted);
    return first.source.file.with(async (source) => {
        const bodies = [];
        let used = 0;
        for (const { head, offset } of batch) {
            const from = offset + HEAD_BYTES;
            const target = memory?.bytes.subarray(used, used + head.bodyBytes);
            used += head.bodyBytes;
            bodies.push(await bodyAt(source, from, head.bodyBytes, target));
        }
        return bodies;
    });
}
async function bodyAt(source, from, length, target) {
    if (target !== undefined && source.readInto !== undefined)
        return target.subarray(0, await source.readInto(target, from));
    const body = await source.read(from, length);
    if (target === undefined)
        return body;
    target.set(body);
    return target.subarray(0, body.length);
}
/** By time, then track; where two segments hold the same (track, time), the later one's. */
function inPlaybackOrder(sources) {
    const bySequence = [...sources].sort((a, b) => a.sequence - b.sequence);
    const chosen = new Map();
    for (const { media } of bySequence)
        for (const one of media)
            chosen.set(`${one.head.leaf.track} ${one.head.leaf.monotonicNs}`, one);
    return [...chosen.values()].sort((a, b) => {
        const [x, y] = [a.head.leaf, b.head.leaf];
        return x.monotonicNs === y.monotonicNs ? x.track - y.track : x.monotonicNs < y.monotonicNs ? -1 : 1;
    });
}
function usOf({ leaf }) {
    return Number(leaf.monotonicNs / 1000n);
}
