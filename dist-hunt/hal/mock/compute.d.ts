import type { Primitives } from '../../src/primitives.ts';
import type { Random } from './random.ts';
/** Results that evidence rests on. */
export declare const COMPUTATIONS: readonly ['seal', 'hash', 'mac', 'sign'];
export type Computation = (typeof COMPUTATIONS)[number];
export interface ComputeHand {
    /** The next result of this kind has one wrong bit. */
    wrongNext(computation: Computation): void;
    /** Whether that result is still to come. */
    armed(): boolean;
    /** Wrong results given so far. */
    wrong(): number;
}
export declare function createCompute(primitives: Primitives, random: Random): {
    primitives: Primitives;
    hand: ComputeHand;
};
