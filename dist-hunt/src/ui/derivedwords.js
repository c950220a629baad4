/**
 * What a report says about derived evidence (elided copies, excerpts), in German and English. Pure.
 */
import { formatRanges } from '../crypto/leafranges.js';
import { durationText } from '../figures.js';
/** Ranges named in one line. */
const PLACES_MAX = 16;
export function derivedFindings(segment) {
    return [...elisionFindings(segment), ...excerptFindings(segment)];
}
function elisionFindings({ elisions }) {
    return elisions.map(({ valid, by = '-', leaves = [], unixUs = 0, reason = '-', detail = '' }) => {
        const places = `${formatRanges(leaves.slice(0, PLACES_MAX))}${leaves.length > PLACES_MAX ? ',…' : ''}`;
        const when = new Date(Math.floor(unixUs / 1000)).toISOString();
        if (!valid)
            return {
                de: `eine Schwärzungserklärung (${by}) gilt nicht: ${detail}`,
                en: `an elision statement (${by}) does not count: ${detail}`,
            };
        return {
            de: `herausgenommen von ${by} am ${when}: Einträge ${places}; Grund: ${reason}`,
            en: `taken out by ${by} on ${when}: entries ${places}; reason: ${reason}`,
        };
    });
}
function excerptFindings({ excerpt }) {
    if (excerpt === undefined)
        return [];
    const { parts, disclosedChunks, keyedChunks, withheldChunks, withheldTracks } = excerpt;
    const lines = parts.map(({ sequence, fromEntry, toEntry, entries }) => ({
        de: `Auszug aus Segment ${sequence}: Einträge ${fromEntry} bis ${toEntry} von ${entries}, lückenlos`,
        en: `excerpt of segment ${sequence}: entries ${fromEntry} to ${toEntry} of ${entries}, without a gap`,
    }));
    lines.push({
        de: `${disclosedChunks} Stücke offengelegt (${keyedChunks} mit Schlüssel), ${withheldChunks} nicht offengelegt`,
        en: `${disclosedChunks} chunks disclosed (${keyedChunks} with their key), ${withheldChunks} not disclosed`,
    });
    for (const { track, chunks, durUs } of withheldTracks)
        lines.push({
            de: `nicht offengelegt: ${TRACK_WORDS[track].de}, ${chunks} Stücke, ${durationText(durUs, 'de')}`,
            en: `not disclosed: ${TRACK_WORDS[track].en}, ${chunks} chunks, ${durationText(durUs, 'en')}`,
        });
    return lines;
}
const TRACK_WORDS = {
    none: { de: 'ohne Spur', en: 'no track' },
    video: { de: 'Bild', en: 'picture' },
    audio: { de: 'Ton', en: 'sound' },
    metadata: { de: 'Begleitdaten', en: 'metadata' },
};
