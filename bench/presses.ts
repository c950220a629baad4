/**
 * Presses on a running camera, and how long it takes until they are acknowledged and until they are kept.
 *
 *   down ─► haptic effect issued                          (start press, and double press while recording)
 *   down ─► first chunk captured after it durable         (what the wearer's confirmation waits for)
 */
import type { Clock, Haptic } from '../hal/hal.ts'
import type { MockBoard } from '../hal/mock/open.ts'
import type { Device } from '../src/device/status.ts'

const ANNOUNCED_MS = 1_200
/** Each press comes at another place in the group of pictures. */
const SHIFT_MS = 137
const SHIFTS = 16
const CONFIRM_MS_MAX = 5_000
const DOUBLES = 3
const BETWEEN_MS = 600
const DOCKED_MS = 500

export interface Latencies {
  readonly ackMs: readonly number[]
  readonly durableMs: readonly number[]
}

/** The wearer's vibration motor, with a note of when it was last told something. */
export function notedHaptic(clock: Clock): { haptic: Haptic; playedUs(): number } {
  let playedUs = 0
  return {
    haptic: {
      play() {
        playedUs = clock.nowUs()
      },
    },
    playedUs: () => playedUs,
  }
}

export async function measurePresses(
  device: Device,
  board: MockBoard,
  clock: Clock,
  playedUs: () => number,
  count: number,
): Promise<Latencies> {
  const ackMs: number[] = []
  const durableMs: number[] = []
  const wait = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      clock.setTimeout(resolve, ms)
    })
  /** Presses and says when the wearer felt it. */
  async function feel(): Promise<number> {
    const downUs = clock.nowUs()
    board.press('record', 60)
    for (let waitedMs = 0; playedUs() < downUs && waitedMs < 1_000; waitedMs += 2) await wait(2)
    ackMs.push((playedUs() - downUs) / 1000)
    return downUs
  }
  for (let press = 0; press < count; press++) {
    board.press('display', 60)
    await wait(ANNOUNCED_MS + (press % SHIFTS) * SHIFT_MS)
    let confirmedUs: number | undefined
    const stop = device.onChange(({ confirmation }) => {
      if (confirmation === 'confirmed') confirmedUs ??= clock.nowUs()
    })
    const downUs = await feel()
    for (let waitedMs = 0; confirmedUs === undefined && waitedMs < CONFIRM_MS_MAX; waitedMs += 5)
      await wait(5)
    stop()
    durableMs.push(confirmedUs === undefined ? Number.POSITIVE_INFINITY : (confirmedUs - downUs) / 1000)
    await wait(BETWEEN_MS)
    for (let double = 0; double < DOUBLES; double++) {
      board.press('record', 60)
      await wait(200)
      await feel()
      await wait(BETWEEN_MS)
    }
    board.dock(true)
    await wait(DOCKED_MS)
    board.dock(false)
    await wait(50)
  }
  return { ackMs, durableMs }
}
