import { type Addon } from '../addon/addon.ts';
import type { Button, ButtonEdge, Clock, DockContact, Log, Source } from '../hal.ts';
import { type Report } from '../keep.ts';
export interface EvdevOptions {
    readonly clock: Clock;
    readonly log: Log;
    /** Absent: through `cat`. */
    readonly addon?: Addon | undefined;
    readonly report: Report;
    /** Key codes of linux/input-event-codes.h. */
    readonly codes: Readonly<Record<Button, number>>;
    /** Switch code of the cradle contact, where there is one. */
    readonly dockSwitch?: number | undefined;
    /** Only devices whose name contains this; all where absent. */
    readonly device?: string | undefined;
    readonly devicesFile?: string;
    readonly inputDirectory?: string;
}
export interface EvdevButtons {
    readonly buttons: Source<ButtonEdge>;
    readonly dock: Source<DockContact>;
    close(): void;
}
export declare function evdevButtons(options: EvdevOptions): Promise<EvdevButtons>;
