/**
 * Mutations for the fuzz loop: what bad cards, bad cables and bad people do to bytes.
 *
 * Each case has dice of its own, so that a failure is repeated from its number alone. Where the caller
 * knows where structure lies (heads, notes, lengths), most mutations happen there.
 */
import type { Bytes } from '../src/bytes.ts';
export interface Dice {
    /** 0 ≤ n < below. */
    int(below: number): number;
    pick<T>(from: readonly T[]): T;
}
/** mulberry32: small, quick, and good enough to choose places and values with. */
export declare function createDice(...seeds: readonly number[]): Dice;
export interface Material {
    readonly bytes: Bytes;
    /** Where structure lies: offsets, and how far from them. Anywhere where empty. */
    readonly places?: readonly {
        readonly from: number;
        readonly length: number;
    }[];
    /** What a part may be taken from. */
    readonly others: readonly Bytes[];
}
/** One mutation, often, or a few of them one after the other. Never the same bytes as before. */
export declare function mutate(dice: Dice, material: Material): Bytes;
