/**
 * Seeded numbers for the simulated board: the same seed and label give the same sequence
 * on every machine (sfc32, integer arithmetic only). Each part draws from its own
 * `fork`, so that a draw more in one part changes nothing in another.
 * Not for secrets: everything here can be predicted.
 */
import { assert } from '../../src/errors.js';
const TWO_32 = 0x1_0000_0000;
const WARM_UP_ROUNDS = 16;
export function createRandom(seed, label = '') {
    assert(Number.isSafeInteger(seed) && seed >= 0, `a seed is a whole number from 0, not ${seed}`);
    let a = hashOf(label, 0x811c9dc5);
    let b = seed | 0;
    let c = Math.floor(seed / TWO_32) | 0;
    let counter = 1;
    function word() {
        const sum = (((a + b) | 0) + counter) | 0;
        counter = (counter + 1) | 0;
        a = b ^ (b >>> 9);
        b = (c + (c << 3)) | 0;
        c = (((c << 21) | (c >>> 11)) + sum) | 0;
        return sum >>> 0;
    }
    for (let round = 0; round < WARM_UP_ROUNDS; round++)
        word();
    const random = {
        int(below) {
            assert(below >= 1 && below <= TWO_32, `int(${below}) is outside 1..2^32`);
            return Math.floor((word() / TWO_32) * below);
        },
        between: (low, high) => low + random.int(high - low + 1),
        chance: (probability) => probability > 0 && word() / TWO_32 < probability,
        bytes(length) {
            const out = new Uint8Array(length);
            for (let index = 0; index < length; index++)
                out[index] = word() >>> 24;
            return out;
        },
        fork: (child) => createRandom(seed, `${label}/${child}`),
    };
    return random;
}
/** FNV-1a over UTF-16 units: spreads labels, nothing more. */
function hashOf(text, start) {
    let hash = start;
    for (let index = 0; index < text.length; index++)
        hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
    return hash | 0;
}
