/**
 * Writes one file strictly forward and knows how far it is durable.
 *
 *   push ─► append, append … ─►│ sync (one at a time) ─► durable mark
 *
 * The mark a sync proves is the one taken before it was called. After the first error the
 * file is never touched again but to be closed: a kernel reports a lost write once and then
 * calls the page clean. It does not retry, reorder or drop.
 */
import type { DiskFile } from '../../hal/hal.ts'
import { assert } from '../errors.ts'

export interface AppenderEvents {
  /** Everything pushed with a mark up to `mark` is durable. Called in rising order. */
  durable(mark: number): void
  /** The first error; nothing pushed after it, and nothing not yet durable, is promised. Called at most once. */
  failed(error: unknown): void
}

export interface Appender {
  /** Appends all of `bytes`; resolves when they are handed to the disk (not durable). Rejects with the first error. */
  push(bytes: Uint8Array, mark: number): Promise<void>
  /** Starts a sync, or another one behind the running one. */
  requestSync(): void
  /** Resolves when everything pushed before is durable. Rejects with the first error. */
  settle(): Promise<void>
  /** Waits for what runs and closes the file; its errors no longer matter. */
  close(): Promise<void>
}

export function createAppender(file: DiskFile, events: AppenderEvents): Appender {
  let appendedMark = 0
  let durableMark = 0
  let appending: Promise<void> = Promise.resolve()
  let syncing: Promise<void> | undefined
  let again = false
  let failure: { readonly error: unknown } | undefined

  const fail = (error: unknown): void => {
    if (failure !== undefined) return
    failure = { error }
    events.failed(error)
  }

  async function appendAll(bytes: Uint8Array, mark: number): Promise<void> {
    if (failure !== undefined) throw failure.error
    try {
      for (let at = 0; at < bytes.length; ) {
        const taken = await file.append(at === 0 ? bytes : bytes.subarray(at))
        assert(
          taken > 0 && taken <= bytes.length - at,
          'a disk takes at least one byte and no more than given',
        )
        at += taken
      }
    } catch (error) {
      fail(error)
      throw error
    }
    appendedMark = mark
  }

  async function syncAll(): Promise<void> {
    do {
      again = false
      const mark = appendedMark
      try {
        await file.sync()
      } catch (error) {
        fail(error)
      }
      if (failure === undefined && mark > durableMark) {
        durableMark = mark
        events.durable(mark)
      }
    } while (again && failure === undefined)
    // Here and not in a later turn: a request that came between would be lost.
    syncing = undefined
  }

  function requestSync(): void {
    if (failure !== undefined) return
    if (syncing !== undefined) {
      again = true
      return
    }
    syncing = syncAll()
  }

  return {
    push(bytes, mark) {
      const pushed = appending.then(() => appendAll(bytes, mark))
      // The chain itself never rejects: every later push sees the failure by itself.
      appending = pushed.catch(() => undefined)
      return pushed
    },
    requestSync,
    async settle() {
      await appending
      if (failure === undefined && durableMark < appendedMark) {
        requestSync()
        while (syncing !== undefined) await syncing
      }
      if (failure !== undefined) throw failure.error
    },
    async close() {
      await appending
      while (syncing !== undefined) await syncing
      // What was promised is durable by now or was reported: closing adds nothing to either.
      await file.close().catch(() => undefined)
    },
  }
}
