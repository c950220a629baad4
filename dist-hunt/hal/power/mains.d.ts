import type { Battery, Clock, Source } from '../hal.ts';
export declare function mains(clock: Clock): {
    readonly battery: Source<Battery>;
    close(): void;
};
