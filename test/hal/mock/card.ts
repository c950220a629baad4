/** A simulated card in virtual time, and content on which a missing or misplaced sector shows. */
import type { DiskFile } from '../../../hal/hal.ts'
import { createMockDisk } from '../../../hal/mock/disk.ts'
import { createCard } from '../../../hal/mock/medium.ts'
import { createRandom } from '../../../hal/mock/random.ts'
import { createMockClock } from '../../../hal/mock/scheduler.ts'

export const SECTOR = 512

export function openCard(seed = 1, card = createCard()) {
  const clock = createMockClock()
  const { disk, hand } = createMockDisk(clock, card, createRandom(seed))
  const run = <T>(promise: Promise<T>): Promise<T> => clock.until(promise)
  const append = async (file: DiskFile, bytes: Uint8Array): Promise<void> => {
    for (let at = 0; at < bytes.length; ) at += await run(file.append(bytes.subarray(at)))
  }
  /** A file whose name is durable. */
  const create = async (name: string): Promise<DiskFile> => {
    const file = await run(disk.create(name))
    await run(disk.syncDir(''))
    return file
  }
  return { clock, disk, hand, run, append, create, card, reboot: () => openCard(seed + 1000, card) }
}

/** Never zero, and every sector another. */
export const pattern = (length: number, from = 0): Uint8Array =>
  Uint8Array.from({ length }, (_, index) => 1 + ((from + index + Math.floor((from + index) / SECTOR)) % 200))
