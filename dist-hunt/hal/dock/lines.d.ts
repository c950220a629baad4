import type { LineDriver, LineSpec } from '../gpio/lines.ts';
import type { Clock, DockContact, Source } from '../hal.ts';
import { type Report } from '../keep.ts';
export interface LineDockOptions {
    readonly clock: Clock;
    readonly lines: LineDriver;
    readonly report: Report;
    readonly contact: LineSpec;
}
export declare function lineDock({ clock, lines, report, contact, }: LineDockOptions): Promise<{
    readonly dock: Source<DockContact>;
    close(): void;
}>;
