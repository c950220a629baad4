const ANNOUNCED_MS = 1_200;
/** Each press comes at another place in the group of pictures. */
const SHIFT_MS = 137;
const SHIFTS = 16;
const CONFIRM_MS_MAX = 5_000;
const DOUBLES = 3;
const BETWEEN_MS = 600;
const DOCKED_MS = 500;
/** The wearer's vibration motor, with a note of when it was last told something. */
export function notedHaptic(clock) {
    let playedUs = 0;
    return {
        haptic: {
            play() {
                playedUs = clock.nowUs();
            },
        },
        playedUs: () => playedUs,
    };
}
export async function measurePresses(device, board, clock, playedUs, count) {
    const ackMs = [];
    const durableMs = [];
    const wait = (ms) => new Promise((resolve) => {
        clock.setTimeout(resolve, ms);
    });
    /** Presses and says when the wearer felt it. */
    async function feel() {
        const downUs = clock.nowUs();
        board.press('record', 60);
        for (let waitedMs = 0; playedUs() < downUs && waitedMs < 1_000; waitedMs += 2)
            await wait(2);
        ackMs.push((playedUs() - downUs) / 1000);
        return downUs;
    }
    for (let press = 0; press < count; press++) {
        board.press('display', 60);
        await wait(ANNOUNCED_MS + (press % SHIFTS) * SHIFT_MS);
        let confirmedUs;
        const stop = device.onChange(({ confirmation }) => {
            if (confirmation === 'confirmed')
                confirmedUs ??= clock.nowUs();
        });
        const downUs = await feel();
        for (let waitedMs = 0; confirmedUs === undefined && waitedMs < CONFIRM_MS_MAX; waitedMs += 5)
            await wait(5);
        stop();
        durableMs.push(confirmedUs === undefined ? Number.POSITIVE_INFINITY : (confirmedUs - downUs) / 1000);
        await wait(BETWEEN_MS);
        for (let double = 0; double < DOUBLES; double++) {
            board.press('record', 60);
            await wait(200);
            await feel();
            await wait(BETWEEN_MS);
        }
        board.dock(true);
        await wait(DOCKED_MS);
        board.dock(false);
        await wait(50);
    }
    return { ackMs, durableMs };
}
