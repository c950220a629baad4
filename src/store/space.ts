/**
 * Keeps room for the truth: a ballast file that is given up when the disk is full, so that
 * end marks and ledger entries still fit, and a floor below which no recording begins.
 */
import type { Disk, DiskFile } from '../../hal/hal.ts'
import { ZeugeError } from '../errors.ts'
import { BALLAST } from './names.ts'

/** End mark, ledger entry and ten seconds at 8 Mbit/s fit in. */
export const BALLAST_BYTES = 16 * 1024 * 1024
/** Below this no recording begins and a running one is finished. */
export const FREE_BYTES_MIN = 64 * 1024 * 1024
/** The storage-low alarm. */
export const FREE_BYTES_LOW = 512 * 1024 * 1024
const PIECE_BYTES = 1024 * 1024

/** Lays the ballast down where it is missing and there is room; never a reason not to start. */
export async function layBallast(disk: Disk): Promise<boolean> {
  try {
    const { freeBytes } = await disk.space()
    const laid = await disk.size(BALLAST)
    if (laid === BALLAST_BYTES) return true
    if (laid !== undefined) await disk.remove(BALLAST)
    if (freeBytes < FREE_BYTES_MIN + BALLAST_BYTES) return false
    await fill(await disk.create(BALLAST))
    return true
  } catch (error) {
    if (!(error instanceof ZeugeError)) throw error
    return false
  }
}

async function fill(file: DiskFile): Promise<void> {
  try {
    const piece = new Uint8Array(PIECE_BYTES)
    for (let left = BALLAST_BYTES; left > 0; )
      left -= await file.append(piece.subarray(0, Math.min(left, PIECE_BYTES)))
    await file.sync()
  } finally {
    await file.close()
  }
}

/** A start writes as well: on a card that is full to the last block it needs what the ballast keeps free. */
export async function roomToStart(disk: Disk): Promise<void> {
  try {
    const { freeBytes } = await disk.space()
    if (freeBytes < BALLAST_BYTES) await releaseBallast(disk)
  } catch (error) {
    if (!(error instanceof ZeugeError)) throw error
  }
}

/** True where there was ballast to give up. A disk that refuses even that has none. */
export async function releaseBallast(disk: Disk): Promise<boolean> {
  try {
    if ((await disk.size(BALLAST)) === undefined) return false
    await disk.remove(BALLAST)
    return true
  } catch (error) {
    if (!(error instanceof ZeugeError)) throw error
    return false
  }
}
