import type { Clock, Log, MediaSession, MediaSink } from '../hal.ts';
/** Written to the child's standard input: the next picture shall be a key picture. */
export declare const KEY_REQUEST = 107;
/** From now on nothing but formats and a loss shall be written. */
export declare const PAUSE_REQUEST = 112;
/** Units again, from a key unit on. */
export declare const RESUME_REQUEST = 114;
export interface ChildOptions {
    /** Path of the script to run: `childScript(…)` for ours. */
    readonly script: string;
    /** Handed over as the script's only argument, as JSON. */
    readonly settings: unknown;
    readonly clock: Clock;
    readonly log?: Log | undefined;
    /** What to call it in reasons and log lines. */
    readonly name: string;
    /** How long the first unit may take; 5 s where absent. */
    readonly startMs?: number | undefined;
}
export interface ChildSession extends MediaSession {
    requestKeyFrame(): void;
    pause(paused: boolean): void;
    /** Undefined where it could not be started. */
    readonly pid: number | undefined;
}
/**
 * Path of one of our scripts by its name from the project's root without ending, such as
 * `hal/camera/scene/child`: in the compiled tree, also when this file itself runs as TypeScript (under test).
 */
export declare function childScript(script: string): string;
/** A source whose sessions are children, one at a time; a lost one no longer counts. */
export declare function createChildSource(options: ChildOptions): {
    open(sink: MediaSink): ChildSession;
};
export declare function openChild(options: ChildOptions, sink: MediaSink): ChildSession;
