/**
 * The child's side of child.ts: what every camera and microphone script does with its standard streams.
 *
 * Writes to a pipe are synchronous in Node on Linux, so a parent that stalls holds the script up instead of
 * growing a queue in it. Nothing but media may be written to standard output.
 */
import type { EncodedUnit, TrackFormat } from '../../src/unit.ts';
export interface Parent {
    format(format: TrackFormat): void;
    /** Dropped while the parent wants none, and then up to the next key unit; `unit.data` is the caller's to wipe. */
    unit(unit: EncodedUnit): void;
    /** Says why and ends this process: the last thing a script does. */
    lost(reason: string): void;
}
/** Microseconds of CLOCK_MONOTONIC, the time line parent and child share. */
export declare function monotonicUs(): number;
/** The settings the parent handed over, checked by the caller. */
export declare function childSettings(): unknown;
/** `onKeyRequest` comes also when the parent wants units again. */
export declare function connectParent(onKeyRequest: () => void): Parent;
