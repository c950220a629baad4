/**
 * Sets of leaf indices as sorted ranges with their text form: `3-5,8`. Each set has one form.
 */
/** More than the media leaves of a segment can alternate in practice; a list of this length fits into a statement. */
export const RANGES_MAX = 4096;
const RANGE = /^(0|[1-9][0-9]{0,8})(?:-([1-9][0-9]{0,8}))?$/;
/** The set with one leaf more; `leaf` lies behind all that are in it. */
export function withLeaf(ranges, leaf) {
    const last = ranges.at(-1);
    if (last?.to === leaf - 1)
        return [...ranges.slice(0, -1), { from: last.from, to: leaf }];
    return [...ranges, { from: leaf, to: leaf }];
}
/** The set of these leaves, in any order, repeats welcome. */
export function rangesOf(leaves) {
    const ranges = [];
    for (const leaf of [...new Set(leaves)].sort((a, b) => a - b)) {
        const last = ranges.at(-1);
        if (last?.to === leaf - 1)
            last.to = leaf;
        else
            ranges.push({ from: leaf, to: leaf });
    }
    return ranges;
}
/** Everything that is in one of the sets. */
export function union(sets) {
    const merged = [];
    for (const { from, to } of sets.flat().sort((a, b) => a.from - b.from)) {
        const last = merged.at(-1);
        if (last !== undefined && from <= last.to + 1)
            last.to = Math.max(last.to, to);
        else
            merged.push({ from, to });
    }
    return merged;
}
export function contains(ranges, leaf) {
    return ranges.some(({ from, to }) => from <= leaf && leaf <= to);
}
/** Whether every leaf of `inner` is in `outer`. */
export function covers(outer, inner) {
    return inner.every(({ from, to }) => outer.some((range) => range.from <= from && to <= range.to));
}
export function countOf(ranges) {
    return ranges.reduce((sum, { from, to }) => sum + to - from + 1, 0);
}
export function formatRanges(ranges) {
    return ranges.map(({ from, to }) => (from === to ? String(from) : `${from}-${to}`)).join(',');
}
/** The ranges, or undefined where the text is not the one form of a set that is not empty. */
export function parseRanges(text) {
    const parts = text.split(',', RANGES_MAX + 1);
    if (parts.length > RANGES_MAX)
        return undefined;
    const ranges = [];
    for (const part of parts) {
        const [, first, second] = RANGE.exec(part) ?? [];
        if (first === undefined)
            return undefined;
        const from = Number(first);
        ranges.push({ from, to: second === undefined ? from : Number(second) });
    }
    const isSorted = ranges.every(({ from, to }, at) => from <= to && from > (ranges[at - 1]?.to ?? -2) + 1);
    return isSorted && formatRanges(ranges) === text ? ranges : undefined;
}
