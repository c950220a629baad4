/**
 * Entropy of the operating system (getrandom(2) through node:crypto).
 * Bytes of their own, never a view into a shared pool.
 */
import { getRandomValues } from 'node:crypto';
import { assert } from '../../src/errors.js';
const BYTES_MAX = 1024;
export function openNodeEntropy() {
    return {
        bytes(length) {
            assert(length >= 0 && length <= BYTES_MAX, `${length} bytes of entropy at once, at most ${BYTES_MAX}`);
            return getRandomValues(new Uint8Array(length));
        },
    };
}
