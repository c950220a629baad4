/**
 * What a report says about time: announcement, set clock, and checkpoints kept elsewhere. German and English. Pure.
 */
import { durationText } from '../figures.js';
/** Moments named in one line. */
const MOMENTS_MAX = 16;
/** The finest step that a duration shows; an uncertainty is rounded up to it. */
const SHOWN_US = 100_000;
export function timeFindings(segment, nameOf) {
    return [...announcement(segment), ...moments(segment), ...mapped(segment), ...bracket(segment, nameOf)];
}
function announcement({ started }) {
    if (started === undefined)
        return [];
    const { atUs, announcedSinceUs, emergency, continues } = started;
    if (continues !== undefined)
        return [{ de: `setzt die Aufnahme ${continues} fort`, en: `goes on from recording ${continues}` }];
    const lines = [];
    if (announcedSinceUs === null || announcedSinceUs >= atUs)
        lines.push({ de: 'angekündigt mit dem Druck auf RECORD', en: 'announced with the press' });
    else
        lines.push({
            de: `angekündigt ${durationText(atUs - announcedSinceUs, 'de')} vor dem Druck auf RECORD`,
            en: `announced ${durationText(atUs - announcedSinceUs, 'en')} before the press`,
        });
    if (emergency)
        lines.push({ de: 'begonnen als Gefahr im Verzug', en: 'begun as an emergency (danger in delay)' });
    return lines;
}
function moments({ moments: all, started, signedFromUs }) {
    if (all.length === 0)
        return [];
    const fromUs = started?.atUs ?? signedFromUs ?? 0;
    const list = (lang) => all
        .slice(0, MOMENTS_MAX)
        .map(({ type, atUs }) => `${type} ${atUs < fromUs ? '−' : '+'}${durationText(Math.abs(atUs - fromUs), lang)}`)
        .concat(all.length > MOMENTS_MAX ? ['…'] : [])
        .join(', ');
    return [{ de: `vermerkt: ${list('de')}`, en: `noted: ${list('en')}` }];
}
function mapped({ mapped: times }) {
    if (times === undefined)
        return [];
    const { clockErrorUs, driftUs, source } = times;
    const [from, until] = [isoOf(times.fromWallUs), isoOf(times.untilWallUs)];
    const offBy = (lang) => `± ${durationText(Math.ceil(((clockErrorUs ?? 0) + driftUs) / SHOWN_US) * SHOWN_US, lang)}`;
    const unknown = clockErrorUs === null;
    return [
        {
            de: `Uhr nicht gestellt; nach der später gestellten Uhr (${source}) ${from} bis ${until}, ${offBy('de')}${unknown ? ' und was diese Uhr selbst falsch ging' : ''}`,
            en: `clock not set; by the clock that was set later (${source}) ${from} to ${until}, ${offBy('en')}${unknown ? ' and what that clock itself was off' : ''}`,
        },
    ];
}
function bracket({ bracket: between }, nameOf) {
    const after = between?.after ?? null;
    const before = between?.before ?? null;
    const lines = [];
    if (after !== null)
        lines.push({ de: `begonnen nach ${nameOf(after)}`, en: `begun after ${nameOf(after)}` });
    if (before !== null)
        lines.push({ de: `begonnen vor ${nameOf(before)}`, en: `begun before ${nameOf(before)}` });
    return lines;
}
/** What the kept checkpoints say of the ledger, one line each. */
export function witnessFindings({ ledger }, nameOf) {
    return (ledger?.witnesses ?? []).map((finding) => {
        const { file, size, wallUs, proven, state } = finding;
        const when = wallUs === null ? '' : `, ${isoOf(wallUs)}`;
        const said = STATES[state];
        return {
            de: `${nameOf(file)} (${size} Einträge${when}): ${said.de}${proven ? '' : `; ${UNPROVEN.de}`}`,
            en: `${nameOf(file)} (${size} entries${when}): ${said.en}${proven ? '' : `; ${UNPROVEN.en}`}`,
        };
    });
}
const STATES = {
    consistent: { de: 'das Protokoll enthält ihn unverändert', en: 'the ledger contains it unchanged' },
    'rolled-back': { de: 'das Protokoll ist älter als er', en: 'the ledger is older than it' },
    forked: { de: 'das Protokoll ist ein anderes geworden', en: 'the ledger has become another one' },
    stranger: { de: 'er ist nicht von dieser Kamera', en: 'it is not of this camera' },
    older: {
        de: 'älter als die Bände hier; nicht vergleichbar',
        en: 'older than the volumes here; not comparable',
    },
};
const UNPROVEN = {
    de: 'seine Unterschrift ist hier nicht prüfbar',
    en: 'its signature cannot be checked here',
};
function isoOf(wallUs) {
    return new Date(Math.floor(wallUs / 1000)).toISOString();
}
