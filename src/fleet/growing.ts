/**
 * A file that is still arriving, as a source that a verifier can read already: a read waits until its bytes are there.
 *
 *   body ─► append ─► grew(n) ─►│ waiting reads go on        ended() │ what has not come is not coming
 */
import type { Bytes } from '../bytes.ts'
import type { ByteSource } from '../crypto/source.ts'

export interface Growing {
  readonly source: ByteSource
  /** So many bytes from the start can be read now. */
  grew(bytes: number): void
  /** No more will come; waiting reads get what there is. */
  ended(): void
}

/** @param bytes size when it is whole */
export function createGrowing(
  bytes: number,
  read: (offset: number, length: number) => Promise<Bytes>,
): Growing {
  let there = 0
  let isOver = false
  let waiting: (() => void)[] = []
  const wake = (): void => {
    const woken = waiting
    waiting = []
    for (const go of woken) go()
  }
  return {
    source: {
      bytes,
      async read(offset, length) {
        const until = Math.min(bytes, offset + length)
        while (there < until && !isOver) await new Promise<void>((resolve) => waiting.push(resolve))
        return read(offset, Math.max(0, Math.min(until, there) - offset))
      },
    },
    grew(now) {
      there = now
      wake()
    },
    ended() {
      isOver = true
      wake()
    },
  }
}
