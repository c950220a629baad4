/**
 * Keeps a camera or a microphone running and says when it is gone.
 *
 *   hal.camera ─► open ─► units ─────────────► sink
 *                  ▲        │ lost, or silent for 1.5 s
 *                  └─ back-off ◄─┘               (fault.raised, and fault.cleared with the first unit)
 *
 * Paused, a source that can stays open and gives nothing: it is believed to be well until it says that it
 * is lost, or falls silent after it was told to go on. One that was opened meanwhile first gives a unit.
 * It passes on what it gets and keeps nothing. Opening again is tried for ever, ever more slowly.
 */
import type { Clock, MediaSession, MediaSink } from '../../hal/hal.ts';
import type { EncodedUnit, TrackFormat } from '../unit.ts';
/** No unit for so long means the source hangs (media.md: camera processes that ignore signals). */
export declare const SILENT_MS = 1500;
/** A source at rest that hangs must not be found out only at the press. */
export declare const PROOF_OF_LIFE_MS = 10000;
/** What a source of media offers: the part camera and microphone share. */
export interface Openable {
    readonly name: string;
    /** A cold start may take longer than SILENT_MS: it is told as lost then, and not given up before this. */
    readonly startMs?: number;
    open(sink: MediaSink): MediaSession;
}
export interface SourceSink {
    format(format: TrackFormat): void;
    unit(unit: EncodedUnit): void;
    /** The source stopped giving units; called once until `alive`. */
    lost(reason: string): void;
    /** The first unit after opening or after `lost` is about to come. */
    alive(): void;
}
export interface MediaSource {
    start(): void;
    /** Also before `start` and while the source is away: it is paused once it gives units. */
    pause(paused: boolean): void;
    /** Means nothing while paused: what comes after is a key unit anyway. */
    requestKeyFrame(): void;
    readonly running: boolean;
    stop(): Promise<void>;
}
export declare function createSource(clock: Clock, device: Openable, sink: SourceSink): MediaSource;
