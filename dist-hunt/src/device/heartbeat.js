import { every } from './watch.js';
/** A card may stall for some seconds; longer, and it is not coming back by itself. */
export const DURABLE_AGE_MS_MAX = 6_000;
const KNOWN = ['camera-lost', 'storage-full', 'storage-failing', 'recorder-failed'];
/** Returns the function that ends it: a process that ends in good order feeds until then. */
export function createHeartbeat(clock, watchdog, status) {
    return every(clock, watchdog.feedMs, () => {
        if (lives(status(), clock.nowUs()))
            watchdog.feed();
    });
}
export function lives({ capture, faults, durableUntilUs = 0, recordingSinceUs, }, nowUs) {
    if (capture !== 'recording' || recordingSinceUs === undefined)
        return true;
    if (faults.some((fault) => KNOWN.includes(fault)))
        return true;
    const newestUs = Math.max(recordingSinceUs, durableUntilUs);
    return nowUs - newestUs <= DURABLE_AGE_MS_MAX * 1000;
}
