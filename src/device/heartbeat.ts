/**
 * Feeds the watchdog as long as this camera does what it is for.
 *
 * While it records, that is: live pictures become durable. An event loop that turns while nothing reaches the card is no
 * life, so it is not fed by a timer alone. Where the device itself knows why nothing becomes durable (no picture, no
 * storage) it is fed all the same: starting anew would not help, and the wearer has been told.
 */
import type { Clock, Watchdog } from '../../hal/hal.ts'
import type { DeviceStatus } from './status.ts'
import type { Fault } from './vocabulary.ts'
import { every } from './watch.ts'

/** A card may stall for some seconds; longer, and it is not coming back by itself. */
export const DURABLE_AGE_MS_MAX = 6_000
const KNOWN: readonly Fault[] = ['camera-lost', 'storage-full', 'storage-failing', 'recorder-failed']

/** Returns the function that ends it: a process that ends in good order feeds until then. */
export function createHeartbeat(clock: Clock, watchdog: Watchdog, status: () => DeviceStatus): () => void {
  return every(clock, watchdog.feedMs, () => {
    if (lives(status(), clock.nowUs())) watchdog.feed()
  })
}

export function lives(
  {
    capture,
    faults,
    durableUntilUs = 0,
    recordingSinceUs,
  }: Pick<DeviceStatus, 'capture' | 'faults' | 'durableUntilUs' | 'recordingSinceUs'>,
  nowUs: number,
): boolean {
  if (capture !== 'recording' || recordingSinceUs === undefined) return true
  if (faults.some((fault) => KNOWN.includes(fault))) return true
  const newestUs = Math.max(recordingSinceUs, durableUntilUs)
  return nowUs - newestUs <= DURABLE_AGE_MS_MAX * 1000
}
