/**
 * The keys of a terminal as the hand on the camera's two buttons and its cradle.
 *
 * A terminal reports no key release, so each key stands for a whole press or hold. A button that is
 * still held ignores further keys, as a finger would.
 */
import type { Button, Clock } from '../../../hal/hal.ts'
import type { Thresholds } from '../../device/gesturerules.ts'
import type { BoardHand } from '../boards/board.ts'

interface Press {
  readonly button: Button
  readonly forMs: number
}

/** Long enough for what the profile's thresholds ask for, each time with some to spare. */
function pressesOf({ holdMs, stopMs, veryLongMs }: Thresholds): Readonly<Record<string, Press>> {
  const stop: Press = { button: 'record', forMs: stopMs + 500 }
  return {
    d: { button: 'display', forMs: 120 },
    D: { button: 'display', forMs: holdMs + 1000 },
    o: { button: 'display', forMs: veryLongMs + 1000 },
    r: { button: 'record', forMs: 120 },
    s: stop,
    R: stop,
  }
}

export interface Keys {
  press(key: string): void
}

export function createKeys(hand: BoardHand, clock: Clock, thresholds: Thresholds): Keys {
  const presses = pressesOf(thresholds)
  const heldUntilUs: Record<Button, number> = { display: 0, record: 0 }
  let docked = false
  return {
    press(key) {
      if (key === 'k') {
        docked = !docked
        hand.dock(docked)
        return
      }
      const wanted = presses[key]
      if (wanted === undefined || clock.nowUs() < heldUntilUs[wanted.button]) return
      heldUntilUs[wanted.button] = clock.nowUs() + wanted.forMs * 1000
      hand.press(wanted.button, wanted.forMs)
    },
  }
}
