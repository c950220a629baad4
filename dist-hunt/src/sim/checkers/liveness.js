import { isExcused } from '../truth.js';
/** Reading a card of many recordings back, with a stall on the way. */
const BOOT_US_MAX = 30_000_000;
/** Long enough to finish and seal what ran. */
const DOCKED_US = 60_000_000;
export function checkLiveness(report) {
    function look({ board, boot }) {
        const failed = board.log().find(({ event }) => event === 'machine.failed');
        if (failed !== undefined)
            report(`the machine of boot ${boot.number} failed: ${String(failed['message'])}`);
    }
    return {
        off: look,
        end({ truth, state }) {
            for (const bug of truth.bugs)
                report(bug);
            for (const boot of truth.boots)
                checkStart(truth, boot, report);
            const last = truth.boots.at(-1);
            if (state === undefined && last?.ended === 'in order')
                report(`the device did not come back: ${last?.refused ?? 'it is not in standby'}`);
            if (state === undefined || last === undefined || dockedUs(last) < DOCKED_US)
                return;
            if (state.capture !== 'idle' || state.power !== 'on')
                report(`docked for a minute and still ${state.power === 'on' ? state.capture : state.power}`);
        },
    };
}
/** For how long this boot had been in the cradle when it ended. */
function dockedUs({ states, endedUs }) {
    const away = states.findLastIndex(({ state }) => state.dock === 'away');
    const docked = states[away + 1];
    return docked === undefined ? 0 : endedUs - docked.atUs;
}
function checkStart(truth, boot, report) {
    const { number, baseUs, startedUs, standbyUs, endedUs, refused } = boot;
    const tookUs = (standbyUs ?? endedUs) - startedUs;
    const excused = isExcused(truth, baseUs + startedUs, baseUs + startedUs + tookUs, 'start', 'pace', 'evidence');
    if (excused)
        return;
    if (refused !== undefined)
        report(`boot ${number} gave up for no reason: ${refused}`);
    else if (tookUs > BOOT_US_MAX && standbyUs === undefined)
        report(`boot ${number} did not reach standby in ${Math.round(tookUs / 1e6)} s`);
}
