/**
 * Takes bodies out of a segment: a copy in which the chosen ones are gone and everything else is as it was.
 *
 *   entry  preamble leaf body   ─►   preamble' leaf        elided bit 1, stored bytes 0, CRC mended
 *
 * Leaves stay, so the Merkle tree and all checkpoints still verify. What no signature covers (the torn
 * tail of an open-ended segment) is not copied: it may hold what is to go, and nobody could vouch for
 * the rest. The statement that makes the copy authorised is elision.ts's.
 */
import type { Bytes } from '../bytes.ts'
import { ZeugeError } from '../errors.ts'
import { isElidable } from './elision.ts'
import { entryHead, HEAD_BYTES, MAGIC } from './entry.ts'
import { contains, formatRanges, type LeafRange, RANGES_MAX, rangesOf } from './leafranges.ts'
import { type IndexedSegment, type Interval, isMediaIn } from './segmentindex.ts'
import { type TrackWord, trackWord } from './tally.ts'

export interface MediaChoice extends Interval {
  /** Every track where it is absent. */
  readonly track?: TrackWord
}

/** The fragments with samples in the interval; empty where there are none left to take out. */
export function chooseMedia(segment: IndexedSegment, choice: MediaChoice): readonly LeafRange[] {
  const { track } = choice
  const chosen = segment.entries.filter(
    (entry) =>
      !entry.head.elided &&
      isMediaIn(entry, choice) &&
      (track === undefined || trackWord(entry.head.leaf) === track),
  )
  return checked(segment, rangesOf(chosen.map(({ head }) => head.leafIndex)))
}

/** Those of `leaves` whose bodies are still there. USAGE where one must stay or does not exist. */
export function chooseLeaves(segment: IndexedSegment, leaves: readonly LeafRange[]): readonly LeafRange[] {
  const { size } = segment.signed
  if (!isElidable(leaves, size))
    throw new ZeugeError(
      'USAGE',
      `leaves ${formatRanges(leaves)}: HEADER (0) and the last checkpoint (${size - 1}) always stay; 1 to ${size - 2} can go`,
    )
  const chosen = segment.entries.filter(({ head }) => !head.elided && contains(leaves, head.leafIndex))
  return checked(segment, rangesOf(chosen.map(({ head }) => head.leafIndex)))
}

function checked({ file }: IndexedSegment, ranges: readonly LeafRange[]): readonly LeafRange[] {
  if (ranges.length <= RANGES_MAX) return ranges
  throw new ZeugeError(
    'USAGE',
    `${file.file}: ${ranges.length} separate ranges, at most ${RANGES_MAX} at once`,
  )
}

/** Hands the copy to `write`, entry by entry. */
export function copyWithout(
  { file, entries }: IndexedSegment,
  leaves: readonly LeafRange[],
  write: (part: Bytes) => Promise<void>,
): Promise<void> {
  return file.with(async (source) => {
    await write(MAGIC)
    for (const { head, offset } of entries) {
      const gone = head.elided || contains(leaves, head.leafIndex)
      if (gone) await write(entryHead(head.leafBytes, head.leafIndex, true, 0))
      else await write(await source.read(offset, HEAD_BYTES + head.bodyBytes))
    }
  })
}
