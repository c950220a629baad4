/**
 * The keys of a terminal as the hand on the camera's two buttons and its cradle.
 *
 * A terminal reports no key release, so each key stands for a whole press or hold. A button that is
 * still held ignores further keys, as a finger would.
 */
import type { Button, Clock } from '../../hal/hal.ts'
import type { BoardHand } from './board.ts'

interface Press {
  readonly button: Button
  readonly forMs: number
}

/** docs/behaviour.md: status from 2 s, stop from 3 s, power off from 8 s. */
const PRESSES: Readonly<Record<string, Press>> = {
  d: { button: 'display', forMs: 120 },
  D: { button: 'display', forMs: 3000 },
  o: { button: 'display', forMs: 9000 },
  r: { button: 'record', forMs: 120 },
  s: { button: 'record', forMs: 3500 },
  R: { button: 'record', forMs: 3500 },
}

export interface Keys {
  press(key: string): void
}

export function createKeys(hand: BoardHand, clock: Clock): Keys {
  const heldUntilUs: Record<Button, number> = { display: 0, record: 0 }
  let docked = false
  return {
    press(key) {
      if (key === 'k') {
        docked = !docked
        hand.dock(docked)
        return
      }
      const wanted = PRESSES[key]
      if (wanted === undefined || clock.nowUs() < heldUntilUs[wanted.button]) return
      heldUntilUs[wanted.button] = clock.nowUs() + wanted.forMs * 1000
      hand.press(wanted.button, wanted.forMs)
    },
  }
}
