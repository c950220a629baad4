/**
 * A timeline as one HTML page of its own: no script, nothing loaded, German and English, light and dark.
 *
 * Lanes are boxes placed in per cent of the duration, so that zooming is a change of one width (a radio button
 * and CSS) and text stays text; the durable mark is an inline SVG. Below stands every event as a table.
 */
import { type Lang } from '../figures.ts';
import { type Html } from './html.ts';
import type { Timeline } from './timeline.ts';
export interface TimelinePageOptions {
    /** Shown first; the reader can switch. */
    readonly lang: Lang;
    /** Of the scenario, the seed or the file. */
    readonly name: string;
    /** One line below it: seed, verdict, trace hash. */
    readonly about: string;
    /** Program and version. */
    readonly by: string;
}
export declare function timelinePage(timeline: Timeline, options: TimelinePageOptions): string;
/** The drawing, its legend and the table of events; needs LOOK and TIMELINE_LOOK around it. */
export declare function timelineHtml(timeline: Timeline): Html;
