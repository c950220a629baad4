/**
 * The troubles of a shift, one row each: how they are planned from a draft of what the wearer does.
 *
 * Every fault of faults.ts is one; the others are moves that no fault describes: power that goes and comes,
 * a battery that empties, hands in a scuffle, a cradle with a loose contact.
 */
import type { Random } from '../../hal/mock/random.ts';
import { type FaultClass } from './fault.ts';
import { type Draft } from './wearer.ts';
export interface Adversity {
    readonly name: string;
    readonly class: FaultClass;
    /** Once, at this moment. */
    plan(draft: Pick<Draft, 'steps'>, random: Random, atS: number): void;
}
export declare const ADVERSITIES: readonly Adversity[];
export declare function planAdversities(draft: Draft, random: Random, classes?: readonly FaultClass[]): void;
