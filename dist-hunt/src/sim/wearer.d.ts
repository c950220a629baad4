/**
 * What a wearer does in a shift, at random: announces, records, marks, is jostled, looks at the status, docks,
 * switches off. Each thing is an episode; plan.ts puts them one after the other.
 */
import type { Random } from '../../hal/mock/random.ts';
import type { Action } from './step.ts';
/** Something the wearer does at these moments, so that troubles can be placed near them. */
export interface Draft {
    readonly random: Random;
    readonly endS: number;
    readonly steps: {
        readonly atS: number;
        readonly action: Action;
    }[];
    /** Presses, stops, rollovers: where something is at stake, seconds. */
    readonly moments: number[];
}
/** Evenly over the exponents: short ones are as likely as long ones. */
export declare function spread(random: Random, [low, high]: readonly [number, number]): number;
/** One thing the wearer does; gives the time when it is over. */
export declare function episode(draft: Draft, atS: number): number;
/** In the dock between two things, for most of a long gap. */
export declare function rest({ random, steps }: Draft, fromS: number, toS: number): void;
/** Both buttons, at random, for seconds. */
export declare function scuffle({ random, steps }: Pick<Draft, 'random' | 'steps'>, beginS: number): number;
