import { isExcused } from '../truth.js';
import { missingPictures } from './durability.js';
const LOSS_US = { kill: 1_200_000, cut: 2_200_000 };
/** A recording needs a moment to come about: no promise is broken before. */
const SETTLED_US = 3_000_000;
/** What happened so long ago no longer slows anything. */
const AFTERMATH_US = 20_000_000;
export function checkLoss(report) {
    return {
        end(aftermath) {
            for (const [at, boot] of aftermath.truth.boots.entries()) {
                if (boot.ended !== 'cut' && boot.ended !== 'kill')
                    continue;
                const { lastState: state, lastRecording: recording, endedUs } = boot;
                if (state?.capture !== 'recording' || recording === undefined)
                    continue;
                if (endedUs - (state.recordingSinceUs ?? endedUs) < SETTLED_US)
                    continue;
                if (isTroubled(aftermath.truth, boot))
                    continue;
                checkLost(aftermath, boot, boot.ended, recording, report);
                const next = aftermath.truth.boots.slice(at + 1).find(({ standbyUs }) => standbyUs !== undefined);
                if (next === undefined || isUnsure(aftermath.truth, boot, next))
                    continue;
                const between = aftermath.truth.boots.slice(at + 1, next.number);
                if (!between.some(({ recovered }) => recovered.some((one) => one.recording === recording)))
                    report(`nobody was told that recording ${recording.slice(0, 8)} had been interrupted`);
            }
        },
    };
}
function isTroubled(truth, { baseUs, endedUs }) {
    const atUs = baseUs + endedUs;
    return (isExcused(truth, atUs - AFTERMATH_US, atUs, 'pace', 'media', 'space', 'content') ||
        isExcused(truth, 0, Number.POSITIVE_INFINITY, 'evidence'));
}
/** Between the two the disk or the keys kept the device from looking, or from starting. */
function isUnsure(truth, { baseUs, endedUs }, next) {
    const toUs = next.baseUs + (next.standbyUs ?? 0);
    return isExcused(truth, baseUs + endedUs, toUs, 'pace', 'space', 'start', 'evidence', 'content');
}
function checkLost({ segments }, boot, how, recording, report) {
    const own = segments.filter((segment) => segment.recording === recording);
    const safeUs = boot.endedUs - LOSS_US[how];
    const missing = own.length === 0
        ? boot.units.video.filter((unit) => isSince(boot, unit.ptsUs, safeUs))
        : missingPictures(boot, own, safeUs);
    const [first] = missing;
    if (first === undefined)
        return;
    report(`${((boot.endedUs - first.ptsUs) / 1e6).toFixed(3)} s of recording ${recording.slice(0, 8)} are lost to a ${how === 'cut' ? 'power cut' : 'kill'}, at most ${LOSS_US[how] / 1e6} s may be`);
}
/** No segment at all: everything since the press is lost. */
function isSince({ lastState }, ptsUs, untilUs) {
    return ptsUs >= (lastState?.recordingSinceUs ?? Number.POSITIVE_INFINITY) && ptsUs <= untilUs;
}
