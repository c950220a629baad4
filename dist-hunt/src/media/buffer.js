/**
 * A byte buffer that grows up to a fixed bound and leaves nothing behind: whatever is moved,
 * dropped or outgrown is overwritten with zeros. It never shrinks and never exceeds its bound.
 */
import { wipe } from '../bytes.js';
import { assert } from '../errors.js';
const START_BYTES = 16 * 1024;
export function createBuffer(bytesMax) {
    let bytes = new Uint8Array(Math.min(START_BYTES, bytesMax));
    let length = 0;
    function grow(least) {
        assert(least <= bytesMax, `buffer of ${least} bytes, its bound is ${bytesMax}`);
        const outgrown = bytes;
        bytes = new Uint8Array(Math.min(bytesMax, Math.max(least, bytes.length * 2)));
        bytes.set(outgrown.subarray(0, length));
        wipe(outgrown);
    }
    return {
        get length() {
            return length;
        },
        view: () => bytes.subarray(0, length),
        append(part) {
            if (length + part.length > bytes.length)
                grow(length + part.length);
            bytes.set(part, length);
            length += part.length;
        },
        keep(from) {
            if (from === 0)
                return;
            bytes.copyWithin(0, from, length);
            bytes.fill(0, length - from, length);
            length -= from;
        },
        clear() {
            bytes.fill(0, 0, length);
            length = 0;
        },
    };
}
