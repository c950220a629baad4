/**
 * The form of a profile file: which values there are, and what each may be. schemas/profile.json is made from it.
 *
 * A legally meaningful value carries where it stands and how sure we are. Ranges are such that any values of
 * them go together (a hold is longer than a press, a stuck contact longer than any hold). What a value
 * means to the device, and what holds where a file leaves it out, is profile.ts's matter.
 */
import * as v from 'valibot';
import { START_GESTURES, STOP_GESTURES } from './gesturerules.js';
import { LAMPS, RED_LAMPS } from './lamps.js';
import { LANGUAGE_TAGS, TEXT_KEYS } from './texts.js';
import { MOMENTS } from './vocabulary.js';
/** So that it fits into the ledger and into a policy, whole. */
export const PROFILE_CHARS_MAX = 40 * 1024;
const PRE_RECORD_MS_MAX = 120_000;
const DAY_COUNT_MAX = 3650;
const RECORDING_MS_MIN = 60_000;
const GRACE_HOURS_MAX = 8760;
const RECORDING_MS_MAX = 86_400_000;
const NOTICE_URL_CHARS_MAX = 200;
const LAMP_STEPS_MAX = 8;
const line = (chars) => v.pipe(v.string(), v.minLength(1), v.maxLength(chars));
const whole = (min, max) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));
const source = v.strictObject({
    section: line(200),
    wording: line(1000),
    read: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date such as 2026-01-31')),
});
const STATUSES = ['confirmed', 'secondary', 'unconfirmed'];
const legal = (value) => v.strictObject({ value, source, status: v.picklist(STATUSES) });
const LEGAL = {
    preRecordMs: legal(whole(0, PRE_RECORD_MS_MAX)),
    preRecordArm: legal(v.picklist(['never', 'announcement', 'standby', 'gesture'])),
    announcementDuty: legal(v.boolean()),
    emergencyPath: v.optional(legal(v.boolean())),
    retentionDays: v.optional(legal(whole(1, DAY_COUNT_MAX))),
    preRecordAudio: v.optional(legal(v.boolean())),
    preRecordNotice: v.optional(legal(v.boolean())),
    postRecordMs: v.optional(legal(whole(0, PRE_RECORD_MS_MAX))),
    maxAgeDays: v.optional(legal(whole(1, DAY_COUNT_MAX))),
    recordingMaxMs: v.optional(legal(whole(RECORDING_MS_MIN, RECORDING_MS_MAX))),
    muteAllowed: v.optional(legal(v.boolean())),
    startGesture: v.optional(legal(v.picklist(START_GESTURES))),
    stopGesture: v.optional(legal(v.picklist(STOP_GESTURES))),
    position: v.optional(legal(v.picklist(['on', 'off']))),
};
export const LEGAL_NAMES = Object.keys(LEGAL);
/** In the order of their lengths, with no overlap that could make one gesture another. */
const gestures = v.strictObject({
    bounceMs: v.optional(whole(5, 50)),
    pressMs: v.optional(whole(400, 1000)),
    holdMs: v.optional(whole(1000, 3000)),
    holdEndMs: v.optional(whole(4000, 6000)),
    veryLongMs: v.optional(whole(6000, 10_000)),
    againMs: v.optional(whole(200, 1000)),
    doubleMs: v.optional(whole(200, 1000)),
    stopMs: v.optional(whole(2000, 6000)),
    stuckMs: v.optional(whole(11_000, 30_000)),
});
const allOptional = (keys, value) => v.strictObject(Object.fromEntries(keys.map((key) => [key, v.optional(value)])));
const pattern = v.strictObject({
    haptic: v.pipe(v.array(v.strictObject({ onMs: whole(10, 2000), offMs: whole(0, 2000) })), v.maxLength(8)),
    tone: v.pipe(v.array(v.strictObject({ hz: whole(0, 5000), ms: whole(10, 2000) })), v.maxLength(16)),
});
const lamp = v.pipe(
// Not faster: flashes of more than three in a second can do harm.
v.array(v.strictObject({ colour: v.picklist(['off', 'green', 'amber', 'red']), ms: whole(170, 5000) })), v.minLength(1), v.maxLength(LAMP_STEPS_MAX));
const LAMP_IDS = LAMPS.flatMap(({ id }) => (id === 'off' ? [] : [id]));
export const ProfileFile = v.strictObject({
    zeugeProfile: v.literal(1),
    id: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'must be lower-case letters, digits and "-"')),
    version: v.pipe(v.string(), v.regex(/^\d+\.\d+\.\d+$/, 'must be a version such as 1.0.0')),
    name: line(100),
    note: line(1000),
    basis: v.optional(v.pipe(v.array(source), v.maxLength(20))),
    ...LEGAL,
    cameraInStandby: v.optional(v.picklist(['warm', 'off'])),
    fragmentMs: v.optional(whole(250, 2000)),
    reminderMs: v.optional(whole(0, 3_600_000)),
    graceHours: v.optional(whole(0, GRACE_HOURS_MAX)),
    gestures: v.optional(gestures),
    language: v.optional(v.picklist(LANGUAGE_TAGS)),
    noticeUrl: v.optional(v.pipe(v.string(), v.url(), v.startsWith('https://'), v.maxLength(NOTICE_URL_CHARS_MAX))),
    texts: v.optional(allOptional(LANGUAGE_TAGS, allOptional(TEXT_KEYS, line(60)))),
    patterns: v.optional(allOptional(Object.keys(MOMENTS), pattern)),
    lamps: v.optional(allOptional(LAMP_IDS, lamp)),
});
export const PROFILE_FORM = {
    schema: ProfileFile,
    code: 'PROFILE_INVALID',
    charsMax: PROFILE_CHARS_MAX,
    check: (file) => missingLanguage(file) ?? lyingLamp(file),
};
/** Nobody may read less than others: a line is replaced in every language or in none. */
function missingLanguage({ texts = {} }) {
    const replaced = TEXT_KEYS.filter((key) => LANGUAGE_TAGS.some((tag) => texts[tag]?.[key] !== undefined));
    for (const tag of LANGUAGE_TAGS)
        for (const key of replaced)
            if (texts[tag]?.[key] === undefined)
                return {
                    path: ['texts', tag],
                    message: `texts.${tag}.${key}: is missing; a line that is replaced is replaced in every language: ${LANGUAGE_TAGS.join(', ')}`,
                };
    return undefined;
}
/** Whatever a profile does to the lamps: red is a recording, and steady red one that is safe. */
function lyingLamp({ lamps = {} }) {
    for (const [id, steps = []] of Object.entries(lamps)) {
        const mistake = (message) => ({
            path: ['lamps', id],
            message: `lamps.${id}: ${message}`,
        });
        const reds = steps.filter(({ colour }) => colour === 'red').length;
        if (reds > 0 && !RED_LAMPS.includes(id))
            return mistake(`shows red; only these may: ${RED_LAMPS.join(', ')}`);
        if (reds === steps.length && id !== 'recording')
            return mistake('is red all the time; only recording may be, and there it means that the recording is safe');
        if (reds === 0 && (id === 'recording' || id === 'accepted'))
            return mistake('does not show red; a recording is told by red');
    }
    return undefined;
}
