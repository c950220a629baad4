import type { TraceRecord } from '../device/status.ts';
/** A shift of ten hours with an hour of recording has 3 MB. */
export declare const TRACE_BYTES_MAX: number;
export declare const TRACE_RECORDS_MAX = 1000000;
export declare function parseTrace(text: string, fileName: string): readonly TraceRecord[];
