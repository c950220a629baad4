/**
 * Where access units go: dropped, into the pre-record ring, or into a recording.
 *
 *                 ┌─ drop      (standby, camera warm)
 *   source ─► unit ─ ring      (armed; RAM only, wiped when disarmed)
 *                 └─ take ─► recording       (ring and live units, take.ts)
 *
 * From ring to live, and from one recording to the next that is linked to it, not one unit is lost or
 * doubled. It decides nothing about when: the statechart does.
 */
import type { Clock } from '../../hal/hal.ts';
import type { Cause } from '../crypto/leaf.ts';
import type { Ring } from '../media/ring.ts';
import type { Recording, RecordingEnd } from '../store/recording.ts';
import type { EncodedUnit, Track, TrackFormat } from '../unit.ts';
export interface RecorderParts {
    readonly clock: Clock;
    readonly fragmentUs: number;
    readonly frameDurUs: number;
    /** Whether the ring keeps sound too: a law may allow the picture only. */
    readonly preRecordAudio: boolean;
    requestKeyFrame(): void;
}
export interface Recorder {
    format(format: TrackFormat): void;
    unit(unit: EncodedUnit): void;
    lost(track: Track): void;
    /** From now on units are kept in `ring`; a former one is wiped. */
    arm(ring: Ring): void;
    /** The ring is wiped and units are dropped; a running recording is not touched. */
    disarm(): void;
    /** From now on units go to `recording`, behind what the ring holds. */
    keep(recording: Recording): void;
    /**
     * At its next key picture the running recording ends with `cause`, and the one that `begin` then gives goes
     * on, without a lost unit. `ended` resolves when the former is closed. Nothing where it ends before.
     */
    link(cause: Cause, begin: (ended: Promise<RecordingEnd>) => Recording): void;
    /** Sound of the running recording is dropped from `atUs` on, or kept again; a link stays muted. */
    mute(muted: boolean, atUs: number): void;
    /** Ends the running recording; resolves when its end is durable or it is given up. */
    finish(cause: Cause): Promise<RecordingEnd>;
    /** Evicts from the ring what is older than its limit; says when its oldest unit was captured. */
    expire(): number | undefined;
    /** How far back the ring reaches from now, µs. */
    readonly ringUs: number;
}
export declare function createRecorder(parts: RecorderParts): Recorder;
