/**
 * The drawn scene: a street, people who walk by, a lamp that lights for the first tenth of each second, the
 * picture's number large and machine-readable, and the running time.
 *
 * Promises: picture n of a size and rate is the same bytes everywhere, and differs from every other one.
 * The background is drawn once and copied; only what moves is drawn per picture.
 */
import type { Bytes } from '../../../src/bytes.ts';
import { type Size } from './picture.ts';
export interface Scene {
    readonly size: Size;
    /** Draws picture `index` (any whole number from 0; the counter starts again after 2^24) into `out`. */
    draw(index: number, out: Bytes): void;
}
export declare function createScene(size: Size, picturesPerSecond: number): Scene;
