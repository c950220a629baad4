/** No unit for so long means the source hangs (media.md: camera processes that ignore signals). */
export const SILENT_MS = 1_500;
/** A source at rest that hangs must not be found out only at the press. */
export const PROOF_OF_LIFE_MS = 10_000;
const BACK_OFF_FIRST_MS = 250;
const BACK_OFF_MAX_MS = 8_000;
export function createSource(clock, device, sink) {
    let session;
    let generation = 0;
    let alive = false;
    let told = false;
    let backOffMs = BACK_OFF_FIRST_MS;
    let lastUnitUs = 0;
    let timer;
    let wanted = false;
    let quiet = false;
    /** The open session was told to give nothing. */
    let resting = false;
    let closing = Promise.resolve();
    const disarm = () => {
        if (timer !== undefined)
            clock.clearTimeout(timer);
        timer = undefined;
    };
    function watch() {
        disarm();
        timer = clock.setTimeout(() => {
            const silentMs = (clock.nowUs() - lastUnitUs) / 1000;
            const reason = `no picture or sound for ${Math.round(silentMs)} ms`;
            if (silentMs < SILENT_MS)
                watch();
            else if (!alive && silentMs < (device.startMs ?? 0)) {
                tell(reason);
                watch();
            }
            else
                lose(reason);
        }, SILENT_MS);
    }
    /** Tells the session what is wanted, once it has shown that it works. */
    function settle() {
        const rest = quiet && alive && session?.pause !== undefined;
        if (rest === resting)
            return;
        if (!rest) {
            wake();
            return;
        }
        resting = true;
        session?.pause?.(true);
        disarm();
        timer = clock.setTimeout(wake, PROOF_OF_LIFE_MS);
    }
    /** Also from time to time while at rest: the next unit puts the source to rest again, or none comes. */
    function wake() {
        resting = false;
        session?.pause?.(false);
        if (!alive)
            return;
        lastUnitUs = clock.nowUs();
        watch();
    }
    function leave() {
        generation++;
        disarm();
        alive = false;
        resting = false;
        const left = session;
        session = undefined;
        return left;
    }
    function tell(reason) {
        if (told)
            return;
        told = true;
        sink.lost(reason);
    }
    function lose(reason) {
        const dead = leave();
        tell(reason);
        // The next one opens only when this one has let go of the device.
        closing = (dead?.close() ?? Promise.resolve()).then(() => {
            if (!wanted)
                return;
            timer = clock.setTimeout(open, backOffMs);
            backOffMs = Math.min(backOffMs * 2, BACK_OFF_MAX_MS);
        });
    }
    function open() {
        const mine = ++generation;
        lastUnitUs = clock.nowUs();
        session = device.open({
            format: (format) => {
                if (mine === generation)
                    sink.format(format);
            },
            unit: (unit) => {
                if (mine !== generation)
                    return;
                lastUnitUs = clock.nowUs();
                if (!alive) {
                    alive = true;
                    told = false;
                    backOffMs = BACK_OFF_FIRST_MS;
                    sink.alive();
                }
                sink.unit(unit);
                settle();
            },
            lost: (reason) => {
                if (mine === generation)
                    lose(reason);
            },
        });
        watch();
    }
    return {
        start() {
            if (wanted)
                return;
            wanted = true;
            // A close that still runs must end first: one session at a time.
            closing = closing.then(() => {
                if (wanted && session === undefined)
                    open();
            });
        },
        pause(paused) {
            quiet = paused;
            settle();
        },
        requestKeyFrame() {
            if (!resting)
                session?.requestKeyFrame?.();
        },
        get running() {
            return wanted;
        },
        async stop() {
            wanted = false;
            told = false;
            const open = leave();
            closing = closing.then(() => open?.close());
            await closing;
        },
    };
}
