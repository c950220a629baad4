/**
 * Access units out of an Annex B stream (ITU-T H.264 §7.4.1.2.3) that comes in pieces.
 *
 *   pieces ─► window (NAL unit in progress) ─► unit being built ─► sink.format, sink.emit
 *
 * Promises: the same units for any piece sizes; a unit is handed over as soon as the first two
 * bytes of the next one are known; memory bounded by UNIT_BYTES_MAX; every byte it lets go of is
 * overwritten. It knows no time (a stream has none), and takes a slice with `first_mb_in_slice` 0
 * for a new picture: redundant pictures and arbitrary slice order are not put together.
 */
import { type VideoFormat } from '../unit.ts';
export interface AccessUnit {
    readonly key: boolean;
    /** As `EncodedUnit.data`: lent until `emit` returns, then overwritten. */
    readonly data: Uint8Array;
}
export interface AssemblerSink {
    /** Before the first unit that needs it, and again when it changes. */
    format(format: VideoFormat): void;
    emit(unit: AccessUnit): void;
    /** A unit that cannot be passed on: larger than UNIT_BYTES_MAX, or without readable parameter sets. */
    dropped?(reason: 'too-large' | 'no-format'): void;
}
export interface Assembler {
    push(piece: Uint8Array): void;
    /** The stream is at its end: hands over the last unit. */
    flush(): void;
    /** Overwrites and forgets everything, the format too. */
    wipe(): void;
}
export declare function createAssembler(sink: AssemblerSink): Assembler;
