/**
 * Seeded numbers for the simulated board: the same seed and label give the same sequence
 * on every machine (sfc32, integer arithmetic only). Each part draws from its own
 * `fork`, so that a draw more in one part changes nothing in another.
 * Not for secrets: everything here can be predicted.
 */
import type { Bytes } from '../../src/bytes.ts';
export interface Random {
    /** Integer from 0 (inclusive) below `below` (exclusive, at most 2^32). */
    int(below: number): number;
    /** Integer from `low` to `high`, both inclusive. */
    between(low: number, high: number): number;
    /** True with this probability; 0 draws nothing, so a fault switched off changes no sequence. */
    chance(probability: number): boolean;
    bytes(length: number): Bytes;
    /** An independent sequence named `label`; does not draw. */
    fork(label: string): Random;
}
export declare function createRandom(seed: number, label?: string): Random;
