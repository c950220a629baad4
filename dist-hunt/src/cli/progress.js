import { bytesText } from './output.js';
const SHOW_AFTER_MS = 1000;
const REDRAW_MS = 100;
const BAR_CELLS = 28;
/** Carriage return, erase to the end of the line (ECMA-48 EL). */
const CLEAR_LINE = '\r\u001b[K';
/** @param amount what has been done so far, where it is not bytes */
export function startProgress(context, label, total, amount = (done) => `${bytesText(done, context.lang)} / ${bytesText(total, context.lang)}`) {
    if (!context.tty || context.json)
        return { update: () => undefined, end: () => undefined };
    const startedMs = context.now();
    let drawnMs = startedMs + SHOW_AFTER_MS - REDRAW_MS;
    let drawn = false;
    return {
        update(done, more = '') {
            const nowMs = context.now();
            if (nowMs - drawnMs < REDRAW_MS)
                return;
            drawnMs = nowMs;
            drawn = true;
            context.stderr.write(CLEAR_LINE + drawBar(label, done, total, amount(done)) + more);
        },
        end() {
            if (drawn)
                context.stderr.write(CLEAR_LINE);
            drawn = false;
        },
    };
}
export function drawBar(label, done, total, amount) {
    const share = total > 0 ? Math.min(1, done / total) : 1;
    const full = Math.round(share * BAR_CELLS);
    const percent = String(Math.floor(share * 100)).padStart(3);
    return `${label} [${'#'.repeat(full)}${'-'.repeat(BAR_CELLS - full)}] ${percent} %  ${amount}`;
}
