import { equalBytes } from '../bytes.js';
import { encodeCbor } from '../crypto/cbor.js';
export function noticeHash(primitives, screen) {
    const { kind, lines, muted = false, qr = null, rtl = false } = screen;
    return primitives.sha256(encodeCbor({ kind, lines: [...lines], muted, qr, rtl }));
}
export function createNoticeWatch(primitives, clock, first) {
    const noticeOf = (screen) => ({
        kind: screen.kind,
        hash: noticeHash(primitives, screen),
        sinceUs: clock.nowUs(),
    });
    let screenNow = first;
    let notice = noticeOf(first);
    return {
        shown(screen) {
            if (screen === screenNow)
                return;
            screenNow = screen;
            const next = noticeOf(screen);
            if (!equalBytes(next.hash, notice.hash))
                notice = next;
        },
        now: () => notice,
    };
}
