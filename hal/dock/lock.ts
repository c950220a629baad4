/**
 * Buttons that the cradle can lock: while it does, nobody presses them. A release always passes whose press did, so
 * that no button seems to be held for ever.
 */
import type { Button, ButtonEdge, Source } from '../hal.ts'

export function lockedButtons(source: Source<ButtonEdge>, locked: () => boolean): Source<ButtonEdge> {
  return (hear) => {
    const down = new Set<Button>()
    return source((edge) => {
      if (edge.down && locked()) return
      if (!edge.down && !down.has(edge.button)) return
      if (edge.down) down.add(edge.button)
      else down.delete(edge.button)
      hear(edge)
    })
  }
}
