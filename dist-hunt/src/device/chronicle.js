import { equalBytes, utf8 } from '../bytes.js';
import { POLICY_TEXT_CHARS_MAX } from '../crypto/deviceevent.js';
/** What the front display shows to be read by the public. */
const NOTICES = ['announcing', 'preRecord', 'recording'];
/** Told to the wearer only. */
const SILENT_MOMENTS = ['tick', 'tick.strong'];
const GESTURE = 'gesture.';
export function createChronicle(clock, journal, first, 
/** As this profile plays them: what is told as heard must have been heard. */
sensations, 
/** Of the recording that runs now. */
recording) {
    let known = first;
    let shown;
    let publicSinceUs = 0;
    let current;
    let effects = [];
    function notice(next) {
        const isPublic = NOTICES.includes(next.kind);
        if (!isPublic) {
            if (shown !== undefined)
                journal.note({ type: 'announcement-ended', sinceUs: publicSinceUs });
            shown = undefined;
            return;
        }
        if (shown !== undefined && equalBytes(shown.hash, next.hash))
            return;
        if (shown === undefined)
            publicSinceUs = clock.nowUs();
        shown = next;
        const tone = moments(effects).some((moment) => sensations[moment].tone.length > 0);
        journal.note({
            type: 'announcement',
            notice: next.kind,
            sinceUs: publicSinceUs,
            noticeHash: next.hash,
            tone,
        });
    }
    function faults({ faults: before }, { faults: now }) {
        for (const fault of now)
            if (!before.includes(fault))
                journal.note({ type: 'fault-raised', fault });
        for (const fault of before)
            if (!now.includes(fault))
                journal.note({ type: 'fault-cleared', fault });
    }
    /** Marker, emergency and mute have events of their own, which say the recording. */
    function gesture(event, before) {
        const id = recording();
        const felt = moments(effects);
        if (felt.includes('muted') || felt.includes('unmuted'))
            return;
        const type = felt.find((moment) => moment === 'marker' || moment === 'emergency');
        if (type !== undefined && id !== undefined) {
            journal.note({ type, recording: id }, event.atUs);
            return;
        }
        const effect = effectOf(effects, before, known);
        if (effect === undefined || !event.type.startsWith(GESTURE))
            return;
        journal.note({ type: 'gesture', gesture: event.type.slice(GESTURE.length), ...effect }, event.atUs);
    }
    return {
        begin(event) {
            current = event;
            effects = [];
        },
        effect(effect) {
            effects.push(effect);
        },
        state(state, next) {
            const before = known;
            known = state;
            if (current !== undefined)
                gesture(current, before);
            current = undefined;
            faults(before, state);
            notice(next);
            const id = recording();
            const isSame = before.capture === 'recording' && state.capture === 'recording';
            if (isSame && before.muted !== state.muted && id !== undefined)
                journal.note({ type: 'mute', recording: id, muted: state.muted });
            effects = [];
        },
        done() {
            current = undefined;
            effects = [];
        },
        clock(change) {
            journal.note({ type: 'clock', ...change, plusMinusUs: null, signature: null });
        },
        async finish(cause) {
            journal.note({ type: 'shutdown', cause });
            await journal.finish();
        },
    };
}
/** The rules of this boot, where the ledger does not say so already. */
export function policyEvent(rules, before) {
    const { hash, kind, profile, text, note } = rules;
    const same = before?.kind === kind &&
        before.profile.id === profile.id &&
        equalBytes(before.hash, hash) &&
        equalBytes(before.profile.hash, profile.hash);
    if (same)
        return undefined;
    const fits = text !== undefined && utf8(text).length <= POLICY_TEXT_CHARS_MAX;
    return { type: 'policy', hash, kind, profile, text: fits ? text : null, ...(note && { note }) };
}
function moments(effects) {
    return effects.flatMap((effect) => effect.type === 'perceive' && !SILENT_MOMENTS.includes(effect.moment) ? [effect.moment] : []);
}
function effectOf(effects, before, after) {
    const refused = effects.find((effect) => effect.type === 'refused');
    if (refused?.type === 'refused')
        return { effect: 'refused', why: refused.why };
    const [moment] = moments(effects);
    if (moment !== undefined)
        return { effect: moment, why: null };
    if (after.power === 'off' && before.power !== 'off')
        return { effect: 'power.off', why: null };
    if (before.capture === 'recording' && after.capture !== 'recording')
        return { effect: 'finish', why: null };
    return undefined;
}
