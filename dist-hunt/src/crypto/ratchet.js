import { concatBytes, wipe } from '../bytes.js';
import { assert } from '../errors.js';
import { LABELS, u64 } from './header.js';
import { CHUNKS_MAX, SEGMENT_ID_BYTES } from './leaf.js';
export const SEGMENT_KEY_BYTES = 32;
const NO_SALT = new Uint8Array(0);
/** Takes `segmentKey` over: its bytes are overwritten by the first step. */
export function createRatchet(primitives, segmentKey, segmentId) {
    assert(segmentKey.length === SEGMENT_KEY_BYTES, `segment key of ${segmentKey.length} bytes, not 32`);
    assert(segmentId.length === SEGMENT_ID_BYTES, `segment id of ${segmentId.length} bytes, not 16`);
    const chainKey = segmentKey;
    let index = 0;
    let ended = false;
    return {
        step() {
            assert(!ended, 'the ratchet was wiped');
            assert(index < CHUNKS_MAX, `a segment has at most ${CHUNKS_MAX} chunks`);
            const info = concatBytes(LABELS.step, segmentId, u64(index));
            const okm = primitives.hkdfSha256(chainKey, NO_SALT, info, 96);
            const step = { index, key: okm.slice(0, 32), salt: okm.slice(32, 64) };
            chainKey.set(okm.subarray(64, 96));
            wipe(okm);
            index++;
            return step;
        },
        wipe() {
            ended = true;
            wipe(chainKey);
        },
    };
}
/** What binds a segment key to its HEADER before any ciphertext is touched. */
export function keyCommitment(primitives, segmentKey, segmentId) {
    return primitives.hkdfSha256(segmentKey, NO_SALT, concatBytes(LABELS.commit, segmentId), 32);
}
/** The secrets of chunk `index`; `segmentKey` stays as it is. For many chunks in a row step a ratchet instead. */
export function chunkSecretsAt(primitives, segmentKey, segmentId, index) {
    assert(Number.isSafeInteger(index) && index >= 0 && index < CHUNKS_MAX, `chunk ${index}`);
    const ratchet = createRatchet(primitives, Uint8Array.from(segmentKey), segmentId);
    let step = ratchet.step();
    while (step.index < index) {
        wipe(step.key, step.salt);
        step = ratchet.step();
    }
    ratchet.wipe();
    return step;
}
