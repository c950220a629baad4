/**
 * Listens in on the ports of one boot and writes down the truth. The device gets the same ports as without it:
 * nothing is changed, delayed or answered differently.
 */
import type { Hal } from '../../hal/hal.ts';
import type { MockBoard } from '../../hal/mock/open.ts';
import type { EncodedUnit } from '../unit.ts';
import { type BootTruth, type Truth } from './truth.ts';
export interface Listener {
    /** A unit was handed over. */
    unit(unit: EncodedUnit): void;
    /** Something was encrypted with this key and nonce. */
    sealed(key: Uint8Array, nonce: Uint8Array): void;
}
export declare function tapHal(hal: Hal, board: MockBoard, truth: Truth, boot: BootTruth, listener: Listener): Hal;
