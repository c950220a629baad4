/**
 * Which parts of a board are gone, and why: what `hal.parts` tells. A new listener hears what is gone now.
 */
import { createEmitter } from './emitter.js';
export function createPartBook(clock, alive) {
    const gone = new Map();
    const { source, emit } = createEmitter(clock, alive);
    return {
        source(hear) {
            const stop = source(hear);
            const told = clock.setTimeout(() => {
                if (alive())
                    for (const [part, why] of gone)
                        hear({ part, ok: false, why });
            }, 0);
            return () => {
                clock.clearTimeout(told);
                stop();
            };
        },
        set(part, ok, why) {
            if (ok !== gone.has(part))
                return;
            if (ok)
                gone.delete(part);
            else
                gone.set(part, why);
            emit({ part, ok, why });
        },
        works: (part) => !gone.has(part),
    };
}
