import { ZeugeError } from '../errors.js';
import { isElidable } from './elision.js';
import { entryHead, HEAD_BYTES, MAGIC } from './entry.js';
import { contains, formatRanges, RANGES_MAX, rangesOf } from './leafranges.js';
import { isMediaIn } from './segmentindex.js';
import { trackWord } from './tally.js';
/** The fragments with samples in the interval; empty where there are none left to take out. */
export function chooseMedia(segment, choice) {
    const { track } = choice;
    const chosen = segment.entries.filter((entry) => !entry.head.elided &&
        isMediaIn(entry, choice) &&
        (track === undefined || trackWord(entry.head.leaf) === track));
    return checked(segment, rangesOf(chosen.map(({ head }) => head.leafIndex)));
}
/** Those of `leaves` whose bodies are still there. USAGE where one must stay or does not exist. */
export function chooseLeaves(segment, leaves) {
    const { size } = segment.signed;
    if (!isElidable(leaves, size))
        throw new ZeugeError('USAGE', `leaves ${formatRanges(leaves)}: HEADER (0) and the last checkpoint (${size - 1}) always stay; 1 to ${size - 2} can go`);
    const chosen = segment.entries.filter(({ head }) => !head.elided && contains(leaves, head.leafIndex));
    return checked(segment, rangesOf(chosen.map(({ head }) => head.leafIndex)));
}
function checked({ file }, ranges) {
    if (ranges.length <= RANGES_MAX)
        return ranges;
    throw new ZeugeError('USAGE', `${file.file}: ${ranges.length} separate ranges, at most ${RANGES_MAX} at once`);
}
/** Hands the copy to `write`, entry by entry. */
export function copyWithout({ file, entries }, leaves, write) {
    return file.with(async (source) => {
        await write(MAGIC);
        for (const { head, offset } of entries) {
            const gone = head.elided || contains(leaves, head.leafIndex);
            if (gone)
                await write(entryHead(head.leafBytes, head.leafIndex, true, 0));
            else
                await write(await source.read(offset, HEAD_BYTES + head.bodyBytes));
        }
    });
}
