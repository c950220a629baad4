import { LEDGER_DIRECTORY, RECORDINGS_DIRECTORY } from '../../store/names.js';
import { isExcused } from '../truth.js';
export function checkForward(report) {
    const durable = new Map();
    function compare(fileOf, truth, worldUs) {
        if (isExcused(truth, 0, worldUs, 'evidence'))
            return;
        for (const [name, before] of durable) {
            const now = fileOf(name);
            if (now === undefined)
                report(`${name} is gone, though it was durable`);
            else if (!startsWith(now, before))
                report(`${name} no longer begins with the bytes that were durable`);
        }
    }
    function remember({ board }) {
        for (const directory of [LEDGER_DIRECTORY, RECORDINGS_DIRECTORY])
            for (const name of board.disk.names(`${directory}/`)) {
                const bytes = board.disk.arrived(name);
                if (bytes !== undefined)
                    durable.set(name, bytes.slice());
            }
    }
    return {
        // Before the crash decides what survives, all that is durable is known.
        off: remember,
        started(moment) {
            compare(moment.board.disk.view, moment.truth, moment.worldUs);
        },
        end({ image, truth, worldUs }) {
            compare((name) => image.files.get(name), truth, worldUs);
        },
    };
}
function startsWith(bytes, begin) {
    if (bytes.length < begin.length)
        return false;
    for (let at = 0; at < begin.length; at++)
        if (bytes[at] !== begin[at])
            return false;
    return true;
}
