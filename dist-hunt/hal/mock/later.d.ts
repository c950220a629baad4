/**
 * An answer that takes its time on the simulated board: comes `ms` later by the board's clock,
 * and never once the power is gone. What happens, happens when the time is over.
 */
import type { Clock } from '../hal.ts';
/** True while the board has power; every part asks before it does anything. */
export type Alive = () => boolean;
export declare function later<T>(clock: Clock, alive: Alive, ms: number, run: () => T): Promise<T>;
