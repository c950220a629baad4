/**
 * What people and the world do to a camera that is switched on: one call for each action of a scenario.
 *
 * What takes time (a hold, a scuffle) goes on by the board's clock after the call.
 */
import type { MockBoard } from '../../hal/mock/open.ts';
import type { Random } from '../../hal/mock/random.ts';
import type { Action } from './step.ts';
export type Touch = Extract<Action, {
    readonly type: 'press' | 'hold' | 'bounce' | 'scuffle' | 'battery' | 'clock';
}>;
export declare function touch(board: MockBoard, action: Touch, random: Random): void;
