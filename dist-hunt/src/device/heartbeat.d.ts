/**
 * Feeds the watchdog as long as this camera does what it is for.
 *
 * While it records, that is: live pictures become durable. An event loop that turns while nothing reaches the card is no
 * life, so it is not fed by a timer alone. Where the device itself knows why nothing becomes durable (no picture, no
 * storage) it is fed all the same: starting anew would not help, and the wearer has been told.
 */
import type { Clock, Watchdog } from '../../hal/hal.ts';
import type { DeviceStatus } from './status.ts';
/** A card may stall for some seconds; longer, and it is not coming back by itself. */
export declare const DURABLE_AGE_MS_MAX = 6000;
/** Returns the function that ends it: a process that ends in good order feeds until then. */
export declare function createHeartbeat(clock: Clock, watchdog: Watchdog, status: () => DeviceStatus): () => void;
export declare function lives({ capture, faults, durableUntilUs, recordingSinceUs, }: Pick<DeviceStatus, 'capture' | 'faults' | 'durableUntilUs' | 'recordingSinceUs'>, nowUs: number): boolean;
