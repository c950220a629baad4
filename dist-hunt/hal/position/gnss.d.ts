import type { Clock, Position, Source } from '../hal.ts';
import { type Report } from '../keep.ts';
import type { SerialOptions, SerialPort } from '../serial/port.ts';
export interface GnssOptions {
    readonly clock: Clock;
    readonly report: Report;
    readonly path: string;
    readonly baud: number;
    readonly open: (options: SerialOptions) => Promise<SerialPort>;
    readonly time: (unixMs: number, atUs: number) => void;
}
export declare function openGnss(options: GnssOptions): Promise<{
    readonly position: Source<Position>;
    close(): void;
}>;
