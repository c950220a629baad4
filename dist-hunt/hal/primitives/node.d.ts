/**
 * Primitives over node:crypto: the hot path of the camera and of the verifier.
 *
 * Results are plain byte arrays of their own (never views into Node's buffer pool, which
 * other code could read or overwrite). Bad input from outside is an answer, not an error.
 */
import type { Primitives } from '../../src/primitives.ts';
export declare const nodePrimitives: Primitives;
