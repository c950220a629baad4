/**
 * Which parts of the simulated board are gone, for its own ports and for the firmware (`hal.parts`).
 *
 * The hand takes a part away and gives it back; a lost part's port goes on taking calls and does nothing.
 */
import { createEmitter } from '../emitter.js';
export function createParts(clock, alive) {
    const gone = new Set();
    const { source, emit } = createEmitter(clock, alive);
    const news = (part, ok, why = 'moved by hand') => ({ part, ok, why });
    return {
        source(hear) {
            const stop = source(hear);
            const told = clock.setTimeout(() => {
                if (alive())
                    for (const part of gone)
                        hear(news(part, false));
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
                gone.add(part);
            emit(news(part, ok, why));
        },
        works: (part) => !gone.has(part),
    };
}
