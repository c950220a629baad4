/**
 * Events on their way into the ledger: gathered for a moment, written together, never waited for.
 *
 *   note ─► pending (bounded) ─ 200 ms ─► one append: events and a checkpoint ─► durable
 *                ▲                              │ error: back to the front, told as a fault, tried again later
 *                └──────────────────────────────┘
 *
 * Beyond the bound events are counted, and the count is written. Recording never waits for it.
 */
import type { Clock, Log } from '../../hal/hal.ts'
import { ZeugeError } from '../errors.ts'
import type { Ledger, PlainEvent, TimedEvent } from '../store/ledger.ts'
import type { Fault } from './vocabulary.ts'

export const PENDING_MAX = 256
export const BATCH_MS = 200
const RETRY_MS_MIN = 5_000
/** Each attempt on a disk that takes nothing spends a volume's name: they become rare. */
const RETRY_MS_MAX = 600_000

export interface JournalParts {
  readonly clock: Clock
  readonly log: Log
  readonly ledger: Pick<Ledger, 'appendTimed' | 'rotate'>
  /** An event could not be written, or not yet. */
  readonly lost: (fault: Fault) => unknown
}

export interface Journal {
  /** Happened at `atUs` (monotonic), or now. Returns at once. */
  note(event: PlainEvent, atUs?: number): void
  /** A new epoch where the present one is at least so old; a failure is told like a lost event. */
  rotate(ageMsMin: number): void
  /** The disk takes what is written again: so does the ledger, at once. */
  retry(): void
  /** Writes what is pending, one attempt, and ends; what could not be written was told. */
  finish(): Promise<void>
}

export function createJournal({ clock, log, ledger, lost }: JournalParts): Journal {
  let pending: TimedEvent[] = []
  let dropped = 0
  let timer: unknown
  let waitMs = BATCH_MS
  let writing: Promise<void> | undefined
  let finished = false

  function later(): void {
    if (timer !== undefined || writing !== undefined || finished || pending.length === 0) return
    timer = clock.setTimeout(() => void flush(), waitMs)
  }

  function flush(): Promise<void> {
    clock.clearTimeout(timer)
    timer = undefined
    writing ??= write().finally(() => {
      writing = undefined
      later()
    })
    return writing
  }

  async function write(): Promise<void> {
    const batch = pending
    const missed = dropped
    pending = []
    dropped = 0
    if (batch.length === 0) return
    const count: TimedEvent[] =
      missed === 0 ? [] : [{ event: { type: 'events-lost', count: missed }, atUs: clock.nowUs() }]
    try {
      await ledger.appendTimed([...batch, ...count])
      waitMs = BATCH_MS
    } catch (error) {
      const room = Math.max(0, PENDING_MAX - pending.length)
      pending = [...batch.slice(0, room), ...pending]
      dropped += missed + Math.max(0, batch.length - room)
      waitMs = Math.min(RETRY_MS_MAX, Math.max(RETRY_MS_MIN, waitMs * 2))
      tell(error)
    }
  }

  function tell(error: unknown): void {
    const code = error instanceof ZeugeError ? error.code : 'INTERNAL'
    log({
      level: 'error',
      event: 'ledger.late',
      pending: pending.length,
      dropped,
      code,
      message: String(error),
    })
    lost(code === 'DISK_FULL' ? 'storage-full' : 'storage-failing')
  }

  return {
    note(event, atUs = clock.nowUs()) {
      if (finished) return
      if (pending.length < PENDING_MAX) pending.push({ event, atUs })
      else dropped++
      later()
    },
    rotate(ageMsMin) {
      if (!finished) ledger.rotate(ageMsMin).catch(tell)
    },
    retry() {
      clock.clearTimeout(timer)
      timer = undefined
      waitMs = BATCH_MS
      later()
    },
    async finish() {
      await writing
      await flush()
      finished = true
      clock.clearTimeout(timer)
    },
  }
}
