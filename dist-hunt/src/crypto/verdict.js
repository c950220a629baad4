/**
 * The verdicts, the worst first, each with its exit code and one plain sentence in German and English.
 *
 * Worst wins. Exit code 0 is only for COMPLETE with a trusted identity; everything a verifier cannot
 * vouch for has a code of its own. Deliberately no degrees of trust beyond these words.
 */
export const VERDICTS = [
    'ALTERED',
    'ROLLED-BACK',
    'MISSING',
    'INCOMPLETE-VS-LEDGER',
    'UNLISTED',
    'ELIDED-UNAUTHORISED',
    'NOT-SEALED',
    'OPEN-ENDED',
    'RECOVERED',
    'OFFLOADED',
    'COMPLETE-ELIDED',
    'COMPLETE',
];
/**
 * `trusted`: certificate of a pinned root. `untrusted`: not of a pinned root, or revoked, or not valid then.
 * `unchecked`: no roots were given. `invalid`: the evidence's own signatures do not lead to the device's key.
 */
export const IDENTITY_STATES = ['invalid', 'untrusted', 'unchecked', 'trusted'];
const EXIT_CODES = {
    COMPLETE: 0,
    'COMPLETE-ELIDED': 11,
    OFFLOADED: 12,
    RECOVERED: 13,
    'OPEN-ENDED': 14,
    'NOT-SEALED': 15,
    'ELIDED-UNAUTHORISED': 16,
    UNLISTED: 17,
    'INCOMPLETE-VS-LEDGER': 18,
    MISSING: 19,
    'ROLLED-BACK': 20,
    ALTERED: 21,
};
const EXIT_UNPROVEN_IDENTITY = 10;
const SENTENCES = {
    ALTERED: {
        de: 'Verändert oder beschädigt, nachdem es sicher gespeichert war.',
        en: 'Altered or damaged after it had been stored safely.',
    },
    'ROLLED-BACK': {
        de: 'Das Protokoll der Kamera wurde auf einen älteren Stand zurückgesetzt oder verzweigt.',
        en: 'The camera’s ledger was set back to an older state, or forked.',
    },
    MISSING: {
        de: 'Das Protokoll nennt Aufnahmeteile, die hier fehlen.',
        en: 'The ledger lists parts of the recording that are not here.',
    },
    'INCOMPLETE-VS-LEDGER': {
        de: 'Kürzer, als das Protokoll der Kamera es bezeugt: Das Ende fehlt.',
        en: 'Shorter than the camera’s ledger testifies: the end is missing.',
    },
    UNLISTED: {
        de: 'Das Protokoll der Kamera kennt diese Aufnahme nicht.',
        en: 'The camera’s ledger does not know this recording.',
    },
    'ELIDED-UNAUTHORISED': {
        de: 'Inhalte wurden herausgenommen, ohne dass eine Befugte es unterschrieben hat.',
        en: 'Content was taken out without the signature of anybody entitled to.',
    },
    'NOT-SEALED': {
        de: 'Keine versiegelte Aufnahme: Hier gibt es nichts, was sich prüfen ließe.',
        en: 'Not a sealed recording: there is nothing here that could be checked.',
    },
    'OPEN-ENDED': {
        de: 'Echt bis zur letzten Unterschrift; das Ende fehlt, wie nach einem Stromausfall.',
        en: 'Genuine up to the last signature; the end is missing, as after a power cut.',
    },
    RECOVERED: {
        de: 'Echt bis zur letzten Unterschrift; die Kamera hat die Unterbrechung selbst bezeugt.',
        en: 'Genuine up to the last signature; the camera itself testified to the interruption.',
    },
    OFFLOADED: {
        de: 'Übergeben: Eine gültige Quittung liegt vor, die Aufnahme ist nicht mehr hier.',
        en: 'Handed over: there is a valid receipt, the recording is no longer here.',
    },
    'COMPLETE-ELIDED': {
        de: 'Vollständig und unverändert bis auf Inhalte, die eine Befugte herausgenommen hat.',
        en: 'Complete and unaltered but for content that somebody entitled took out.',
    },
    COMPLETE: {
        de: 'Vollständig und unverändert, aufgenommen von einer Kamera dieser Behörde.',
        en: 'Complete and unaltered, recorded by a camera of this authority.',
    },
};
const UNPROVEN = {
    unchecked: {
        de: 'Vollständig und unverändert; von wem die Kamera ist, wurde nicht geprüft (--trust fehlt).',
        en: 'Complete and unaltered; whose camera it was has not been checked (--trust is missing).',
    },
    untrusted: {
        de: 'In sich vollständig, aber nicht von einer Kamera, der hier vertraut wird.',
        en: 'Complete in itself, but not from a camera that is trusted here.',
    },
    invalid: {
        de: 'In sich vollständig, aber nicht von der Kamera unterschrieben, die es nennt.',
        en: 'Complete in itself, but not signed by the camera it names.',
    },
};
export function worstVerdict(verdicts) {
    return VERDICTS.find((verdict) => verdicts.includes(verdict));
}
export function worstIdentity(states) {
    return IDENTITY_STATES.find((state) => states.includes(state)) ?? 'unchecked';
}
export function exitCodeOf(verdict, identity) {
    if (verdict === 'COMPLETE' && identity !== 'trusted')
        return EXIT_UNPROVEN_IDENTITY;
    return EXIT_CODES[verdict];
}
const EXCERPT_SENTENCES = {
    ALTERED: {
        de: 'Auszug, verändert oder beschädigt, nachdem er angefertigt wurde.',
        en: 'An excerpt that was altered or damaged after it had been made.',
    },
    COMPLETE: {
        de: 'Auszug, echt und in seinem Abschnitt lückenlos, aus der Aufnahme einer Kamera dieser Behörde; was nicht offengelegt ist, ist aufgeführt.',
        en: 'An excerpt, genuine and without a gap in its interval, of a recording by a camera of this authority; what is not disclosed is listed.',
    },
    UNPROVEN: {
        de: 'Auszug, in sich echt und lückenlos; dass die Kamera der Behörde gehört, ist nicht gezeigt (--trust).',
        en: 'An excerpt, genuine in itself and without a gap; that the camera is the authority’s has not been shown (--trust).',
    },
};
/** @param isExcerpt all that was judged is excerpts, which say nothing about the rest of a recording */
export function sentenceOf(verdict, identity, isExcerpt = false) {
    if (isExcerpt && verdict === 'ALTERED')
        return EXCERPT_SENTENCES.ALTERED;
    if (isExcerpt && verdict === 'COMPLETE')
        return EXCERPT_SENTENCES[identity === 'trusted' ? 'COMPLETE' : 'UNPROVEN'];
    if (verdict === 'COMPLETE' && identity !== 'trusted')
        return UNPROVEN[identity];
    return SENTENCES[verdict];
}
