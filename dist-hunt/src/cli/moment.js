import { TRACK_WORDS } from '../crypto/tally.js';
import { ZeugeError } from '../errors.js';
const FILM = /^(?:(?:(\d{1,3}):)?(\d{1,4}):)?(\d{1,6}(?:\.\d{1,6})?)s?$/;
const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)$/;
/** @param option its name, for messages. USAGE. */
export function parseMoment(text, option) {
    const [whole, hours = '0', minutes = '0', seconds = '0'] = FILM.exec(text) ?? [];
    if (whole !== undefined)
        return { filmUs: Math.round(((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1e6) };
    const wallMs = DATE.test(text) ? Date.parse(text) : Number.NaN;
    if (!Number.isNaN(wallMs))
        return { wallUs: wallMs * 1000 };
    throw new ZeugeError('USAGE', `${option} ${text}: give the time in the film (90, 1:30, 1:02:03.5) or a date with its zone (2026-06-01T12:30:00Z)`);
}
/** Monotonic µs. USAGE where a date is given and the camera had no clock. */
export function momentUs(moment, { fromUs, fromWallUs }) {
    if ('filmUs' in moment)
        return fromUs + moment.filmUs;
    if (fromWallUs === null)
        throw new ZeugeError('USAGE', 'the camera’s clock was not set in this recording; give times in the film');
    return fromUs + (moment.wallUs - fromWallUs);
}
/** Both ends, to be placed in a recording later. USAGE where one is missing, no moment, or not before the other. */
export function intervalOf({ from, to }) {
    if (from === undefined || to === undefined)
        throw new ZeugeError('USAGE', 'both --from and --to are needed');
    const first = parseMoment(from, '--from');
    const last = parseMoment(to, '--to');
    const inOrder = ({ fromUs, toUs }) => {
        if (fromUs < toUs)
            return { fromUs, toUs };
        throw new ZeugeError('USAGE', `--from ${from} does not lie before --to ${to}`);
    };
    if ('filmUs' in first && 'filmUs' in last)
        inOrder({ fromUs: first.filmUs, toUs: last.filmUs });
    return (beginning) => inOrder({ fromUs: momentUs(first, beginning), toUs: momentUs(last, beginning) });
}
export function trackOf(text) {
    const found = TRACK_WORDS.find((word) => word === text && word !== 'none');
    if (text === undefined || found !== undefined)
        return found;
    throw new ZeugeError('USAGE', `--track ${text}: there is video, audio and metadata`);
}
