/**
 * A trace on its way into a file. A place that cannot be written is told at once; a disk that fails later must not
 * end a recording, so it is told at the end.
 */
import type { TraceRecord } from '../device/status.ts';
export interface TraceFile {
    write(record: TraceRecord): void;
    /** Throws what went wrong meanwhile. */
    close(): Promise<void>;
}
export declare function openTraceFile(path: string): Promise<TraceFile>;
