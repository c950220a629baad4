/**
 * Moments as people name them: time in the film (90, 1:30, 1:02:03.5, 12.5s) or a date with its zone.
 *
 * Turned into the recording's own monotonic time. A date counts by the camera's clock of the recording.
 */
import type { Interval } from '../crypto/segmentindex.ts';
import { type TrackWord } from '../crypto/tally.ts';
export type Moment = {
    readonly filmUs: number;
} | {
    readonly wallUs: number;
};
/** When a recording begins, on both clocks. */
export interface Beginning {
    readonly fromUs: number;
    readonly fromWallUs: number | null;
}
/** @param option its name, for messages. USAGE. */
export declare function parseMoment(text: string, option: string): Moment;
/** Monotonic µs. USAGE where a date is given and the camera had no clock. */
export declare function momentUs(moment: Moment, { fromUs, fromWallUs }: Beginning): number;
/** Options of the commands that take an interval of a recording. */
export interface IntervalFlags {
    readonly from?: string;
    readonly to?: string;
    readonly track?: string;
}
/** Both ends, to be placed in a recording later. USAGE where one is missing, no moment, or not before the other. */
export declare function intervalOf({ from, to }: IntervalFlags): (beginning: Beginning) => Interval;
export declare function trackOf(text: string | undefined): TrackWord | undefined;
