import { isExcused } from '../truth.js';
const NOTICES = ['announcing', 'preRecord', 'recording'];
/** From the press to the notice on the display: at once, give or take a bouncing contact. */
const AT_ONCE_US = 150_000;
/** A unit was captured before it was handed over, and the last one lasts until the next. */
const EDGE_US = 500_000;
const isCapturing = ({ capture }) => capture === 'recording' || capture === 'finalizing';
export function checkIndicator(report) {
    return {
        state({ board, truth, worldUs }, state) {
            if (isExcused(truth, worldUs, worldUs, 'public'))
                return;
            const { screen, led } = board.perceived();
            const says = screen?.kind === 'recording';
            if (says !== isCapturing(state))
                report(`the display shows ${screen?.kind ?? 'nothing'} while ${state.capture}`);
            if (isCapturing(state) ? !isAlarming(led) : isRed(led) && state.power === 'on')
                report(`the lamp shows ${coloursOf(led)} while ${state.capture}`);
        },
        end({ segments, truth }) {
            for (const segment of segments)
                checkShown(segment, truth, report);
        },
    };
}
/** Every live picture that was kept was captured while the display said so. */
function checkShown({ boot, chunks, file }, truth, report) {
    if (boot === undefined || isExcused(truth, 0, Number.POSITIVE_INFINITY, 'public', 'media'))
        return;
    const spans = spansOf(boot);
    for (const { track, preRecord, fromUs, durUs } of chunks) {
        if (track !== 'video' || preRecord)
            continue;
        const isShown = spans.some((span) => span.fromUs <= fromUs + durUs + EDGE_US && span.toUs >= fromUs - EDGE_US);
        if (!isShown)
            report(`${file} holds a picture of ${fromUs} µs, when the display did not say that it records`);
    }
}
function spansOf({ shown, endedUs }) {
    return shown.flatMap(({ kind, atUs }, at) => kind === 'recording' ? [{ fromUs: atUs, toUs: shown[at + 1]?.atUs ?? endedUs }] : []);
}
const isRed = (led) => led?.steps.some(({ colour }) => colour === 'red') === true;
const isAlarming = (led) => led?.steps.some(({ colour }) => colour === 'red' || colour === 'amber') === true;
const coloursOf = (led) => led?.steps.map(({ colour }) => colour).join(' ') ?? 'nothing';
export function checkAnnouncement(report) {
    return {
        end({ segments, truth }) {
            for (const { file, boot, sequence, chunks, started, survey } of segments) {
                if (boot === undefined || sequence > 0 || chunks.length === 0)
                    continue;
                if (started === undefined) {
                    // What a crash tore off was never signed.
                    if (survey.ended)
                        report(`${file} does not say how it was announced`);
                    continue;
                }
                const { atUs } = started;
                const worldUs = boot.baseUs + atUs;
                if (isExcused(truth, worldUs - AT_ONCE_US, worldUs + AT_ONCE_US, 'public', 'pace'))
                    continue;
                if (!wasShown(boot, atUs))
                    report(`${file} was begun at ${atUs} µs without a notice on the display`);
            }
        },
    };
}
/** Some notice stood on the display at, or right after, this moment. */
function wasShown({ shown, endedUs }, atUs) {
    return shown.some(({ kind, atUs: fromUs }, at) => {
        const toUs = shown[at + 1]?.atUs ?? endedUs;
        return NOTICES.includes(kind) && fromUs <= atUs + AT_ONCE_US && toUs >= atUs;
    });
}
