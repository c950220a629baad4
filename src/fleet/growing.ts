/**
 * A file that is still arriving, as a source that a verifier can read already: a read waits until its bytes are there.
 *
 *   body ─► append ─► grew(piece) ─►│ waiting reads go on        ended() │ what has not come is not coming
 *                        └─► the last pieces stay at hand, so that who reads along does not ask the disk
 */
import type { Bytes } from '../bytes.ts'
import type { ByteSource } from '../crypto/source.ts'

export interface Growing {
  readonly source: ByteSource
  /** This piece can be read now, behind all before it; its memory is lent until PIECES_AT_HAND more have come. */
  grew(piece: Bytes): void
  /** No more will come; waiting reads get what there is. */
  ended(): void
}

export const PIECES_AT_HAND = 3

/**
 * @param bytes size when it is whole
 * @param there so many are there already
 */
export function createGrowing(
  bytes: number,
  there: number,
  read: (offset: number, length: number) => Promise<Bytes>,
): Growing {
  const atHand: { readonly from: number; readonly piece: Bytes }[] = []
  let size = there
  let isOver = false
  let waiting: (() => void)[] = []
  const wake = (): void => {
    const woken = waiting
    waiting = []
    for (const go of woken) go()
  }
  async function readInto(target: Bytes, offset: number): Promise<number> {
    const until = Math.min(bytes, offset + target.length)
    while (size < until && !isOver) await new Promise<void>((resolve) => waiting.push(resolve))
    const end = Math.max(offset, Math.min(until, size))
    const oldest = atHand[0]
    if (oldest === undefined || offset < oldest.from) {
      const found = await read(offset, end - offset)
      target.set(found)
      return found.length
    }
    for (const { from, piece } of atHand) {
      // Who lags behind wants nothing of the newest.
      if (from >= end) break
      const part = piece.subarray(Math.max(0, offset - from), Math.max(0, end - from))
      target.set(part, Math.max(0, from - offset))
    }
    return end - offset
  }
  return {
    source: {
      bytes,
      readInto,
      async read(offset, length) {
        const target = new Uint8Array(Math.max(0, Math.min(length, bytes - offset)))
        return target.subarray(0, await readInto(target, offset))
      },
    },
    grew(piece) {
      if (atHand.length === PIECES_AT_HAND) atHand.shift()
      atHand.push({ from: size, piece })
      size += piece.length
      wake()
    },
    ended() {
      isOver = true
      wake()
    },
  }
}
