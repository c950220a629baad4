/** A hand on the buttons: edges in order of time, and the gestures that come of them. */
import type { Button, ButtonEdge } from '../../hal/hal.ts'
import type { GestureRules } from '../../src/device/gesturerules.ts'
import { createGestures } from '../../src/device/gestures.ts'
import type { Gesture } from '../../src/device/vocabulary.ts'

export const S = 1_000_000
export const MS = 1000

export interface Play {
  readonly edges: readonly ButtonEdge[]
  /** The recording that runs from the beginning. */
  readonly sinceUs?: number
  /** A press to record starts one at its own time, as the device does. */
  readonly starts?: boolean
  /** At this time the recording ends by itself. */
  readonly endsUs?: number
  /** Of the profile, where they are not the usual ones. */
  readonly rules?: Partial<GestureRules>
}

/** Plays edges in order of time, with a timer that always fires when it is due. */
export function play({ edges, sinceUs, starts = false, endsUs, rules }: Play): Gesture[] {
  const gestures = createGestures(rules)
  const out: Gesture[] = []
  let ended = endsUs === undefined
  gestures.setRecording(sinceUs)
  const take = (list: readonly Gesture[]) => {
    for (const gesture of list) {
      out.push(gesture)
      if (starts && gesture.type === 'gesture.record.press') gestures.setRecording(gesture.atUs)
      if (starts && gesture.type === 'gesture.record.hold') gestures.setRecording(undefined)
    }
  }
  const runTo = (untilUs: number) => {
    for (let turns = 0; turns < 1000; turns++) {
      const dueUs = gestures.nextDueUs()
      if (dueUs === undefined || dueUs > untilUs) return
      take(gestures.tick(dueUs))
    }
    throw new Error('the timer never comes to rest')
  }
  for (const edge of [...edges].sort((a, b) => a.atUs - b.atUs)) {
    if (!ended && endsUs !== undefined && endsUs <= edge.atUs) {
      runTo(endsUs)
      gestures.setRecording(undefined)
      ended = true
    }
    runTo(edge.atUs)
    take(gestures.edge(edge))
  }
  runTo(Number.POSITIVE_INFINITY)
  return out
}

export function press(button: Button, fromUs: number, forUs: number): ButtonEdge[] {
  return [
    { button, down: true, atUs: fromUs },
    { button, down: false, atUs: fromUs + forUs },
  ]
}
export const names = (gestures: readonly Gesture[]) => gestures.map(({ type }) => type)
export const meant = (gestures: readonly Gesture[]) =>
  names(gestures).filter((type) => type !== 'gesture.tick')
export const sorted = (edges: ButtonEdge[]) => edges.sort((a, b) => a.atUs - b.atUs)
