import type { Clock, Disk, Source } from '../../hal/hal.ts';
import type { TraceEntry, TraceRecord } from './status.ts';
export type Trace = (entry: TraceEntry) => void;
export declare function createTracer(clock: Clock, write: ((record: TraceRecord) => void) | undefined): Trace;
/** The same source; each item is told before it is heard. */
export declare function heard<T>(source: Source<T>, tell: (item: T) => void): Source<T>;
export declare function traceDisk(clock: Clock, disk: Disk, trace: Trace): Disk;
