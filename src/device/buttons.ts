/** Listens to the buttons and tells gestures, with the one timer that holds and stuck contacts need. */
import type { ButtonEdge, Clock, Source } from '../../hal/hal.ts'
import type { GestureRules } from './gesturerules.ts'
import { createGestures } from './gestures.ts'
import type { Gesture } from './vocabulary.ts'

export interface Buttons {
  /** Since when the running recording runs; what a gesture means depends on it. */
  setRecording(sinceUs: number | undefined): void
  stop(): void
}

export function listenToButtons(
  clock: Clock,
  edges: Source<ButtonEdge>,
  rules: Partial<GestureRules>,
  tell: { edge(edge: ButtonEdge): void; gesture(gesture: Gesture): void },
): Buttons {
  const gestures = createGestures(rules)
  let timer: unknown

  function wakeLater(): void {
    clock.clearTimeout(timer)
    const dueUs = gestures.nextDueUs()
    if (dueUs === undefined) return
    timer = clock.setTimeout(
      () => {
        for (const gesture of gestures.tick(clock.nowUs())) tell.gesture(gesture)
        wakeLater()
      },
      Math.max(0, Math.ceil((dueUs - clock.nowUs()) / 1000)),
    )
  }

  const off = edges((edge) => {
    tell.edge(edge)
    for (const gesture of gestures.edge(edge)) tell.gesture(gesture)
    wakeLater()
  })
  return {
    setRecording: gestures.setRecording,
    stop() {
      off()
      clock.clearTimeout(timer)
    },
  }
}
