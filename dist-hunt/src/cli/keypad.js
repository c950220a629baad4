/** Long enough for what the profile's thresholds ask for, each time with some to spare. */
function pressesOf({ holdMs, stopMs, veryLongMs }) {
    const stop = { button: 'record', forMs: stopMs + 500 };
    return {
        d: { button: 'display', forMs: 120 },
        D: { button: 'display', forMs: holdMs + 1000 },
        o: { button: 'display', forMs: veryLongMs + 1000 },
        r: { button: 'record', forMs: 120 },
        s: stop,
        R: stop,
    };
}
export function createKeys(hand, clock, thresholds) {
    const presses = pressesOf(thresholds);
    const heldUntilUs = { display: 0, record: 0 };
    let docked = false;
    return {
        press(key) {
            if (key === 'k') {
                docked = !docked;
                hand.dock(docked);
                return;
            }
            const wanted = presses[key];
            if (wanted === undefined || clock.nowUs() < heldUntilUs[wanted.button])
                return;
            heldUntilUs[wanted.button] = clock.nowUs() + wanted.forMs * 1000;
            hand.press(wanted.button, wanted.forMs);
        },
    };
}
