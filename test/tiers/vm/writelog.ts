/**
 * The log that QEMU's block driver `blklogwrites` keeps of all that a guest wrote to a disk, and what a power cut at any
 * place in it may have left: what was flushed, and of the rest a drawn part, in any order, torn or not at all.
 *
 *   entries: … write, write, FLUSH, write (FUA), mark, write … ─► cut ─► image
 *
 * The format is that of dm-log-writes: a sector of superblock, then for each entry a sector of header and its data.
 * A mark is a sector that the guest writes beyond its file system once a promise was made; a promise counts as made
 * only where its mark lies before the cut.
 */
import { closeSync, openSync, readSync } from 'node:fs'
import type { Random } from '../../../hal/mock/random.ts'

const MAGIC = 0x6a736677736872n
const VERSION = 1n
const ENTRIES_MAX = 200_000
const [FLUSH, FUA, DISCARD] = [1, 2, 4]
/** Of what was not flushed: lost as a whole, torn somewhere, or there. */
const LOST_SHARE = 0.4
const TORN_SHARE = 0.2
const SECTOR = 512

export interface Entry {
  readonly at: number
  readonly data: Uint8Array
  readonly flags: number
  /** Of a discard, which has no data. */
  readonly bytes: number
}

export interface Mark {
  /** Index of its entry. */
  readonly entry: number
  readonly text: string
}

export interface WriteLog {
  readonly entries: readonly Entry[]
  readonly marks: readonly Mark[]
}

export const MARK = 'ZEUGEMARK '

export function readWriteLog(file: string): WriteLog {
  const descriptor = openSync(file, 'r')
  try {
    const read = (at: number, length: number): Buffer => {
      const bytes = Buffer.alloc(length)
      if (readSync(descriptor, bytes, 0, length, at) !== length) throw new Error(`the log ends at ${at}`)
      return bytes
    }
    const head = read(0, 28)
    if (head.readBigUInt64LE(0) !== MAGIC || head.readBigUInt64LE(8) !== VERSION)
      throw new Error('no log of writes')
    const count = Number(head.readBigUInt64LE(16))
    const sector = head.readUInt32LE(24)
    if (count > ENTRIES_MAX) throw new Error(`${count} entries, at most ${ENTRIES_MAX} are read`)
    const entries: Entry[] = []
    const marks: Mark[] = []
    let at = sector
    for (let entry = 0; entry < count; entry++) {
      const header = read(at, 32)
      at += sector
      const place = Number(header.readBigUInt64LE(0)) * sector
      const bytes = Number(header.readBigUInt64LE(8)) * sector
      const flags = Number(header.readBigUInt64LE(16))
      const data = (flags & DISCARD) === 0 && bytes > 0 ? read(at, bytes) : Buffer.alloc(0)
      at += data.length
      entries.push({ at: place, data, flags, bytes })
      if (data.subarray(0, MARK.length).equals(Buffer.from(MARK)))
        marks.push({
          entry,
          text: data
            .subarray(MARK.length)
            .toString('utf8')
            .replace(/[\0 \n]+$/, ''),
        })
    }
    return { entries, marks }
  } finally {
    closeSync(descriptor)
  }
}

export interface CutImage {
  readonly image: Uint8Array
  readonly lost: number
  readonly torn: number
}

/** Where a cut finds something that was written and not flushed; marks do not count. */
export function dirtyMoments({ entries, marks }: WriteLog): readonly number[] {
  const marked = new Set(marks.map(({ entry }) => entry))
  let pending = 0
  return entries.flatMap(({ flags, bytes }, entry) => {
    if ((flags & FLUSH) !== 0) pending = 0
    else if (!marked.has(entry) && (flags & FUA) === 0 && bytes > 0) pending++
    return pending > 0 ? [entry + 1] : []
  })
}

/** Cuts in growing order: what was flushed is replayed once. */
export function createReplay({ entries, marks }: WriteLog, diskBytes: number, random: Random) {
  const marked = new Set(marks.map(({ entry }) => entry))
  const flushed = new Uint8Array(diskBytes)
  let done = 0

  function apply(to: Uint8Array, entry: Entry, length = entry.data.length): void {
    if ((entry.flags & DISCARD) !== 0) to.fill(0, entry.at, entry.at + entry.bytes)
    else to.set(entry.data.subarray(0, length), entry.at)
  }
  return {
    /** The disk after a power cut before entry `before`. */
    cut(before: number): CutImage {
      for (let flush = before - 1; flush >= done; flush--)
        if (((entries[flush]?.flags ?? 0) & FLUSH) !== 0) {
          for (const entry of entries.slice(done, flush + 1)) apply(flushed, entry)
          done = flush + 1
          break
        }
      const image = flushed.slice()
      let [lost, torn] = [0, 0]
      const pending = entries.slice(done, before).filter((_, index) => !marked.has(done + index))
      for (let left = pending.length; left > 0; left--) {
        const [entry] = pending.splice(random.int(left), 1)
        if (entry === undefined) break
        const share = (entry.flags & FUA) !== 0 ? 1 : random.int(1000) / 1000
        if (share < LOST_SHARE) lost++
        else if (share < LOST_SHARE + TORN_SHARE && entry.data.length > SECTOR) {
          apply(image, entry, SECTOR * random.between(1, entry.data.length / SECTOR - 1))
          torn++
        } else apply(image, entry)
      }
      return { image, lost, torn }
    },
  }
}
