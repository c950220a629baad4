import { keepOpen } from '../keep.js';
export const PULSE_MS_MAX = 2_000;
const PULSES_MAX = 16;
export async function openHaptic({ clock, report, open, }) {
    const kept = await keepOpen({ clock, report, open });
    let timer;
    let freeUs = 0;
    function run(pulses, at) {
        const pulse = pulses[at];
        if (pulse === undefined || at >= PULSES_MAX)
            return;
        const onMs = Math.min(pulse.onMs, PULSE_MS_MAX);
        freeUs = clock.nowUs() + onMs * 1000;
        kept.use((pulser) => pulser.pulse(onMs));
        timer = clock.setTimeout(() => run(pulses, at + 1), onMs + Math.max(pulse.offMs, GAP_MS));
    }
    return {
        haptic: {
            play(pulses) {
                clock.clearTimeout(timer);
                const waitMs = Math.max(0, (freeUs - clock.nowUs()) / 1000 + GAP_MS);
                if (freeUs <= clock.nowUs())
                    run(pulses, 0);
                else
                    timer = clock.setTimeout(() => run(pulses, 0), waitMs);
            },
        },
        close() {
            clock.clearTimeout(timer);
            kept.close();
        },
    };
}
/** The kernel's `oneshot` ignores a shot while the last one, its pause included, is not over. */
const GAP_MS = 20;
