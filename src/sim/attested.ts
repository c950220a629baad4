/**
 * What a card itself says of a recording: up to which picture it was stored. A checkpoint names how much was durable
 * before it, so that what came last is stored and not yet said to be.
 *
 * Reads the medium, not what a process sees; believes every entry that is there.
 */
import type { DiskHand } from '../../hal/mock/diskhand.ts'
import { HEAD_BYTES, MAGIC, parseHead } from '../crypto/entry.ts'
import { KINDS, TRACKS } from '../crypto/leaf.ts'
import { parseCheckpoint, parseNote } from '../crypto/note.ts'
import { RECORDINGS_DIRECTORY } from '../store/names.ts'

/** End of the newest such picture, monotonic µs of its boot; 0 where there is none. */
export function attestedUntil(disk: Pick<DiskHand, 'names' | 'durable'>, recording: string): number {
  let untilUs = 0
  for (const name of disk.names(`${RECORDINGS_DIRECTORY}/`)) {
    const bytes = name.includes(recording.slice(0, 8)) ? disk.durable(name) : undefined
    if (bytes !== undefined) untilUs = Math.max(untilUs, attestedIn(bytes))
  }
  return untilUs
}

function attestedIn(bytes: Uint8Array<ArrayBuffer>): number {
  const pictures: { readonly leaf: number; readonly untilUs: number }[] = []
  let durable = 0
  let leaves = 0
  for (let at = MAGIC.length; ; leaves++) {
    const head = parseHead(bytes.subarray(at, at + HEAD_BYTES))
    const end = at + HEAD_BYTES + (head?.bodyBytes ?? 0)
    if (head === undefined || end > bytes.length) break
    const { type, track, kind, monotonicNs, durationUs } = head.leaf
    if (type === 'CHUNK' && track === TRACKS.video && kind !== KINDS.init)
      pictures.push({ leaf: leaves, untilUs: Number(monotonicNs / 1000n) + durationUs })
    if (type === 'CHECKPOINT') {
      const note = parseNote(bytes.subarray(at + HEAD_BYTES, end))
      durable = Math.max(durable, (note && parseCheckpoint(note.text)?.durable) ?? 0)
    }
    // With its END a segment is closed, and the next one, or the ledger, names all of it.
    if (type === 'END') durable = Number.POSITIVE_INFINITY
    at = end
  }
  return Math.max(0, ...pictures.filter(({ leaf }) => leaf < durable).map(({ untilUs }) => untilUs))
}
