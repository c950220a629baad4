/**
 * Which buttons are held, over times of which nobody knows how they stood: the part was gone, events were dropped, or this
 * process stood still and its edges have no times of their own.
 *
 * Pure. A hold over such a time is told as ended when it was last known: many short presses must not become the long one
 * that stops a recording, and a release that nobody reads must not make the next press part of the one before. What is told of
 * a button alternates, and begins with a press.
 */
import type { Button, ButtonEdge } from '../hal.ts'

export interface HeldButtons {
  /** `unknownFromUs`: between then and this edge nobody knows. */
  edge(edge: ButtonEdge, unknownFromUs?: number): void
  /** The part is gone. */
  letGo(atUs: number): void
}

export function createHeldButtons(emit: (edge: ButtonEdge) => void): HeldButtons {
  const held = new Set<Button>()
  function tell(edge: ButtonEdge): void {
    if (edge.down === held.has(edge.button)) return
    if (edge.down) held.add(edge.button)
    else held.delete(edge.button)
    emit(edge)
  }
  return {
    edge(edge, unknownFromUs) {
      if (unknownFromUs !== undefined) tell({ button: edge.button, down: false, atUs: unknownFromUs })
      tell(edge)
    },
    letGo(atUs) {
      for (const button of [...held]) tell({ button, down: false, atUs })
    },
  }
}
