/**
 * One playable file out of initialisation segments and fragments of several tracks.
 *
 *   inits ─► ftyp + moov with every track ─► fragments, numbered anew ─► mfra
 *
 * Promises: samples are passed on bit for bit, in the order given (which is to be their order in
 * time); missing fragments stay missing; the same parts give the same bytes. It holds one fragment.
 * Where the picture's format changes, its parameter sets go back into the stream, before the first
 * sample that needs them (avc3), because players do not follow sample descriptions through fragments;
 * another sound format is another track. What is no fragment of ours is left out and counted.
 */
import { type Bytes } from '../bytes.ts';
export interface JoinPart {
    /** Initialisation segment of the format the samples are in; one of those the join began with. */
    readonly init: Uint8Array;
    /** moof and mdat. */
    readonly fragment: Uint8Array;
}
export interface JoinOptions {
    /** Length of the whole, where it is known: players then show it without reading to the end. */
    readonly durUs?: number;
    /** The first sample is at 0, also where the parts are from the middle of a recording. */
    readonly fromZero?: boolean;
}
export interface Join {
    /** ftyp and moov: what the file begins with. */
    head(): Bytes;
    /**
     * The fragment as it goes into the file, in pieces; the samples stay where they lie in `part`. Undefined where
     * it is none, or of no init given.
     */
    fragment(part: JoinPart): readonly Uint8Array[] | undefined;
    /** mfra: where the key frames are. What the file ends with. */
    tail(): Bytes;
    /** Fragments that were left out. */
    readonly leftOut: number;
}
/** Undefined where none of `inits` is an initialisation segment of ours. Repeats among them are welcome. */
export declare function createJoin(inits: Iterable<Uint8Array>, options?: JoinOptions): Join | undefined;
/** The whole file piece by piece; nothing at all where `inits` holds none. */
export declare function joinFragments(inits: Iterable<Uint8Array>, parts: Iterable<JoinPart> | AsyncIterable<JoinPart>, options?: JoinOptions): AsyncGenerator<Bytes>;
