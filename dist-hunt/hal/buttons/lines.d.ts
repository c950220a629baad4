import type { LineDriver, LineSpec } from '../gpio/lines.ts';
import type { Button, ButtonEdge, Clock, Source } from '../hal.ts';
import { type Report } from '../keep.ts';
export interface LineButtonsOptions {
    readonly clock: Clock;
    readonly lines: LineDriver;
    readonly report: Report;
    readonly contacts: Readonly<Record<Button, LineSpec>>;
}
export declare function lineButtons({ clock, lines, report, contacts, }: LineButtonsOptions): Promise<{
    readonly buttons: Source<ButtonEdge>;
    close(): void;
}>;
