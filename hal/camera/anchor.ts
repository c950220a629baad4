/**
 * The time line of an outside source laid onto the board's own: pure.
 *
 * The source counts from a start that we do not know. A unit can arrive late but not early, so the least distance seen
 * between its time and its arrival is the best guess of that start; times given out always ascend.
 */
export interface Anchor {
  /** Both in µs; `arrivedUs` on the board's clock. */
  place(sourceUs: number, arrivedUs: number): number
}

export function createAnchor(): Anchor {
  let shiftUs = Number.POSITIVE_INFINITY
  let lastUs = Number.NEGATIVE_INFINITY
  return {
    place(sourceUs, arrivedUs) {
      shiftUs = Math.min(shiftUs, arrivedUs - sourceUs)
      lastUs = Math.max(lastUs + 1, Math.round(sourceUs + shiftUs))
      return lastUs
    },
  }
}
