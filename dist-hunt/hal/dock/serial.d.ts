import type { Clock, DockContact, Log, Source } from '../hal.ts';
import { type Report } from '../keep.ts';
import type { SerialOptions, SerialPort } from '../serial/port.ts';
/** Three of the controller's messages. */
export declare const SILENT_MS = 1500;
export interface SerialDockOptions {
    readonly clock: Clock;
    readonly log: Log;
    readonly report: Report;
    readonly path: string;
    readonly baud: number;
    /** Where the controller lives. */
    readonly controller: 'camera' | 'cradle';
    readonly firmware: string;
    readonly open: (options: SerialOptions) => Promise<SerialPort>;
    /** The controller's clock, at this moment of ours. */
    readonly time?: (unixMs: number, uncertaintyMs: number, atUs: number) => void;
}
export interface SerialDock {
    readonly dock: Source<DockContact>;
    charging(): boolean;
    /** Only while the camera stands in the cradle and the controller is heard. */
    buttonsLocked(): boolean;
    close(): void;
}
export declare function serialDock(options: SerialDockOptions): Promise<SerialDock>;
