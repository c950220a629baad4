/**
 * News of a board, told to whoever listens, in order, never from within the call that registered them.
 */
import { assert } from '../src/errors.js';
const LISTENERS_MAX = 32;
/** `present` is said once to each new listener, a moment after it registered. */
export function createEmitter(clock, alive, present) {
    const listeners = new Set();
    return {
        source(hear) {
            assert(listeners.size < LISTENERS_MAX, `more than ${LISTENERS_MAX} listeners`);
            const listener = { hear };
            listeners.add(listener);
            if (present !== undefined)
                clock.setTimeout(() => {
                    const item = present();
                    if (item !== undefined && alive() && listeners.has(listener))
                        hear(item);
                }, 0);
            return () => {
                listeners.delete(listener);
            };
        },
        emit(item) {
            if (alive())
                for (const listener of [...listeners])
                    listener.hear(item);
        },
    };
}
