import type { TraceRecord } from '../device/status.ts';
import type { HashStream } from '../primitives.ts';
/** Without the line feed. */
export declare function traceLine(record: TraceRecord): string;
export interface TraceHash {
    add(record: TraceRecord): void;
    /** Hexadecimal; asked once, at the end. */
    hex(): string;
}
export declare function createTraceHash(stream: HashStream, hexOf: (bytes: Uint8Array) => string): TraceHash;
