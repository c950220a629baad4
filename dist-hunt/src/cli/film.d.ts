import type { OpenedRecording } from '../crypto/playback.ts';
import type { CliContext } from './context.ts';
export interface Film {
    readonly bytes: number;
    /** Fragments that are none. */
    readonly leftOut: number;
}
/** INTERRUPTED on Ctrl-C; nothing is left then, nor after an error. */
export declare function writeFilm(context: CliContext, path: string, recording: OpenedRecording): Promise<Film>;
