/**
 * The operating system's two clocks. Monotonic is CLOCK_MONOTONIC (process.hrtime), microseconds
 * since boot, the same for every process, so that a camera's child stamps on the same line.
 *
 * What the wall clock is worth is said carefully: `network` only where systemd-timesyncd left its
 * mark, `rtc` where the time is plausible but nobody vouches for it, else `unset`. Other time
 * daemons leave no mark that can be read without asking them, so with them it says `rtc`.
 * CLOCK_MONOTONIC stands still while a machine is suspended: a camera is never suspended.
 */
import { existsSync } from 'node:fs';
const SYNCHRONISED_MARK = '/run/systemd/timesync/synchronized';
/** 1 January 2025: before that no Zeuge existed. */
const PLAUSIBLE_FROM_US = 1_735_689_600_000_000;
/** Node fires a longer timer at once. */
const TIMER_MS_MAX = 2_147_483_647;
export function openNodeClock(options = {}) {
    const mark = options.synchronisedMark ?? SYNCHRONISED_MARK;
    const wallUs = options.wallUs ?? (() => Date.now() * 1000);
    const nowUs = () => Number(process.hrtime.bigint() / 1000n);
    function arm(timer, dueUs, run) {
        const waitMs = Math.min(TIMER_MS_MAX, Math.max(0, Math.ceil((dueUs - nowUs()) / 1000)));
        timer.handle = setTimeout(() => {
            // Node counts in milliseconds of its loop and may be early by a fraction of one.
            if (nowUs() < dueUs)
                arm(timer, dueUs, run);
            else
                run();
        }, waitMs);
    }
    return {
        nowUs,
        wallUs,
        state() {
            if (wallUs() < PLAUSIBLE_FROM_US)
                return 'unset';
            return existsSync(mark) ? 'network' : 'rtc';
        },
        setTimeout(run, delayMs) {
            const timer = { handle: undefined };
            arm(timer, nowUs() + Math.max(0, delayMs) * 1000, run);
            return timer;
        },
        clearTimeout(timer) {
            if (timer !== undefined && timer !== null)
                clearTimeout(timer.handle);
        },
    };
}
