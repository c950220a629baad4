/**
 * The profile's largest age of a recording on the device: told, never enforced.
 *
 *   directory names ─► made when ─► older than allowed? ─► fault `recording-overdue` (wearer, ledger, log)
 *
 * Deleting is not this module's business, nor that of time: a recording leaves the device on a verified receipt
 * only, however old it is. One made before the clock was known counts from the first moment known after it.
 */
import type { Hal } from '../../hal/hal.ts';
import type { Fault } from './vocabulary.ts';
export interface AgeRule {
    /** Undefined = no limit. */
    readonly maxAgeDays: number | undefined;
    /** The running boot, and when the clock was first known in those before it. */
    readonly boot: number;
    readonly clockKnown: ReadonlyMap<number, number>;
}
/** Directory names of the recordings that are older at `nowUs`, the oldest first. */
export declare function overdueRecordings(disk: Hal['disk'], { maxAgeDays, clockKnown }: AgeRule, nowUs: number): Promise<readonly string[]>;
export declare function watchAge({ clock, disk, log }: Pick<Hal, 'clock' | 'disk' | 'log'>, setFault: (fault: Fault, is: boolean) => void, rule: AgeRule): () => void;
