/**
 * Fragments of one track (ISO/IEC 14496-12 §8.8): access units in, moof + mdat out.
 *
 *   unit ─► [ room for the moof | unit | unit | … ] ─► moof written in front ─► Fragment
 *
 * Promises: each unit is copied once; sample times are the units' own; the same units give the
 * same bytes; a fragment is never longer than its limit to the nearest unit, does not stretch over
 * a hole, and starts on a key unit wherever one is near. It reads no clock: a track that stands
 * still is flushed by its owner.
 */
import { type Bytes } from '../bytes.ts';
import { type EncodedUnit, type Track } from '../unit.ts';
/** One unit of the largest size always fits. */
export declare const FRAGMENT_BYTES_MAX: number;
export interface Fragment {
    readonly track: Track;
    /** moof and mdat. Belongs to the caller, who wipes it. */
    readonly bytes: Bytes;
    readonly fromUs: number;
    readonly durUs: number;
    readonly units: number;
    /** Can be decoded without the fragment before it. */
    readonly syncFirst: boolean;
    /** 1, 2, 3 …, as in the mfhd. */
    readonly sequence: number;
}
export interface FragmenterOptions {
    readonly track: Track;
    readonly fragmentUs: number;
    /** For the first fragment only, never exceeded: how soon something can be durable. */
    readonly firstFragmentUs: number;
    /** Media time 0 on the units' time line. */
    readonly baseUs: number;
}
export interface Fragmenter {
    /** Copies the unit; gives the fragment that it completes or that ended before it. */
    push(unit: EncodedUnit): Fragment | undefined;
    /** What is left, as a fragment. */
    flush(): Fragment | undefined;
    /** Overwrites and forgets what is left. */
    wipe(): void;
    /** Units that were not taken: time not going forward or before the base, empty or too large. */
    readonly refused: number;
}
export declare function createFragmenter(options: FragmenterOptions): Fragmenter;
