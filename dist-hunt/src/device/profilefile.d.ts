/**
 * The form of a profile file: which values there are, and what each may be. schemas/profile.json is made from it.
 *
 * A legally meaningful value carries where it stands and how sure we are. Ranges are such that any values of
 * them go together (a hold is longer than a press, a stuck contact longer than any hold). What a value
 * means to the device, and what holds where a file leaves it out, is profile.ts's matter.
 */
import * as v from 'valibot';
import type { RuleForm } from './rulefile.ts';
/** So that it fits into the ledger and into a policy, whole. */
export declare const PROFILE_CHARS_MAX: number;
declare const source: v.StrictObjectSchema<{
    readonly section: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
    readonly wording: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
    readonly read: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "must be a date such as 2026-01-31">]>;
}, undefined>;
declare const STATUSES: readonly ['confirmed', 'secondary', 'unconfirmed'];
declare const LEGAL: {
    preRecordMs: v.StrictObjectSchema<{
        readonly value: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
        readonly source: v.StrictObjectSchema<{
            readonly section: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
            readonly wording: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
            readonly read: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "must be a date such as 2026-01-31">]>;
        }, undefined>;
        readonly status: v.PicklistSchema<readonly ["confirmed", "secondary", "unconfirmed"], undefined>;
    }, undefined>;
    preRecordArm: v.StrictObjectSchema<{
        readonly value: v.PicklistSchema<["never", "announcement", "standby", "gesture"], undefined>;
        readonly source: v.StrictObjectSchema<{
            readonly section: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
            readonly wording: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
            readonly read: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "must be a date such as 2026-01-31">]>;
        }, undefined>;
        readonly status: v.PicklistSchema<readonly ["confirmed", "secondary", "unconfirmed"], undefined>;
    }, undefined>;
    announcementDuty: v.StrictObjectSchema<{
        readonly value: v.BooleanSchema<undefined>;
        readonly source: v.StrictObjectSchema<{
            readonly section: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
            readonly wording: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
            readonly read: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "must be a date such as 2026-01-31">]>;
        }, undefined>;
        readonly status: v.PicklistSchema<readonly ["confirmed", "secondary", "unconfirmed"], undefined>;
    }, undefined>;
    emergencyPath: v.OptionalSchema<v.StrictObjectSchema<{
        readonly value: v.BooleanSchema<undefined>;
        readonly source: v.StrictObjectSchema<{
            readonly section: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
            readonly wording: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
            readonly read: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "must be a date such as 2026-01-31">]>;
        }, undefined>;
        readonly status: v.PicklistSchema<readonly ["confirmed", "secondary", "unconfirmed"], undefined>;
    }, undefined>, undefined>;
    retentionDays: v.OptionalSchema<v.StrictObjectSchema<{
        readonly value: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
        readonly source: v.StrictObjectSchema<{
            readonly section: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
            readonly wording: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
            readonly read: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "must be a date such as 2026-01-31">]>;
        }, undefined>;
        readonly status: v.PicklistSchema<readonly ["confirmed", "secondary", "unconfirmed"], undefined>;
    }, undefined>, undefined>;
    preRecordAudio: v.OptionalSchema<v.StrictObjectSchema<{
        readonly value: v.BooleanSchema<undefined>;
        readonly source: v.StrictObjectSchema<{
            readonly section: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
            readonly wording: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
            readonly read: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "must be a date such as 2026-01-31">]>;
        }, undefined>;
        readonly status: v.PicklistSchema<readonly ["confirmed", "secondary", "unconfirmed"], undefined>;
    }, undefined>, undefined>;
    preRecordNotice: v.OptionalSchema<v.StrictObjectSchema<{
        readonly value: v.BooleanSchema<undefined>;
        readonly source: v.StrictObjectSchema<{
            readonly section: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
            readonly wording: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
            readonly read: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "must be a date such as 2026-01-31">]>;
        }, undefined>;
        readonly status: v.PicklistSchema<readonly ["confirmed", "secondary", "unconfirmed"], undefined>;
    }, undefined>, undefined>;
    postRecordMs: v.OptionalSchema<v.StrictObjectSchema<{
        readonly value: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
        readonly source: v.StrictObjectSchema<{
            readonly section: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
            readonly wording: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
            readonly read: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "must be a date such as 2026-01-31">]>;
        }, undefined>;
        readonly status: v.PicklistSchema<readonly ["confirmed", "secondary", "unconfirmed"], undefined>;
    }, undefined>, undefined>;
    maxAgeDays: v.OptionalSchema<v.StrictObjectSchema<{
        readonly value: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
        readonly source: v.StrictObjectSchema<{
            readonly section: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
            readonly wording: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
            readonly read: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "must be a date such as 2026-01-31">]>;
        }, undefined>;
        readonly status: v.PicklistSchema<readonly ["confirmed", "secondary", "unconfirmed"], undefined>;
    }, undefined>, undefined>;
    recordingMaxMs: v.OptionalSchema<v.StrictObjectSchema<{
        readonly value: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
        readonly source: v.StrictObjectSchema<{
            readonly section: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
            readonly wording: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
            readonly read: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "must be a date such as 2026-01-31">]>;
        }, undefined>;
        readonly status: v.PicklistSchema<readonly ["confirmed", "secondary", "unconfirmed"], undefined>;
    }, undefined>, undefined>;
    muteAllowed: v.OptionalSchema<v.StrictObjectSchema<{
        readonly value: v.BooleanSchema<undefined>;
        readonly source: v.StrictObjectSchema<{
            readonly section: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
            readonly wording: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
            readonly read: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "must be a date such as 2026-01-31">]>;
        }, undefined>;
        readonly status: v.PicklistSchema<readonly ["confirmed", "secondary", "unconfirmed"], undefined>;
    }, undefined>, undefined>;
    startGesture: v.OptionalSchema<v.StrictObjectSchema<{
        readonly value: v.PicklistSchema<readonly ["press", "double"], undefined>;
        readonly source: v.StrictObjectSchema<{
            readonly section: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
            readonly wording: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
            readonly read: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "must be a date such as 2026-01-31">]>;
        }, undefined>;
        readonly status: v.PicklistSchema<readonly ["confirmed", "secondary", "unconfirmed"], undefined>;
    }, undefined>, undefined>;
    stopGesture: v.OptionalSchema<v.StrictObjectSchema<{
        readonly value: v.PicklistSchema<readonly ["hold", "pressAndHold"], undefined>;
        readonly source: v.StrictObjectSchema<{
            readonly section: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
            readonly wording: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
            readonly read: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "must be a date such as 2026-01-31">]>;
        }, undefined>;
        readonly status: v.PicklistSchema<readonly ["confirmed", "secondary", "unconfirmed"], undefined>;
    }, undefined>, undefined>;
    position: v.OptionalSchema<v.StrictObjectSchema<{
        readonly value: v.PicklistSchema<["on", "off"], undefined>;
        readonly source: v.StrictObjectSchema<{
            readonly section: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
            readonly wording: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
            readonly read: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "must be a date such as 2026-01-31">]>;
        }, undefined>;
        readonly status: v.PicklistSchema<readonly ["confirmed", "secondary", "unconfirmed"], undefined>;
    }, undefined>, undefined>;
};
export type LegalName = keyof typeof LEGAL;
export declare const LEGAL_NAMES: readonly LegalName[];
export declare const ProfileFile: v.StrictObjectSchema<{
    readonly preRecordMs: v.StrictObjectSchema<{
        readonly value: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
        readonly source: v.StrictObjectSchema<{
            readonly section: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
            readonly wording: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
            readonly read: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "must be a date such as 2026-01-31">]>;
        }, undefined>;
        readonly status: v.PicklistSchema<readonly ["confirmed", "secondary", "unconfirmed"], undefined>;
    }, undefined>;
    readonly preRecordArm: v.StrictObjectSchema<{
        readonly value: v.PicklistSchema<["never", "announcement", "standby", "gesture"], undefined>;
        readonly source: v.StrictObjectSchema<{
            readonly section: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
            readonly wording: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
            readonly read: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "must be a date such as 2026-01-31">]>;
        }, undefined>;
        readonly status: v.PicklistSchema<readonly ["confirmed", "secondary", "unconfirmed"], undefined>;
    }, undefined>;
    readonly announcementDuty: v.StrictObjectSchema<{
        readonly value: v.BooleanSchema<undefined>;
        readonly source: v.StrictObjectSchema<{
            readonly section: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
            readonly wording: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
            readonly read: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "must be a date such as 2026-01-31">]>;
        }, undefined>;
        readonly status: v.PicklistSchema<readonly ["confirmed", "secondary", "unconfirmed"], undefined>;
    }, undefined>;
    readonly emergencyPath: v.OptionalSchema<v.StrictObjectSchema<{
        readonly value: v.BooleanSchema<undefined>;
        readonly source: v.StrictObjectSchema<{
            readonly section: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
            readonly wording: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
            readonly read: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "must be a date such as 2026-01-31">]>;
        }, undefined>;
        readonly status: v.PicklistSchema<readonly ["confirmed", "secondary", "unconfirmed"], undefined>;
    }, undefined>, undefined>;
    readonly retentionDays: v.OptionalSchema<v.StrictObjectSchema<{
        readonly value: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
        readonly source: v.StrictObjectSchema<{
            readonly section: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
            readonly wording: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
            readonly read: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "must be a date such as 2026-01-31">]>;
        }, undefined>;
        readonly status: v.PicklistSchema<readonly ["confirmed", "secondary", "unconfirmed"], undefined>;
    }, undefined>, undefined>;
    readonly preRecordAudio: v.OptionalSchema<v.StrictObjectSchema<{
        readonly value: v.BooleanSchema<undefined>;
        readonly source: v.StrictObjectSchema<{
            readonly section: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
            readonly wording: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
            readonly read: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "must be a date such as 2026-01-31">]>;
        }, undefined>;
        readonly status: v.PicklistSchema<readonly ["confirmed", "secondary", "unconfirmed"], undefined>;
    }, undefined>, undefined>;
    readonly preRecordNotice: v.OptionalSchema<v.StrictObjectSchema<{
        readonly value: v.BooleanSchema<undefined>;
        readonly source: v.StrictObjectSchema<{
            readonly section: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
            readonly wording: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
            readonly read: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "must be a date such as 2026-01-31">]>;
        }, undefined>;
        readonly status: v.PicklistSchema<readonly ["confirmed", "secondary", "unconfirmed"], undefined>;
    }, undefined>, undefined>;
    readonly postRecordMs: v.OptionalSchema<v.StrictObjectSchema<{
        readonly value: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
        readonly source: v.StrictObjectSchema<{
            readonly section: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
            readonly wording: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
            readonly read: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "must be a date such as 2026-01-31">]>;
        }, undefined>;
        readonly status: v.PicklistSchema<readonly ["confirmed", "secondary", "unconfirmed"], undefined>;
    }, undefined>, undefined>;
    readonly maxAgeDays: v.OptionalSchema<v.StrictObjectSchema<{
        readonly value: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
        readonly source: v.StrictObjectSchema<{
            readonly section: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
            readonly wording: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
            readonly read: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "must be a date such as 2026-01-31">]>;
        }, undefined>;
        readonly status: v.PicklistSchema<readonly ["confirmed", "secondary", "unconfirmed"], undefined>;
    }, undefined>, undefined>;
    readonly recordingMaxMs: v.OptionalSchema<v.StrictObjectSchema<{
        readonly value: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
        readonly source: v.StrictObjectSchema<{
            readonly section: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
            readonly wording: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
            readonly read: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "must be a date such as 2026-01-31">]>;
        }, undefined>;
        readonly status: v.PicklistSchema<readonly ["confirmed", "secondary", "unconfirmed"], undefined>;
    }, undefined>, undefined>;
    readonly muteAllowed: v.OptionalSchema<v.StrictObjectSchema<{
        readonly value: v.BooleanSchema<undefined>;
        readonly source: v.StrictObjectSchema<{
            readonly section: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
            readonly wording: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
            readonly read: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "must be a date such as 2026-01-31">]>;
        }, undefined>;
        readonly status: v.PicklistSchema<readonly ["confirmed", "secondary", "unconfirmed"], undefined>;
    }, undefined>, undefined>;
    readonly startGesture: v.OptionalSchema<v.StrictObjectSchema<{
        readonly value: v.PicklistSchema<readonly ["press", "double"], undefined>;
        readonly source: v.StrictObjectSchema<{
            readonly section: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
            readonly wording: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
            readonly read: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "must be a date such as 2026-01-31">]>;
        }, undefined>;
        readonly status: v.PicklistSchema<readonly ["confirmed", "secondary", "unconfirmed"], undefined>;
    }, undefined>, undefined>;
    readonly stopGesture: v.OptionalSchema<v.StrictObjectSchema<{
        readonly value: v.PicklistSchema<readonly ["hold", "pressAndHold"], undefined>;
        readonly source: v.StrictObjectSchema<{
            readonly section: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
            readonly wording: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
            readonly read: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "must be a date such as 2026-01-31">]>;
        }, undefined>;
        readonly status: v.PicklistSchema<readonly ["confirmed", "secondary", "unconfirmed"], undefined>;
    }, undefined>, undefined>;
    readonly position: v.OptionalSchema<v.StrictObjectSchema<{
        readonly value: v.PicklistSchema<["on", "off"], undefined>;
        readonly source: v.StrictObjectSchema<{
            readonly section: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
            readonly wording: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
            readonly read: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "must be a date such as 2026-01-31">]>;
        }, undefined>;
        readonly status: v.PicklistSchema<readonly ["confirmed", "secondary", "unconfirmed"], undefined>;
    }, undefined>, undefined>;
    readonly zeugeProfile: v.LiteralSchema<1, undefined>;
    readonly id: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "must be lower-case letters, digits and \"-\"">]>;
    readonly version: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "must be a version such as 1.0.0">]>;
    readonly name: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
    readonly note: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
    readonly basis: v.OptionalSchema<v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
        readonly section: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
        readonly wording: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
        readonly read: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "must be a date such as 2026-01-31">]>;
    }, undefined>, undefined>, v.MaxLengthAction<{
        section: string;
        wording: string;
        read: string;
    }[], 20, undefined>]>, undefined>;
    readonly cameraInStandby: v.OptionalSchema<v.PicklistSchema<["warm", "off"], undefined>, undefined>;
    readonly fragmentMs: v.OptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>, undefined>;
    readonly reminderMs: v.OptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>, undefined>;
    readonly graceHours: v.OptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>, undefined>;
    readonly gestures: v.OptionalSchema<v.StrictObjectSchema<{
        readonly bounceMs: v.OptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>, undefined>;
        readonly pressMs: v.OptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>, undefined>;
        readonly holdMs: v.OptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>, undefined>;
        readonly holdEndMs: v.OptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>, undefined>;
        readonly veryLongMs: v.OptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>, undefined>;
        readonly againMs: v.OptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>, undefined>;
        readonly doubleMs: v.OptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>, undefined>;
        readonly stopMs: v.OptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>, undefined>;
        readonly stuckMs: v.OptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>, undefined>;
    }, undefined>, undefined>;
    readonly language: v.OptionalSchema<v.PicklistSchema<readonly ("ar" | "de" | "de-easy" | "en" | "tr")[], undefined>, undefined>;
    readonly noticeUrl: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.UrlAction<string, undefined>, v.StartsWithAction<string, "https://", undefined>, v.MaxLengthAction<string, 200, undefined>]>, undefined>;
    readonly texts: v.OptionalSchema<v.StrictObjectSchema<{
        ar: v.OptionalSchema<v.StrictObjectSchema<{
            announcing: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            battery: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "battery-critical": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "battery-lost": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "battery-low": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            blocked: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "buttons-lost": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "camera-lost": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "card-failing": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "clock-unset": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            clockSet: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            clockUnset: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "display-button-stuck": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "display-lost": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "dock-lost": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            faults: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            handedOver: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "haptic-lost": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "kept-apart": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "key-missing": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "led-lost": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "ledger-refused": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "microphone-silent": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            minutesLeft: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            noFaults: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "offload-failed": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            offloadFailed: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            offloaded: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            offloading: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "policy-expired": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "position-lost": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            preRecord: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "receipt-wrong": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "record-button-stuck": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "recorder-failed": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            recording: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "recording-overdue": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "recording-recovered": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            recordingBlind: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            recovering: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "station-busy": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "station-full": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "station-refused": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "station-unreachable": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "station-untrusted": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            status: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "storage-failing": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "storage-full": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "storage-low": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            storageFree: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "tone-lost": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
        }, undefined>, undefined>;
        de: v.OptionalSchema<v.StrictObjectSchema<{
            announcing: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            battery: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "battery-critical": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "battery-lost": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "battery-low": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            blocked: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "buttons-lost": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "camera-lost": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "card-failing": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "clock-unset": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            clockSet: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            clockUnset: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "display-button-stuck": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "display-lost": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "dock-lost": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            faults: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            handedOver: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "haptic-lost": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "kept-apart": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "key-missing": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "led-lost": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "ledger-refused": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "microphone-silent": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            minutesLeft: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            noFaults: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "offload-failed": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            offloadFailed: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            offloaded: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            offloading: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "policy-expired": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "position-lost": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            preRecord: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "receipt-wrong": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "record-button-stuck": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "recorder-failed": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            recording: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "recording-overdue": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "recording-recovered": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            recordingBlind: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            recovering: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "station-busy": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "station-full": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "station-refused": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "station-unreachable": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "station-untrusted": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            status: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "storage-failing": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "storage-full": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "storage-low": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            storageFree: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "tone-lost": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
        }, undefined>, undefined>;
        "de-easy": v.OptionalSchema<v.StrictObjectSchema<{
            announcing: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            battery: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "battery-critical": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "battery-lost": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "battery-low": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            blocked: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "buttons-lost": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "camera-lost": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "card-failing": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "clock-unset": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            clockSet: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            clockUnset: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "display-button-stuck": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "display-lost": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "dock-lost": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            faults: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            handedOver: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "haptic-lost": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "kept-apart": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "key-missing": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "led-lost": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "ledger-refused": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "microphone-silent": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            minutesLeft: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            noFaults: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "offload-failed": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            offloadFailed: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            offloaded: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            offloading: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "policy-expired": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "position-lost": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            preRecord: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "receipt-wrong": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "record-button-stuck": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "recorder-failed": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            recording: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "recording-overdue": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "recording-recovered": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            recordingBlind: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            recovering: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "station-busy": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "station-full": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "station-refused": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "station-unreachable": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "station-untrusted": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            status: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "storage-failing": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "storage-full": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "storage-low": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            storageFree: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "tone-lost": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
        }, undefined>, undefined>;
        en: v.OptionalSchema<v.StrictObjectSchema<{
            announcing: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            battery: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "battery-critical": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "battery-lost": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "battery-low": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            blocked: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "buttons-lost": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "camera-lost": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "card-failing": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "clock-unset": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            clockSet: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            clockUnset: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "display-button-stuck": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "display-lost": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "dock-lost": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            faults: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            handedOver: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "haptic-lost": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "kept-apart": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "key-missing": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "led-lost": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "ledger-refused": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "microphone-silent": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            minutesLeft: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            noFaults: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "offload-failed": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            offloadFailed: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            offloaded: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            offloading: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "policy-expired": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "position-lost": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            preRecord: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "receipt-wrong": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "record-button-stuck": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "recorder-failed": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            recording: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "recording-overdue": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "recording-recovered": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            recordingBlind: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            recovering: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "station-busy": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "station-full": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "station-refused": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "station-unreachable": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "station-untrusted": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            status: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "storage-failing": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "storage-full": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "storage-low": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            storageFree: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "tone-lost": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
        }, undefined>, undefined>;
        tr: v.OptionalSchema<v.StrictObjectSchema<{
            announcing: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            battery: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "battery-critical": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "battery-lost": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "battery-low": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            blocked: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "buttons-lost": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "camera-lost": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "card-failing": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "clock-unset": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            clockSet: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            clockUnset: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "display-button-stuck": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "display-lost": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "dock-lost": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            faults: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            handedOver: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "haptic-lost": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "kept-apart": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "key-missing": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "led-lost": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "ledger-refused": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "microphone-silent": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            minutesLeft: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            noFaults: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "offload-failed": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            offloadFailed: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            offloaded: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            offloading: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "policy-expired": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "position-lost": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            preRecord: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "receipt-wrong": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "record-button-stuck": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "recorder-failed": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            recording: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "recording-overdue": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "recording-recovered": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            recordingBlind: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            recovering: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "station-busy": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "station-full": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "station-refused": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "station-unreachable": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "station-untrusted": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            status: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "storage-failing": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "storage-full": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "storage-low": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            storageFree: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            "tone-lost": v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
        }, undefined>, undefined>;
    }, undefined>, undefined>;
    readonly patterns: v.OptionalSchema<v.StrictObjectSchema<{
        announced: v.OptionalSchema<v.StrictObjectSchema<{
            readonly haptic: v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
                readonly onMs: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
                readonly offMs: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
            }, undefined>, undefined>, v.MaxLengthAction<{
                onMs: number;
                offMs: number;
            }[], 8, undefined>]>;
            readonly tone: v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
                readonly hz: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
                readonly ms: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
            }, undefined>, undefined>, v.MaxLengthAction<{
                hz: number;
                ms: number;
            }[], 16, undefined>]>;
        }, undefined>, undefined>;
        "announcement.ended": v.OptionalSchema<v.StrictObjectSchema<{
            readonly haptic: v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
                readonly onMs: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
                readonly offMs: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
            }, undefined>, undefined>, v.MaxLengthAction<{
                onMs: number;
                offMs: number;
            }[], 8, undefined>]>;
            readonly tone: v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
                readonly hz: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
                readonly ms: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
            }, undefined>, undefined>, v.MaxLengthAction<{
                hz: number;
                ms: number;
            }[], 16, undefined>]>;
        }, undefined>, undefined>;
        armed: v.OptionalSchema<v.StrictObjectSchema<{
            readonly haptic: v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
                readonly onMs: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
                readonly offMs: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
            }, undefined>, undefined>, v.MaxLengthAction<{
                onMs: number;
                offMs: number;
            }[], 8, undefined>]>;
            readonly tone: v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
                readonly hz: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
                readonly ms: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
            }, undefined>, undefined>, v.MaxLengthAction<{
                hz: number;
                ms: number;
            }[], 16, undefined>]>;
        }, undefined>, undefined>;
        emergency: v.OptionalSchema<v.StrictObjectSchema<{
            readonly haptic: v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
                readonly onMs: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
                readonly offMs: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
            }, undefined>, undefined>, v.MaxLengthAction<{
                onMs: number;
                offMs: number;
            }[], 8, undefined>]>;
            readonly tone: v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
                readonly hz: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
                readonly ms: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
            }, undefined>, undefined>, v.MaxLengthAction<{
                hz: number;
                ms: number;
            }[], 16, undefined>]>;
        }, undefined>, undefined>;
        "fault.batteryLow": v.OptionalSchema<v.StrictObjectSchema<{
            readonly haptic: v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
                readonly onMs: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
                readonly offMs: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
            }, undefined>, undefined>, v.MaxLengthAction<{
                onMs: number;
                offMs: number;
            }[], 8, undefined>]>;
            readonly tone: v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
                readonly hz: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
                readonly ms: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
            }, undefined>, undefined>, v.MaxLengthAction<{
                hz: number;
                ms: number;
            }[], 16, undefined>]>;
        }, undefined>, undefined>;
        "fault.clockUnset": v.OptionalSchema<v.StrictObjectSchema<{
            readonly haptic: v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
                readonly onMs: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
                readonly offMs: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
            }, undefined>, undefined>, v.MaxLengthAction<{
                onMs: number;
                offMs: number;
            }[], 8, undefined>]>;
            readonly tone: v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
                readonly hz: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
                readonly ms: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
            }, undefined>, undefined>, v.MaxLengthAction<{
                hz: number;
                ms: number;
            }[], 16, undefined>]>;
        }, undefined>, undefined>;
        "fault.raised": v.OptionalSchema<v.StrictObjectSchema<{
            readonly haptic: v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
                readonly onMs: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
                readonly offMs: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
            }, undefined>, undefined>, v.MaxLengthAction<{
                onMs: number;
                offMs: number;
            }[], 8, undefined>]>;
            readonly tone: v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
                readonly hz: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
                readonly ms: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
            }, undefined>, undefined>, v.MaxLengthAction<{
                hz: number;
                ms: number;
            }[], 16, undefined>]>;
        }, undefined>, undefined>;
        marker: v.OptionalSchema<v.StrictObjectSchema<{
            readonly haptic: v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
                readonly onMs: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
                readonly offMs: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
            }, undefined>, undefined>, v.MaxLengthAction<{
                onMs: number;
                offMs: number;
            }[], 8, undefined>]>;
            readonly tone: v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
                readonly hz: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
                readonly ms: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
            }, undefined>, undefined>, v.MaxLengthAction<{
                hz: number;
                ms: number;
            }[], 16, undefined>]>;
        }, undefined>, undefined>;
        muted: v.OptionalSchema<v.StrictObjectSchema<{
            readonly haptic: v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
                readonly onMs: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
                readonly offMs: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
            }, undefined>, undefined>, v.MaxLengthAction<{
                onMs: number;
                offMs: number;
            }[], 8, undefined>]>;
            readonly tone: v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
                readonly hz: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
                readonly ms: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
            }, undefined>, undefined>, v.MaxLengthAction<{
                hz: number;
                ms: number;
            }[], 16, undefined>]>;
        }, undefined>, undefined>;
        "offload.failed": v.OptionalSchema<v.StrictObjectSchema<{
            readonly haptic: v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
                readonly onMs: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
                readonly offMs: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
            }, undefined>, undefined>, v.MaxLengthAction<{
                onMs: number;
                offMs: number;
            }[], 8, undefined>]>;
            readonly tone: v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
                readonly hz: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
                readonly ms: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
            }, undefined>, undefined>, v.MaxLengthAction<{
                hz: number;
                ms: number;
            }[], 16, undefined>]>;
        }, undefined>, undefined>;
        offloaded: v.OptionalSchema<v.StrictObjectSchema<{
            readonly haptic: v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
                readonly onMs: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
                readonly offMs: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
            }, undefined>, undefined>, v.MaxLengthAction<{
                onMs: number;
                offMs: number;
            }[], 8, undefined>]>;
            readonly tone: v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
                readonly hz: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
                readonly ms: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
            }, undefined>, undefined>, v.MaxLengthAction<{
                hz: number;
                ms: number;
            }[], 16, undefined>]>;
        }, undefined>, undefined>;
        "record.accepted": v.OptionalSchema<v.StrictObjectSchema<{
            readonly haptic: v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
                readonly onMs: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
                readonly offMs: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
            }, undefined>, undefined>, v.MaxLengthAction<{
                onMs: number;
                offMs: number;
            }[], 8, undefined>]>;
            readonly tone: v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
                readonly hz: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
                readonly ms: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
            }, undefined>, undefined>, v.MaxLengthAction<{
                hz: number;
                ms: number;
            }[], 16, undefined>]>;
        }, undefined>, undefined>;
        "record.confirmed": v.OptionalSchema<v.StrictObjectSchema<{
            readonly haptic: v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
                readonly onMs: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
                readonly offMs: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
            }, undefined>, undefined>, v.MaxLengthAction<{
                onMs: number;
                offMs: number;
            }[], 8, undefined>]>;
            readonly tone: v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
                readonly hz: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
                readonly ms: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
            }, undefined>, undefined>, v.MaxLengthAction<{
                hz: number;
                ms: number;
            }[], 16, undefined>]>;
        }, undefined>, undefined>;
        "record.overdue": v.OptionalSchema<v.StrictObjectSchema<{
            readonly haptic: v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
                readonly onMs: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
                readonly offMs: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
            }, undefined>, undefined>, v.MaxLengthAction<{
                onMs: number;
                offMs: number;
            }[], 8, undefined>]>;
            readonly tone: v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
                readonly hz: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
                readonly ms: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
            }, undefined>, undefined>, v.MaxLengthAction<{
                hz: number;
                ms: number;
            }[], 16, undefined>]>;
        }, undefined>, undefined>;
        "record.silent": v.OptionalSchema<v.StrictObjectSchema<{
            readonly haptic: v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
                readonly onMs: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
                readonly offMs: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
            }, undefined>, undefined>, v.MaxLengthAction<{
                onMs: number;
                offMs: number;
            }[], 8, undefined>]>;
            readonly tone: v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
                readonly hz: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
                readonly ms: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
            }, undefined>, undefined>, v.MaxLengthAction<{
                hz: number;
                ms: number;
            }[], 16, undefined>]>;
        }, undefined>, undefined>;
        "record.still": v.OptionalSchema<v.StrictObjectSchema<{
            readonly haptic: v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
                readonly onMs: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
                readonly offMs: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
            }, undefined>, undefined>, v.MaxLengthAction<{
                onMs: number;
                offMs: number;
            }[], 8, undefined>]>;
            readonly tone: v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
                readonly hz: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
                readonly ms: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
            }, undefined>, undefined>, v.MaxLengthAction<{
                hz: number;
                ms: number;
            }[], 16, undefined>]>;
        }, undefined>, undefined>;
        "record.stopped": v.OptionalSchema<v.StrictObjectSchema<{
            readonly haptic: v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
                readonly onMs: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
                readonly offMs: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
            }, undefined>, undefined>, v.MaxLengthAction<{
                onMs: number;
                offMs: number;
            }[], 8, undefined>]>;
            readonly tone: v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
                readonly hz: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
                readonly ms: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
            }, undefined>, undefined>, v.MaxLengthAction<{
                hz: number;
                ms: number;
            }[], 16, undefined>]>;
        }, undefined>, undefined>;
        refused: v.OptionalSchema<v.StrictObjectSchema<{
            readonly haptic: v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
                readonly onMs: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
                readonly offMs: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
            }, undefined>, undefined>, v.MaxLengthAction<{
                onMs: number;
                offMs: number;
            }[], 8, undefined>]>;
            readonly tone: v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
                readonly hz: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
                readonly ms: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
            }, undefined>, undefined>, v.MaxLengthAction<{
                hz: number;
                ms: number;
            }[], 16, undefined>]>;
        }, undefined>, undefined>;
        tick: v.OptionalSchema<v.StrictObjectSchema<{
            readonly haptic: v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
                readonly onMs: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
                readonly offMs: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
            }, undefined>, undefined>, v.MaxLengthAction<{
                onMs: number;
                offMs: number;
            }[], 8, undefined>]>;
            readonly tone: v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
                readonly hz: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
                readonly ms: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
            }, undefined>, undefined>, v.MaxLengthAction<{
                hz: number;
                ms: number;
            }[], 16, undefined>]>;
        }, undefined>, undefined>;
        "tick.strong": v.OptionalSchema<v.StrictObjectSchema<{
            readonly haptic: v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
                readonly onMs: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
                readonly offMs: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
            }, undefined>, undefined>, v.MaxLengthAction<{
                onMs: number;
                offMs: number;
            }[], 8, undefined>]>;
            readonly tone: v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
                readonly hz: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
                readonly ms: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
            }, undefined>, undefined>, v.MaxLengthAction<{
                hz: number;
                ms: number;
            }[], 16, undefined>]>;
        }, undefined>, undefined>;
        unmuted: v.OptionalSchema<v.StrictObjectSchema<{
            readonly haptic: v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
                readonly onMs: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
                readonly offMs: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
            }, undefined>, undefined>, v.MaxLengthAction<{
                onMs: number;
                offMs: number;
            }[], 8, undefined>]>;
            readonly tone: v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
                readonly hz: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
                readonly ms: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
            }, undefined>, undefined>, v.MaxLengthAction<{
                hz: number;
                ms: number;
            }[], 16, undefined>]>;
        }, undefined>, undefined>;
    }, undefined>, undefined>;
    readonly lamps: v.OptionalSchema<v.StrictObjectSchema<{
        accepted: v.OptionalSchema<v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
            readonly colour: v.PicklistSchema<["off", "green", "amber", "red"], undefined>;
            readonly ms: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
        }, undefined>, undefined>, v.MinLengthAction<{
            colour: "amber" | "green" | "off" | "red";
            ms: number;
        }[], 1, undefined>, v.MaxLengthAction<{
            colour: "amber" | "green" | "off" | "red";
            ms: number;
        }[], 8, undefined>]>, undefined>;
        announcing: v.OptionalSchema<v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
            readonly colour: v.PicklistSchema<["off", "green", "amber", "red"], undefined>;
            readonly ms: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
        }, undefined>, undefined>, v.MinLengthAction<{
            colour: "amber" | "green" | "off" | "red";
            ms: number;
        }[], 1, undefined>, v.MaxLengthAction<{
            colour: "amber" | "green" | "off" | "red";
            ms: number;
        }[], 8, undefined>]>, undefined>;
        batteryLow: v.OptionalSchema<v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
            readonly colour: v.PicklistSchema<["off", "green", "amber", "red"], undefined>;
            readonly ms: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
        }, undefined>, undefined>, v.MinLengthAction<{
            colour: "amber" | "green" | "off" | "red";
            ms: number;
        }[], 1, undefined>, v.MaxLengthAction<{
            colour: "amber" | "green" | "off" | "red";
            ms: number;
        }[], 8, undefined>]>, undefined>;
        blocked: v.OptionalSchema<v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
            readonly colour: v.PicklistSchema<["off", "green", "amber", "red"], undefined>;
            readonly ms: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
        }, undefined>, undefined>, v.MinLengthAction<{
            colour: "amber" | "green" | "off" | "red";
            ms: number;
        }[], 1, undefined>, v.MaxLengthAction<{
            colour: "amber" | "green" | "off" | "red";
            ms: number;
        }[], 8, undefined>]>, undefined>;
        buffering: v.OptionalSchema<v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
            readonly colour: v.PicklistSchema<["off", "green", "amber", "red"], undefined>;
            readonly ms: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
        }, undefined>, undefined>, v.MinLengthAction<{
            colour: "amber" | "green" | "off" | "red";
            ms: number;
        }[], 1, undefined>, v.MaxLengthAction<{
            colour: "amber" | "green" | "off" | "red";
            ms: number;
        }[], 8, undefined>]>, undefined>;
        clockUnset: v.OptionalSchema<v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
            readonly colour: v.PicklistSchema<["off", "green", "amber", "red"], undefined>;
            readonly ms: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
        }, undefined>, undefined>, v.MinLengthAction<{
            colour: "amber" | "green" | "off" | "red";
            ms: number;
        }[], 1, undefined>, v.MaxLengthAction<{
            colour: "amber" | "green" | "off" | "red";
            ms: number;
        }[], 8, undefined>]>, undefined>;
        displayLost: v.OptionalSchema<v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
            readonly colour: v.PicklistSchema<["off", "green", "amber", "red"], undefined>;
            readonly ms: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
        }, undefined>, undefined>, v.MinLengthAction<{
            colour: "amber" | "green" | "off" | "red";
            ms: number;
        }[], 1, undefined>, v.MaxLengthAction<{
            colour: "amber" | "green" | "off" | "red";
            ms: number;
        }[], 8, undefined>]>, undefined>;
        muted: v.OptionalSchema<v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
            readonly colour: v.PicklistSchema<["off", "green", "amber", "red"], undefined>;
            readonly ms: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
        }, undefined>, undefined>, v.MinLengthAction<{
            colour: "amber" | "green" | "off" | "red";
            ms: number;
        }[], 1, undefined>, v.MaxLengthAction<{
            colour: "amber" | "green" | "off" | "red";
            ms: number;
        }[], 8, undefined>]>, undefined>;
        offloadFailed: v.OptionalSchema<v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
            readonly colour: v.PicklistSchema<["off", "green", "amber", "red"], undefined>;
            readonly ms: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
        }, undefined>, undefined>, v.MinLengthAction<{
            colour: "amber" | "green" | "off" | "red";
            ms: number;
        }[], 1, undefined>, v.MaxLengthAction<{
            colour: "amber" | "green" | "off" | "red";
            ms: number;
        }[], 8, undefined>]>, undefined>;
        offloaded: v.OptionalSchema<v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
            readonly colour: v.PicklistSchema<["off", "green", "amber", "red"], undefined>;
            readonly ms: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
        }, undefined>, undefined>, v.MinLengthAction<{
            colour: "amber" | "green" | "off" | "red";
            ms: number;
        }[], 1, undefined>, v.MaxLengthAction<{
            colour: "amber" | "green" | "off" | "red";
            ms: number;
        }[], 8, undefined>]>, undefined>;
        offloading: v.OptionalSchema<v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
            readonly colour: v.PicklistSchema<["off", "green", "amber", "red"], undefined>;
            readonly ms: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
        }, undefined>, undefined>, v.MinLengthAction<{
            colour: "amber" | "green" | "off" | "red";
            ms: number;
        }[], 1, undefined>, v.MaxLengthAction<{
            colour: "amber" | "green" | "off" | "red";
            ms: number;
        }[], 8, undefined>]>, undefined>;
        recording: v.OptionalSchema<v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
            readonly colour: v.PicklistSchema<["off", "green", "amber", "red"], undefined>;
            readonly ms: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
        }, undefined>, undefined>, v.MinLengthAction<{
            colour: "amber" | "green" | "off" | "red";
            ms: number;
        }[], 1, undefined>, v.MaxLengthAction<{
            colour: "amber" | "green" | "off" | "red";
            ms: number;
        }[], 8, undefined>]>, undefined>;
        recovering: v.OptionalSchema<v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
            readonly colour: v.PicklistSchema<["off", "green", "amber", "red"], undefined>;
            readonly ms: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
        }, undefined>, undefined>, v.MinLengthAction<{
            colour: "amber" | "green" | "off" | "red";
            ms: number;
        }[], 1, undefined>, v.MaxLengthAction<{
            colour: "amber" | "green" | "off" | "red";
            ms: number;
        }[], 8, undefined>]>, undefined>;
        silent: v.OptionalSchema<v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
            readonly colour: v.PicklistSchema<["off", "green", "amber", "red"], undefined>;
            readonly ms: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
        }, undefined>, undefined>, v.MinLengthAction<{
            colour: "amber" | "green" | "off" | "red";
            ms: number;
        }[], 1, undefined>, v.MaxLengthAction<{
            colour: "amber" | "green" | "off" | "red";
            ms: number;
        }[], 8, undefined>]>, undefined>;
        standby: v.OptionalSchema<v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
            readonly colour: v.PicklistSchema<["off", "green", "amber", "red"], undefined>;
            readonly ms: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
        }, undefined>, undefined>, v.MinLengthAction<{
            colour: "amber" | "green" | "off" | "red";
            ms: number;
        }[], 1, undefined>, v.MaxLengthAction<{
            colour: "amber" | "green" | "off" | "red";
            ms: number;
        }[], 8, undefined>]>, undefined>;
        trouble: v.OptionalSchema<v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
            readonly colour: v.PicklistSchema<["off", "green", "amber", "red"], undefined>;
            readonly ms: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
        }, undefined>, undefined>, v.MinLengthAction<{
            colour: "amber" | "green" | "off" | "red";
            ms: number;
        }[], 1, undefined>, v.MaxLengthAction<{
            colour: "amber" | "green" | "off" | "red";
            ms: number;
        }[], 8, undefined>]>, undefined>;
    }, undefined>, undefined>;
}, undefined>;
export type ProfileInput = v.InferOutput<typeof ProfileFile>;
export type ProfileSource = v.InferOutput<typeof source>;
export type Status = (typeof STATUSES)[number];
export declare const PROFILE_FORM: RuleForm<typeof ProfileFile>;
export {};
