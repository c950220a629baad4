/**
 * Opens an excerpt with the chunk keys in it, and with nothing else.
 *
 * Expects that verifyexcerpt.ts found it COMPLETE. Chunks that are here without a key stay closed.
 */
import { ZeugeError } from '../errors.js';
import { walkExcerpt } from './excerpt.js';
import { createPlayback } from './playback.js';
/** EVIDENCE_UNSOUND where it cannot be read; NOTHING_TO_OPEN where it holds no keys. */
export async function openExcerpt(primitives, file) {
    const parts = [];
    const visitor = {
        keep: ({ leaf }) => leaf.type === 'HEADER',
        part: () => undefined,
        item({ entry, keys }) {
            const { head, offset, body } = entry;
            if (head.leaf.type === 'HEADER' && body !== undefined)
                parts.push({
                    file,
                    sequence: parts.length,
                    headerHash: primitives.sha256(body),
                    steps: new Map(),
                    chunks: [],
                });
            const part = parts.at(-1);
            if (keys === undefined || part === undefined || head.elided || head.leaf.type !== 'CHUNK')
                return undefined;
            const index = head.leaf.counter;
            part.steps.set(index, { index, ...keys });
            part.chunks.push({ head: { ...head, leafBytes: head.leafBytes.slice() }, offset });
            return undefined;
        },
        partEnd: () => undefined,
    };
    const problem = await file.with((source) => walkExcerpt(primitives, source, visitor));
    if (problem !== undefined)
        throw new ZeugeError('EVIDENCE_UNSOUND', `${file.file}: ${problem.what} at byte ${problem.offset}: ${problem.detail}`);
    if (parts.every(({ chunks }) => chunks.length === 0))
        throw new ZeugeError('NOTHING_TO_OPEN', `${file.file}: an excerpt without chunk keys; whoever holds an identity makes one with "zeuge excerpt --identity"`);
    return createPlayback(primitives, file.file, parts);
}
