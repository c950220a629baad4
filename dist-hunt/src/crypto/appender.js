import { concatBytes } from '../bytes.js';
import { assert } from '../errors.js';
import { entryHead } from './entry.js';
import { BODY_BYTES_MAX, encodeLeaf, HASH_BYTES, NO_FLAGS } from './leaf.js';
import { signCheckpoint } from './note.js';
import { leafTimes } from './stamp.js';
const NO_STAMP = { monotonicUs: 0, wallUs: 0, clock: 'unset' };
const NO_COMMITMENT = new Uint8Array(HASH_BYTES);
export function createAppender(primitives, tree, segmentId, origin) {
    const ordinals = new Map();
    const make = (entry) => {
        const { type, stamp, body, track = 0, kind = 0 } = entry;
        assert(body.length <= BODY_BYTES_MAX[type], `${type} of ${body.length} bytes`);
        const counter = ordinals.get(type) ?? 0;
        ordinals.set(type, counter + 1);
        const leaf = {
            segmentId,
            counter,
            type,
            flags: NO_FLAGS,
            track,
            ...leafTimes(stamp),
            durationUs: 0,
            plaintextBytes: 0,
            bodyBytes: body.length,
            kind,
            commitment: NO_COMMITMENT,
            bodyHash: primitives.sha256(body),
        };
        const leafBytes = encodeLeaf(leaf);
        return { entry: concatBytes(entryHead(leafBytes, tree.size, false, body.length), body), leafBytes };
    };
    const grow = (made) => {
        tree.append(made.leafBytes);
        return made.entry;
    };
    return {
        clear: (entry) => grow(make(entry)),
        outside: make,
        checkpoint(signer, { monotonicUs, wallUs, clock }, durable) {
            const { size } = tree;
            const head = { origin, size, root: tree.root(), monotonicUs, wallUs, clock, durable };
            const body = signCheckpoint(primitives, head, signer.publicKey, signer.sign);
            return grow(make({ type: 'CHECKPOINT', stamp: NO_STAMP, body }));
        },
    };
}
