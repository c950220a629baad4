const TELL_US = 250_000;
/** The rate is that of the last so many seconds. */
const RATE_US = 5_000_000;
export function createPace(clock, units, bytesPerSecondMax, host) {
    const bytes = units.reduce((sum, unit) => sum + unit.bytes, 0);
    const partial = new Map();
    const samples = [{ atUs: clock.nowUs(), sentBytes: 0 }];
    let filesDone = 0;
    let settledBytes = 0;
    let sentBytes = 0;
    let toldUs = Number.NEGATIVE_INFINITY;
    let freeUs = clock.nowUs();
    function tell(force) {
        const nowUs = clock.nowUs();
        if (!force && nowUs - toldUs < TELL_US)
            return;
        toldUs = nowUs;
        samples.push({ atUs: nowUs, sentBytes });
        while (samples.length > 2 && nowUs - (samples[0]?.atUs ?? nowUs) > RATE_US)
            samples.shift();
        const [oldest] = samples;
        const elapsedUs = nowUs - (oldest?.atUs ?? nowUs);
        const bytesDone = settledBytes + [...partial.values()].reduce((sum, one) => sum + one, 0);
        const bytesPerSecond = elapsedUs > 0 ? Math.round(((sentBytes - (oldest?.sentBytes ?? 0)) * 1e6) / elapsedUs) : 0;
        host.progress({
            ...{ files: units.length, filesDone, bytes, bytesDone },
            ...(bytesPerSecond > 0 && {
                bytesPerSecond,
                secondsLeft: Math.ceil((bytes - bytesDone) / bytesPerSecond),
            }),
        });
    }
    /** Waits until the bucket, which these bytes have emptied, is full again. */
    function wait(count) {
        if (bytesPerSecondMax === undefined)
            return Promise.resolve();
        const nowUs = clock.nowUs();
        freeUs = Math.max(freeUs, nowUs) + (count * 1e6) / bytesPerSecondMax;
        const waitMs = (freeUs - nowUs) / 1000;
        return waitMs < 1 ? Promise.resolve() : new Promise((resolve) => clock.setTimeout(resolve, waitMs));
    }
    tell(true);
    return {
        begin(unit, fromBytes) {
            partial.set(unit.file, fromBytes);
            tell(false);
        },
        async sent(unit, count) {
            sentBytes += count;
            partial.set(unit.file, Math.min(unit.bytes, (partial.get(unit.file) ?? 0) + count));
            tell(false);
            await wait(count);
        },
        done(unit) {
            partial.delete(unit.file);
            settledBytes += unit.bytes;
            filesDone++;
            tell(filesDone === units.length);
        },
    };
}
