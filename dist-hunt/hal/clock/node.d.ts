import type { Clock } from '../hal.ts';
export interface NodeClockOptions {
    /** Another file whose existence means "synchronised"; for boards with another time daemon. */
    readonly synchronisedMark?: string;
    /** Unix µs; the system's where absent. */
    readonly wallUs?: () => number;
}
export declare function openNodeClock(options?: NodeClockOptions): Clock;
