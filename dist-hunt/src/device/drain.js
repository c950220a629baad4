/**
 * How long the battery will last, from what it has lost so far.
 *
 * Pure: readings in, minutes out. It believes the fastest drain it has seen since the last charge, because
 * a recording takes more than standby and the alarm must come early rather than late. It does not decide
 * when to alarm: watch.ts does.
 */
/** Below this the board may fail at any moment: the recording is sealed and the power goes off. */
export const BATTERY_CRITICAL_PERCENT = 5;
/** Until a drain is measured: an hour for a full battery while recording, the worst this board is built for. */
const DRAIN_PERCENT_PER_MINUTE = 1.6;
/** A reading is whole percents and trembles: a slope needs this much of either. */
const WINDOW_PERCENT_MIN = 3;
const WINDOW_US_MIN = 60_000_000;
/** No battery loses so much between two readings: the gauge corrected itself, or another battery is in. */
const JUMP_PERCENT = 5;
const READINGS_MAX = 256;
const MINUTE_US = 60_000_000;
export function createDrain() {
    let readings = [];
    let fastest = 0;
    /** Percent a minute since the newest reading that is old and far enough to say. */
    function slope(now) {
        const from = readings.findLast(({ percent, atUs }) => percent - now.percent >= WINDOW_PERCENT_MIN &&
            now.atUs - atUs > 0 &&
            now.atUs - atUs < 10 * MINUTE_US);
        const old = from ?? readings.findLast(({ atUs }) => now.atUs - atUs >= WINDOW_US_MIN);
        return old === undefined ? 0 : ((old.percent - now.percent) / (now.atUs - old.atUs)) * MINUTE_US;
    }
    return {
        take(reading) {
            if (reading.charging) {
                readings = [];
                fastest = 0;
                return undefined;
            }
            const jumped = Math.abs((readings.at(-1)?.percent ?? reading.percent) - reading.percent) > JUMP_PERCENT;
            if (jumped)
                readings = [];
            fastest = Math.max(fastest, slope(reading));
            readings = [...readings, reading].slice(-READINGS_MAX);
            const perMinute = Math.max(fastest, DRAIN_PERCENT_PER_MINUTE);
            return Math.max(0, reading.percent - BATTERY_CRITICAL_PERCENT) / perMinute;
        },
    };
}
