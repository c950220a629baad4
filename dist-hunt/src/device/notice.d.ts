/**
 * What can later be proven of the announcement: what the front display showed, without the mirrored person.
 *
 * The hash covers what a passer-by could read or scan, not running times or flashes: the same notice has
 * the same hash every day. docs/format.md, "started".
 */
import type { Clock, Screen } from '../../hal/hal.ts';
import { type Bytes } from '../bytes.ts';
import type { Primitives } from '../primitives.ts';
export interface Notice {
    readonly kind: Screen['kind'];
    /** SHA-256 of the deterministic CBOR of {kind, lines, muted, qr, rtl}. */
    readonly hash: Bytes;
    /** Since when it had been shown, monotonic µs. */
    readonly sinceUs: number;
}
export declare function noticeHash(primitives: Pick<Primitives, 'sha256'>, screen: Screen): Bytes;
export interface NoticeWatch {
    /** The front display shows this from now on. */
    shown(screen: Screen): void;
    now(): Notice;
}
export declare function createNoticeWatch(primitives: Pick<Primitives, 'sha256'>, clock: Pick<Clock, 'nowUs'>, first: Screen): NoticeWatch;
