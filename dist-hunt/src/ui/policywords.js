const DATE_CHARS = 10;
/** One sentence: who signed, what that is worth, and whether the time was right. */
export function policyText(policy, lang) {
    const { state, by = '-', fromUs, untilUs, outside, segments, profile } = policy;
    const words = STATES[state][lang].replace('#', by);
    const span = fromUs === undefined || untilUs === undefined ? '' : VALID[lang](day(fromUs), day(untilUs));
    const late = outside === 0 ? '' : OUTSIDE[lang](outside, segments);
    return `${profile}: ${words}${span}${late}`;
}
const STATES = {
    demo: { de: 'DEMO, von niemandem unterschrieben', en: 'DEMO, nobody signed it' },
    absent: {
        de: 'soll unterschrieben sein, liegt aber nicht bei',
        en: 'said to be signed, but it is not here',
    },
    unchecked: { de: 'unterschrieben von # (nicht geprüft)', en: 'signed by # (not checked)' },
    untrusted: {
        de: 'unterschrieben von #, dem die Vertrauensdatei das nicht zugesteht',
        en: 'signed by #, whom the trust file does not let do so',
    },
    trusted: { de: 'unterschrieben von # (vertraut)', en: 'signed by # (trusted)' },
};
const VALID = {
    de: (from, until) => `, gültig ${from} bis ${until}`,
    en: (from, until) => `, valid ${from} to ${until}`,
};
const OUTSIDE = {
    de: (outside, segments) => `; ${outside} von ${segments} Dateien entstanden außerhalb dieser Zeit`,
    en: (outside, segments) => `; ${outside} of ${segments} files were made outside that time`,
};
function day(us) {
    return new Date(us / 1000).toISOString().slice(0, DATE_CHARS);
}
