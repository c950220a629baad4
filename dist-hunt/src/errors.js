/**
 * The two ways a thing goes wrong: the world's fault (ZeugeError, with a code that
 * docs/errors.md explains) and our own (assert).
 */
/** An operating fault: expected in the field, always handled, never a bug of ours. The message carries the values and the way out. */
export class ZeugeError extends Error {
    name = 'ZeugeError';
    code;
    constructor(code, message, options) {
        super(message, options);
        this.code = code;
    }
}
/** A bug of ours: state that cannot be, so stop rather than go on with it. */
export function assert(condition, message) {
    if (!condition)
        throw new Error(`assertion failed: ${message}`);
}
