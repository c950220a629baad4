/**
 * The keys of a terminal as the hand on the camera's two buttons and its cradle.
 *
 * A terminal reports no key release, so each key stands for a whole press or hold. A button that is
 * still held ignores further keys, as a finger would.
 */
import type { Clock } from '../../hal/hal.ts';
import type { Thresholds } from '../device/gesturerules.ts';
import type { BoardHand } from './board.ts';
export interface Keys {
    press(key: string): void;
}
export declare function createKeys(hand: BoardHand, clock: Clock, thresholds: Thresholds): Keys;
