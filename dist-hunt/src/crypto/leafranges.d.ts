/**
 * Sets of leaf indices as sorted ranges with their text form: `3-5,8`. Each set has one form.
 */
/** From one leaf to another, both included. */
export interface LeafRange {
    readonly from: number;
    readonly to: number;
}
/** More than the media leaves of a segment can alternate in practice; a list of this length fits into a statement. */
export declare const RANGES_MAX = 4096;
/** The set with one leaf more; `leaf` lies behind all that are in it. */
export declare function withLeaf(ranges: readonly LeafRange[], leaf: number): readonly LeafRange[];
/** The set of these leaves, in any order, repeats welcome. */
export declare function rangesOf(leaves: Iterable<number>): readonly LeafRange[];
/** Everything that is in one of the sets. */
export declare function union(sets: readonly (readonly LeafRange[])[]): readonly LeafRange[];
export declare function contains(ranges: readonly LeafRange[], leaf: number): boolean;
/** Whether every leaf of `inner` is in `outer`. */
export declare function covers(outer: readonly LeafRange[], inner: readonly LeafRange[]): boolean;
export declare function countOf(ranges: readonly LeafRange[]): number;
export declare function formatRanges(ranges: readonly LeafRange[]): string;
/** The ranges, or undefined where the text is not the one form of a set that is not empty. */
export declare function parseRanges(text: string): readonly LeafRange[] | undefined;
