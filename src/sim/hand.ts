/**
 * What people and the world do to a camera that is switched on: one call for each action of a scenario.
 *
 * What takes time (a hold, a scuffle) goes on by the board's clock after the call.
 */
import type { MockBoard } from '../../hal/mock/open.ts'
import type { Random } from '../../hal/mock/random.ts'
import type { Action } from './step.ts'

export type Touch = Extract<
  Action,
  { readonly type: 'press' | 'hold' | 'bounce' | 'scuffle' | 'battery' | 'clock' | 'position' }
>

/** Of one press in a scuffle, and of the pause before the next, ms. */
const SCUFFLE_PRESS_MS = [20, 900] as const
const SCUFFLE_PAUSE_MS = [5, 700] as const

export function touch(board: MockBoard, action: Touch, random: Random) {
  switch (action.type) {
    case 'press':
      return board.press(action.button)
    case 'hold':
      return board.press(action.button, action.forUs / 1000)
    case 'bounce':
      return board.bounce(action.button)
    case 'scuffle':
      return scuffle(board, action.forUs, random)
    case 'battery':
      return board.battery(action.percent, action.charging)
    case 'position':
      return setPlace(board, action)
    case 'clock':
      return setClock(board, action)
  }
}

/** Both buttons are hit at random until the time is over; none stays down. */
function scuffle({ clock, press }: MockBoard, forUs: number, random: Random): void {
  const endUs = clock.nowUs() + forUs
  for (const button of ['display', 'record'] as const) {
    const again = () => {
      const leftMs = (endUs - clock.nowUs()) / 1000
      if (leftMs < SCUFFLE_PRESS_MS[0]) return
      const forMs = Math.min(leftMs, random.between(...SCUFFLE_PRESS_MS))
      press(button, forMs)
      clock.setTimeout(again, forMs + random.between(...SCUFFLE_PAUSE_MS))
    }
    clock.setTimeout(again, random.between(...SCUFFLE_PAUSE_MS))
  }
}

function setPlace({ position }: MockBoard, { place }: Extract<Touch, { type: 'position' }>): void {
  position(
    place && {
      ...{ latitudeDeg: place.latitude, longitudeDeg: place.longitude },
      ...{ headingDeg: place.heading ?? 0, metresPerSecond: place.speed ?? 0 },
    },
  )
}

function setClock(
  { clock }: MockBoard,
  { setUs, jumpUs, driftPpm }: Extract<Touch, { type: 'clock' }>,
): void {
  if (setUs !== undefined) clock.setWall(setUs, 'network')
  if (jumpUs !== undefined) clock.setWall(clock.wallUs() + jumpUs)
  if (driftPpm !== undefined) clock.drift(driftPpm)
}
