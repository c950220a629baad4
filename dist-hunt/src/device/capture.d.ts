import type { Clock } from '../../hal/hal.ts';
import type { Creation } from '../store/creation.ts';
import type { Notice } from './notice.ts';
import type { Recorder } from './recorder.ts';
import type { CaptureCommand, CaptureInput, Fault } from './vocabulary.ts';
export interface CaptureParts {
    readonly clock: Clock;
    readonly recorder: Recorder;
    readonly creation: Creation;
    readonly bitsPerSecondMax: number;
    /** What the front display shows now. */
    notice(): Notice;
    /** Faults of the disk, seen while recording. */
    raise(fault: Fault): void;
    /** Something in `progress` changed. */
    changed(): void;
}
/** How far recording has come, for the status. Mutable on purpose: it changes with every chunk. */
export interface Progress {
    /** Of the running or the last recording. */
    recording: string | undefined;
    directory: string | undefined;
    recordings: number;
    segments: number;
    chunks: number;
    gaps: number;
    bytes: number;
    /** End of the newest live picture that is durable, monotonic µs. */
    durableUntilUs: number | undefined;
}
export declare function createProgress(): Progress;
export declare function captureActor(parts: CaptureParts, progress: Progress): import("xstate").CallbackActorLogic<CaptureCommand, CaptureInput, import("xstate").EventObject>;
