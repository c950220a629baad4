/**
 * A timeline in a terminal: one line of cells a lane, then what happened, line by line. Pure.
 *
 *   capture    ···░░░░░░██████████████▓░░░
 *
 * Never wider than asked for. In a cell the most telling value wins, so that what was short is seen.
 */
import { type Lang } from '../figures.ts';
import type { Timeline } from './timeline.ts';
export interface TextSize {
    readonly columns: number;
    /** At most so many lines of events; the first and the last are shown. */
    readonly lines: number;
    readonly lang: Lang;
}
export declare function timelineText(timeline: Timeline, size: TextSize): string;
