/**
 * Looks after what no port tells by itself or tells only as a number, and turns it into faults.
 *
 * Each watch returns the function that ends it. Thresholds stand here, in one place.
 */
import type { Clock, Hal, Power } from '../../hal/hal.ts'
import { ZeugeError } from '../errors.ts'
import { FREE_BYTES_LOW, FREE_BYTES_MIN } from '../store/space.ts'
import type { Fault } from './vocabulary.ts'

/** Raises or clears; the same word twice is no news. */
export type SetFault = (fault: Fault, is: boolean) => void

const BATTERY_LOW_PERCENT = 15
const BATTERY_CRITICAL_PERCENT = 5
const CLOCK_MS = 1_000
/** At 8 Mbit/s the space between two looks is 5 MB, far less than what is kept free. */
const SPACE_MS = 5_000

export function watchBattery(power: Power, setFault: SetFault, tell: (percent: number) => void): () => void {
  return power.battery(({ percent, charging }) => {
    setFault('battery-critical', !charging && percent <= BATTERY_CRITICAL_PERCENT)
    setFault('battery-low', !charging && percent <= BATTERY_LOW_PERCENT)
    tell(percent)
  })
}

export function watchClock(clock: Clock, setFault: SetFault): () => void {
  return every(clock, CLOCK_MS, () => setFault('clock-unset', clock.state() === 'unset'))
}

/** Resolves after the first look. A disk that does not answer is failing. */
export async function watchSpace(
  { clock, disk, log }: Pick<Hal, 'clock' | 'disk' | 'log'>,
  setFault: SetFault,
  tell: (freeBytes: number) => void,
): Promise<() => void> {
  async function look(): Promise<void> {
    try {
      const { freeBytes } = await disk.space()
      setFault('storage-full', freeBytes < FREE_BYTES_MIN)
      setFault('storage-low', freeBytes < FREE_BYTES_LOW)
      tell(freeBytes)
    } catch (error) {
      if (!(error instanceof ZeugeError)) throw error
      log({ level: 'error', event: 'disk.silent', code: error.code, message: error.message })
      setFault('storage-failing', true)
    }
  }
  await look()
  return every(clock, SPACE_MS, () => void look())
}

function every(clock: Clock, ms: number, look: () => void): () => void {
  let timer: unknown
  const again = (): void => {
    look()
    timer = clock.setTimeout(again, ms)
  }
  again()
  return () => clock.clearTimeout(timer)
}
