import { keepOpen } from '../keep.js';
import { lampsOf, planOf } from './blink.js';
export async function openLed(options) {
    const { clock, wiring } = options;
    const names = lampsOf(wiring);
    let shown = { steps: [{ colour: 'off', ms: 0 }] };
    let timer;
    function stop() {
        clock.clearTimeout(timer);
        timer = undefined;
    }
    function apply(kept) {
        stop();
        const plan = planOf(shown, wiring);
        const blinks = [...(plan.lamps?.values() ?? [])].some(({ onMs, offMs }) => onMs > 0 && offMs > 0);
        if (plan.lamps === undefined || (blinks && kept.now()?.blink === undefined))
            step(kept, plan, 0);
        else
            kept.use((lamps) => setEach(lamps, plan.lamps ?? new Map()));
    }
    function step(kept, { steps }, at) {
        const now = steps[at];
        if (now === undefined)
            return;
        kept.use((lamps) => {
            for (const name of names)
                lamps.set(name, now.lit.has(name));
        });
        timer = clock.setTimeout(() => step(kept, { steps }, (at + 1) % steps.length), now.ms);
    }
    let ready;
    ready = await keepOpen({
        clock,
        report: options.report,
        open: () => options.open(names),
        opened: () => ready !== undefined && apply(ready),
    });
    const kept = ready;
    apply(kept);
    return {
        led: {
            show(pattern) {
                shown = pattern;
                apply(kept);
            },
        },
        close() {
            shown = { steps: [{ colour: 'off', ms: 0 }] };
            apply(kept);
            stop();
            kept.close();
        },
    };
}
function setEach(lamps, plan) {
    for (const [name, blink] of plan)
        if (blink.onMs > 0 && blink.offMs > 0)
            lamps.blink?.(name, blink);
        else
            lamps.set(name, blink.onMs > 0);
}
