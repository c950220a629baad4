/** Of one press in a scuffle, and of the pause before the next, ms. */
const SCUFFLE_PRESS_MS = [20, 900];
const SCUFFLE_PAUSE_MS = [5, 700];
export function touch(board, action, random) {
    switch (action.type) {
        case 'press':
            return board.press(action.button);
        case 'hold':
            return board.press(action.button, action.forUs / 1000);
        case 'bounce':
            return board.bounce(action.button);
        case 'scuffle':
            return scuffle(board, action.forUs, random);
        case 'battery':
            return board.battery(action.percent, action.charging);
        case 'clock':
            return setClock(board, action);
    }
}
/** Both buttons are hit at random until the time is over; none stays down. */
function scuffle({ clock, press }, forUs, random) {
    const endUs = clock.nowUs() + forUs;
    for (const button of ['display', 'record']) {
        const again = () => {
            const leftMs = (endUs - clock.nowUs()) / 1000;
            if (leftMs < SCUFFLE_PRESS_MS[0])
                return;
            const forMs = Math.min(leftMs, random.between(...SCUFFLE_PRESS_MS));
            press(button, forMs);
            clock.setTimeout(again, forMs + random.between(...SCUFFLE_PAUSE_MS));
        };
        clock.setTimeout(again, random.between(...SCUFFLE_PAUSE_MS));
    }
}
function setClock({ clock }, { setUs, jumpUs, driftPpm }) {
    if (setUs !== undefined)
        clock.setWall(setUs, 'network');
    if (jumpUs !== undefined)
        clock.setWall(clock.wallUs() + jumpUs);
    if (driftPpm !== undefined)
        clock.drift(driftPpm);
}
