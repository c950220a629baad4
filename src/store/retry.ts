/**
 * Whether a recording goes on in a new segment after an error, and when.
 *
 * Only what the world did is tried again: a bug of ours would come again, and a new segment each time would hide it.
 */
import { ZeugeError } from '../errors.ts'

/** After failures in a row: a card that hiccups costs nothing. After one more the recording is given up. */
const RETRY_MS = [0, 250, 1_000, 2_000]

/** Milliseconds to wait; `at once`; `with ballast`: if there is some to make room with; `never`: it is our own bug. */
export type Retry = number | 'at once' | 'with ballast' | 'given up' | 'never'

/** @param failures in a row, this one included */
export function retryAfter(error: unknown, failures: number): Retry {
  if (!(error instanceof ZeugeError)) return 'never'
  const waitMs = RETRY_MS[failures - 1]
  if (waitMs === undefined) return 'given up'
  if (error.code === 'DISK_FULL') return 'with ballast'
  return error.code === 'DISK_FAILED' ? waitMs : 'at once'
}
