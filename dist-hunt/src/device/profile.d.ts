import { type StartGesture, type StopGesture, type Thresholds } from './gesturerules.ts';
import { type LampPatterns } from './lamps.ts';
import { type Sensations } from './perception.ts';
import { type LegalName, type ProfileSource, type Status } from './profilefile.ts';
import { type Language, type Texts } from './texts.ts';
export type PreRecordArm = 'never' | 'announcement' | 'standby' | 'gesture';
/** A profile as the device uses it: plain values. What a file leaves out claims nothing: no length, no permission. */
export interface Profile {
    readonly id: string;
    readonly version: string;
    readonly name: string;
    readonly note: string;
    /** 0 = no pre-record. */
    readonly preRecordMs: number;
    readonly preRecordArm: PreRecordArm;
    readonly preRecordAudio: boolean;
    /** The display says that the ring runs. */
    readonly preRecordNotice: boolean;
    /** The law demands that persons are told. The device shows its notice in either case. */
    readonly announcementDuty: boolean;
    /** RECORD again right after the start marks danger in delay. */
    readonly emergencyPath: boolean;
    readonly postRecordMs: number;
    /** 0 = no limit. */
    readonly recordingMaxMs: number;
    /** 0 = no reminder. */
    readonly reminderMs: number;
    /** Between a station's receipt and the erasing of what it is for. */
    readonly graceHours: number;
    readonly muteAllowed: boolean;
    /** Largest age on the device; undefined = no limit. */
    readonly maxAgeDays: number | undefined;
    /** How long recordings are kept where nobody asks for them; undefined = the file does not say. */
    readonly retentionDays: number | undefined;
    readonly startGesture: StartGesture;
    readonly stopGesture: StopGesture;
    /** Where the camera is, by its position receiver, goes into the evidence. */
    readonly position: 'on' | 'off';
    readonly cameraInStandby: 'warm' | 'off';
    readonly fragmentMs: number;
    readonly gestures: Thresholds;
    /** Of the front display; undefined = whoever starts the device chooses. */
    readonly language: Language | undefined;
    /** Address of the privacy notice, shown as a QR code. */
    readonly noticeUrl: string | undefined;
    readonly texts: Readonly<Record<Language, Texts>>;
    readonly sensations: Sensations;
    readonly lamps: LampPatterns;
    /** How sure each legal value of the file is. */
    readonly statuses: Readonly<Partial<Record<LegalName, Status>>>;
    /** Where each legal value of the file stands. */
    readonly sources: Readonly<Partial<Record<LegalName, ProfileSource>>>;
}
/** Names of the legal values with this status, in the file's order of meaning: for "loads and says so". */
export declare function valuesWith(profile: Profile, status: Status): readonly string[];
/**
 * Reads a profile. PROFILE_INVALID names file, line and field; PROFILE_UNCONFIRMED names the values that
 * nobody confirmed and that are not in `accepted`.
 */
export declare function parseProfile(text: string, fileName: string, accepted?: readonly string[]): Profile;
