/**
 * What found no room in memory, as one growing gap for each track, until something of that track does again.
 *
 * Counts only; the fragments themselves are wiped where they are dropped.
 */
import type { RecordedTrack } from '../unit.ts'
import type { SegmentChunk, SegmentGap } from './segment.ts'

/** Of a fragment, what is counted. */
export interface Lost extends Pick<SegmentChunk, 'track' | 'fromUs' | 'durUs'> {
  readonly frames: number
}

export interface Overflow {
  add(fragment: Lost): void
  /** The gap of this track, which ends with it; undefined where nothing was lost. */
  take(track: RecordedTrack): SegmentGap | undefined
  /** Tracks that lost something. */
  readonly tracks: readonly RecordedTrack[]
}

export function createOverflow(): Overflow {
  const lost = new Map<RecordedTrack, SegmentGap>()
  return {
    add({ track, fromUs, durUs, frames }) {
      const before = lost.get(track)
      const framesLost = (before?.framesLost ?? 0) + frames
      const gap = { track, fromUs: before?.fromUs ?? fromUs, toUs: fromUs + durUs, framesLost }
      lost.set(track, { ...gap, cause: 'slow-disk' })
    },
    take(track) {
      const gap = lost.get(track)
      lost.delete(track)
      return gap
    },
    get tracks() {
      return [...lost.keys()]
    },
  }
}
