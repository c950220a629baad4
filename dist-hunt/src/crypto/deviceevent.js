/**
 * Ledger events about behaviour: what was asked of the device, what it showed to whom, what was wrong.
 *
 * Words (gestures, effects, faults, notices) are those of docs/behaviour.md; here they are only checked to
 * be words, so that a newer device's ledger still reads. When it happened stands in the EVENT's leaf. No names.
 */
import * as v from 'valibot';
import { POLICY_KINDS, PROFILE_ID, RECORDING_ID_BYTES } from './header.js';
import { CLOCK_STATES, HASH_BYTES } from './leaf.js';
import { SIGNATURE_BYTES } from './note.js';
import { POLICY_BYTES_MAX } from './policy.js';
import { bytesShape, bytesUpTo, countShape } from './shape.js';
/** With the rest of the event still below the 64 KiB of an EVENT. */
export const POLICY_TEXT_CHARS_MAX = 40 * 1024;
const word = v.pipe(v.string(), v.regex(/^[a-zA-Z][a-zA-Z0-9.-]{0,63}$/));
const hash = bytesShape(HASH_BYTES);
const recording = bytesShape(RECORDING_ID_BYTES);
const wall = v.nullable(v.pipe(v.number(), v.safeInteger()));
export const BEHAVIOUR_SHAPES = {
    policy: v.strictObject({
        type: v.literal('policy'),
        hash,
        kind: v.picklist(POLICY_KINDS),
        profile: v.strictObject({ id: v.pipe(v.string(), v.regex(PROFILE_ID)), hash }),
        text: v.nullable(v.pipe(v.string(), v.maxLength(POLICY_TEXT_CHARS_MAX))),
        note: v.exactOptional(bytesUpTo(POLICY_BYTES_MAX)),
    }),
    clock: v.strictObject({
        type: v.literal('clock'),
        beforeUs: wall,
        afterUs: wall,
        source: v.picklist(CLOCK_STATES),
        plusMinusUs: v.nullable(countShape),
        signature: v.nullable(bytesShape(SIGNATURE_BYTES)),
    }),
    announcement: v.strictObject({
        type: v.literal('announcement'),
        notice: word,
        sinceUs: countShape,
        noticeHash: hash,
        tone: v.boolean(),
    }),
    'announcement-ended': v.strictObject({ type: v.literal('announcement-ended'), sinceUs: countShape }),
    gesture: v.strictObject({ type: v.literal('gesture'), gesture: word, effect: word, why: v.nullable(word) }),
    marker: v.strictObject({ type: v.literal('marker'), recording }),
    emergency: v.strictObject({ type: v.literal('emergency'), recording }),
    mute: v.strictObject({ type: v.literal('mute'), recording, muted: v.boolean() }),
    'fault-raised': v.strictObject({ type: v.literal('fault-raised'), fault: word }),
    'fault-cleared': v.strictObject({ type: v.literal('fault-cleared'), fault: word }),
    'events-lost': v.strictObject({ type: v.literal('events-lost'), count: countShape }),
    shutdown: v.strictObject({ type: v.literal('shutdown'), cause: word }),
};
