/**
 * How fast units leave, and how far they are: a bandwidth limit shared by all that are under way, and progress.
 *
 * The limit is a bucket of one second's bytes. Progress is told at most four times a second.
 */
import type { Clock } from '../../hal/hal.ts';
import type { CardUnit } from './card.ts';
import type { OffloadHost } from './parts.ts';
export interface Pace {
    begin(unit: CardUnit, fromBytes: number): void;
    /** Resolves when the next bytes may follow. */
    sent(unit: CardUnit, bytes: number): Promise<void>;
    done(unit: CardUnit): void;
}
export declare function createPace(clock: Clock, units: readonly CardUnit[], bytesPerSecondMax: number | undefined, host: OffloadHost): Pace;
