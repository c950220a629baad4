/**
 * What of a volatile write cache reaches the disk when the power goes: each unsynced 512-byte sector survives
 * or not on its own, so that writes are lost, torn and reordered as a real disk does it.
 *
 * The cache lies at the disk's own offsets; a sector of it that equals the disk's is not dirty. A sector
 * of zeros counts as a hole of the cache file, which is an allowed outcome too: it did not survive.
 */
import { closeSync, openSync, readSync, writeSync } from 'node:fs'
import type { Random } from '../../../hal/mock/random.ts'

const SECTOR_BYTES = 512
const PIECE_BYTES = 1024 * 1024
const NOTHING = Buffer.alloc(PIECE_BYTES)

export interface Survival {
  readonly dirty: number
  readonly survived: number
}

/** Writes each dirty sector of `cache` to `disk` with probability `share`. */
export function letSurvive(cache: string, disk: string, share: number, random: Random): Survival {
  const from = openSync(cache, 'r')
  const to = openSync(disk, 'r+')
  const piece = Buffer.alloc(PIECE_BYTES)
  const known = Buffer.alloc(PIECE_BYTES)
  let dirty = 0
  let survived = 0
  try {
    for (let at = 0, bytes = -1; bytes !== 0; at += bytes) {
      bytes = readSync(from, piece, 0, PIECE_BYTES, at)
      if (piece.subarray(0, bytes).equals(NOTHING.subarray(0, bytes))) continue
      readSync(to, known, 0, bytes, at)
      for (let offset = 0; offset < bytes; offset += SECTOR_BYTES) {
        const sector = piece.subarray(offset, offset + SECTOR_BYTES)
        if (sector.equals(NOTHING.subarray(0, sector.length))) continue
        if (sector.equals(known.subarray(offset, offset + sector.length))) continue
        dirty++
        if (!random.chance(share)) continue
        survived++
        writeSync(to, sector, 0, sector.length, at + offset)
      }
    }
  } finally {
    closeSync(from)
    closeSync(to)
  }
  return { dirty, survived }
}
