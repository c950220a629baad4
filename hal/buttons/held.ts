/**
 * Edges of buttons whose part may vanish while they are held: what is held then is told as released, because its release
 * would be read by nobody and the next press be taken for the same one.
 */
import type { Button, ButtonEdge } from '../hal.ts'

export interface HeldButtons {
  edge(edge: ButtonEdge): void
  /** The part is gone. */
  letGo(atUs: number): void
}

export function createHeldButtons(emit: (edge: ButtonEdge) => void): HeldButtons {
  const held = new Set<Button>()
  return {
    edge(edge) {
      if (edge.down) held.add(edge.button)
      else held.delete(edge.button)
      emit(edge)
    },
    letGo(atUs) {
      for (const button of [...held]) emit({ button, down: false, atUs })
      held.clear()
    },
  }
}
