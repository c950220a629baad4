/**
 * Edges of one line over an overrun: the kernel keeps the newest 16 events of it and numbers them all (uapi/linux/gpio.h).
 *
 * Pure. Where numbers are missing the line was open in between, so a hold from before does not go on: it is told as ended when
 * it was last known. What is told alternates, and its last word is how the line stands.
 */
import type { LineEdge } from './lines.ts'

export interface NumberedEdge extends LineEdge {
  /** Counts this line's edges, 32 bits. */
  readonly sequence: number
}

export function createGapGuard(take: (edge: LineEdge) => void): (edge: NumberedEdge) => void {
  let last: NumberedEdge | undefined
  let isActive = false

  function tell(edge: LineEdge): void {
    if (edge.active === isActive) return
    isActive = edge.active
    take(edge)
  }
  return (edge) => {
    const isNext = last === undefined || (edge.sequence - last.sequence) >>> 0 === 1
    if (!isNext && last !== undefined) tell({ active: false, atUs: last.atUs })
    tell({ active: edge.active, atUs: edge.atUs })
    last = edge
  }
}
