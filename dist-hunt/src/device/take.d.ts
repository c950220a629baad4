/**
 * One recording's way in: access units of each track become its fragments, and what is missing its gaps.
 *
 *   unit ─► lane of its track ─► fragmenter ─► recording      the first key picture is media time 0
 *   ring ─► lanes beside them ─► fragmenters ─► recording     at the disk's pace
 *
 * Every unit that comes is kept or declared missing: lost source, hole in time, muted sound. It does not
 * know rings before the press, formats or links between recordings: that is recorder.ts.
 */
import type { Bytes } from '../bytes.ts';
import type { Cause } from '../crypto/leaf.ts';
import type { Ring } from '../media/ring.ts';
import type { Recording, RecordingEnd } from '../store/recording.ts';
import type { EncodedUnit, Track, TrackFormat } from '../unit.ts';
export interface TakeParts {
    readonly recording: Recording;
    readonly fragmentUs: number;
    readonly frameDurUs: number;
    readonly sinceUs: number;
    /** Media time 0, where it is known before the first live unit: the first picture of the ring, or of a link. */
    readonly baseUs: number | undefined;
    /** How far each track was kept before the first live unit: by the ring, or by the recording this one continues. */
    readonly keptUntilUs: ReadonlyMap<Track, number>;
    readonly mutedSinceUs?: number;
}
export interface Take {
    readonly recording: Recording;
    /** Media time 0; undefined until the first key picture. */
    readonly baseUs: number | undefined;
    /** Tracks that are being kept and that units are still expected of. */
    readonly alive: readonly Track[];
    /** Set while no sound is kept. */
    readonly mutedSinceUs: number | undefined;
    unit(unit: EncodedUnit, init: Bytes): void;
    lost(track: Track): void;
    /** Sound captured from `atUs` on is dropped, or kept again; what is missing becomes a gap. */
    mute(muted: boolean, atUs: number): void;
    /** The ring's units go before the live ones; `initOf` finds the initialisation segment of a unit's format. */
    drain(ring: Ring, initOf: (format: TrackFormat) => Bytes | undefined): void;
    /** Writes what is left. `exact`: units reach to `untilUs` unless they are missing, so every hole before it is one. */
    end(cause: Cause, untilUs: number, exact?: boolean): Promise<RecordingEnd>;
}
export declare function createTake(parts: TakeParts): Take;
