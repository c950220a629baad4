/**
 * Timelines from files and into files: a trace read back, the drawing in the terminal, the page.
 */
import type { TraceRecord } from '../device/status.ts';
import { type Judged } from '../ui/timeline.ts';
import type { CliContext } from './context.ts';
export interface TimelineAbout {
    readonly name: string;
    readonly about: string;
    readonly judged?: readonly Judged[];
}
export declare function readTrace(path: string): Promise<readonly TraceRecord[]>;
export declare function showTimeline(context: CliContext, records: readonly TraceRecord[], lines: string): void;
export declare function timelineOfRun({ lang }: Pick<CliContext, 'lang'>, records: readonly TraceRecord[], { name, about, judged }: TimelineAbout): string;
export declare function writeTimeline(context: CliContext, path: string, records: readonly TraceRecord[], about: TimelineAbout, force: boolean): Promise<void>;
