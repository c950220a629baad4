/**
 * Presses on a running camera, and how long it takes until they are acknowledged and until they are kept.
 *
 *   down ─► haptic effect issued                          (start press, and double press while recording)
 *   down ─► first chunk captured after it durable         (what the wearer's confirmation waits for)
 */
import type { Clock, Haptic } from '../hal/hal.ts';
import type { MockBoard } from '../hal/mock/open.ts';
import type { Device } from '../src/device/status.ts';
export interface Latencies {
    readonly ackMs: readonly number[];
    readonly durableMs: readonly number[];
}
/** The wearer's vibration motor, with a note of when it was last told something. */
export declare function notedHaptic(clock: Clock): {
    haptic: Haptic;
    playedUs(): number;
};
export declare function measurePresses(device: Device, board: MockBoard, clock: Clock, playedUs: () => number, count: number): Promise<Latencies>;
