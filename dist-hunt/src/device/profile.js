/**
 * What a law or a service rule fixes, as the device uses it: plain values from a versioned, schema-checked file.
 *
 * A value nobody confirmed is refused unless it is accepted by its name; one from a secondary source loads
 * and is listed. Does not hash (the caller has the bytes) and reads no files. The file's form, and which
 * mistakes it can have, stand in profilefile.ts.
 */
import { ZeugeError } from '../errors.js';
import { DEFAULT_THRESHOLDS } from './gesturerules.js';
import { LAMP_PATTERNS } from './lamps.js';
import { SENSATIONS } from './perception.js';
import { LEGAL_NAMES, PROFILE_FORM, } from './profilefile.js';
import { readRules } from './rulefile.js';
import { LANGUAGE_TAGS, TEXTS } from './texts.js';
/** Names of the legal values with this status, in the file's order of meaning: for "loads and says so". */
export function valuesWith(profile, status) {
    return Object.entries(profile.statuses).flatMap(([name, is]) => (is === status ? [name] : []));
}
/**
 * Reads a profile. PROFILE_INVALID names file, line and field; PROFILE_UNCONFIRMED names the values that
 * nobody confirmed and that are not in `accepted`.
 */
export function parseProfile(text, fileName, accepted = []) {
    const profile = profileOf(readRules(PROFILE_FORM, text, fileName));
    const open = valuesWith(profile, 'unconfirmed').filter((name) => !accepted.includes(name));
    if (open.length > 0)
        throw new ZeugeError('PROFILE_UNCONFIRMED', `${fileName}: nobody has confirmed ${open.join(', ')}. Have it confirmed in the source and set its status, or accept each by its name`);
    return profile;
}
function profileOf(file) {
    const statuses = {};
    const sources = {};
    for (const name of LEGAL_NAMES) {
        const given = file[name];
        if (given === undefined)
            continue;
        statuses[name] = given.status;
        sources[name] = given.source;
    }
    const preRecordMs = file.preRecordMs.value;
    return {
        id: file.id,
        version: file.version,
        name: file.name,
        note: file.note,
        preRecordMs,
        preRecordArm: file.preRecordArm.value,
        preRecordAudio: file.preRecordAudio?.value ?? false,
        preRecordNotice: file.preRecordNotice?.value ?? false,
        announcementDuty: file.announcementDuty.value,
        emergencyPath: file.emergencyPath?.value ?? false,
        postRecordMs: file.postRecordMs?.value ?? 0,
        recordingMaxMs: file.recordingMaxMs?.value ?? 0,
        reminderMs: file.reminderMs ?? 120_000,
        graceHours: file.graceHours ?? 24,
        muteAllowed: file.muteAllowed?.value ?? false,
        maxAgeDays: file.maxAgeDays?.value,
        retentionDays: file.retentionDays?.value,
        startGesture: file.startGesture?.value ?? 'press',
        stopGesture: file.stopGesture?.value ?? 'hold',
        position: file.position?.value ?? 'off',
        cameraInStandby: file.cameraInStandby ?? 'warm',
        fragmentMs: file.fragmentMs ?? 1000,
        gestures: { ...DEFAULT_THRESHOLDS, ...given(file.gestures) },
        language: file.language,
        noticeUrl: file.noticeUrl,
        texts: Object.fromEntries(LANGUAGE_TAGS.map((tag) => [tag, { ...TEXTS[tag], ...given(file.texts?.[tag]) }])),
        sensations: { ...SENSATIONS, ...given(file.patterns) },
        lamps: { ...LAMP_PATTERNS, ...lampsOf(file) },
        statuses,
        sources,
    };
}
function given(values) {
    return Object.fromEntries(Object.entries(values ?? {}).filter(([, value]) => value !== undefined));
}
function lampsOf({ lamps = {} }) {
    return Object.fromEntries(Object.entries(given(lamps)).map(([id, steps]) => [id, { steps }]));
}
