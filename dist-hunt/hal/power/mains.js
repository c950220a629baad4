/** A board on the mains: it says once that it is full and being charged. */
import { createEmitter } from '../emitter.js';
export function mains(clock) {
    let open = true;
    const { source } = createEmitter(clock, () => open, () => ({ percent: 100, charging: true }));
    return {
        battery: source,
        close() {
            open = false;
        },
    };
}
