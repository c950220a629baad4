/**
 * What can later be proven of the announcement: what the front display showed, without the mirrored person.
 *
 * The hash covers what a passer-by could read or scan, not running times or flashes: the same notice has
 * the same hash every day. docs/format.md, "started".
 */
import type { Clock, Screen } from '../../hal/hal.ts'
import { type Bytes, equalBytes } from '../bytes.ts'
import { encodeCbor } from '../crypto/cbor.ts'
import type { Primitives } from '../primitives.ts'

export interface Notice {
  readonly kind: Screen['kind']
  /** SHA-256 of the deterministic CBOR of {kind, lines, muted, qr, rtl}. */
  readonly hash: Bytes
  /** Since when it had been shown, monotonic µs. */
  readonly sinceUs: number
}

export function noticeHash(primitives: Pick<Primitives, 'sha256'>, screen: Screen): Bytes {
  const { kind, lines, muted = false, qr = null, rtl = false } = screen
  return primitives.sha256(encodeCbor({ kind, lines: [...lines], muted, qr, rtl }))
}

export interface NoticeWatch {
  /** The front display shows this from now on. */
  shown(screen: Screen): void
  now(): Notice
}

export function createNoticeWatch(
  primitives: Pick<Primitives, 'sha256'>,
  clock: Pick<Clock, 'nowUs'>,
  first: Screen,
): NoticeWatch {
  const noticeOf = (screen: Screen): Notice => ({
    kind: screen.kind,
    hash: noticeHash(primitives, screen),
    sinceUs: clock.nowUs(),
  })
  let screenNow = first
  let notice = noticeOf(first)
  return {
    shown(screen) {
      if (screen === screenNow) return
      screenNow = screen
      const next = noticeOf(screen)
      if (!equalBytes(next.hash, notice.hash)) notice = next
    },
    now: () => notice,
  }
}
