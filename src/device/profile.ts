/**
 * What a law or a service rule fixes, as the device uses it: plain values from a versioned, schema-checked file.
 *
 * A value nobody confirmed is refused unless it is accepted by its name; one from a secondary source loads
 * and is listed. Does not hash (the caller has the bytes) and reads no files. The file's form, and which
 * mistakes it can have, stand in profilefile.ts.
 */
import { ZeugeError } from '../errors.ts'
import { DEFAULT_THRESHOLDS, type StartGesture, type StopGesture, type Thresholds } from './gesturerules.ts'
import { LAMP_PATTERNS, type LampPatterns } from './lamps.ts'
import { SENSATIONS, type Sensations } from './perception.ts'
import {
  LEGAL_NAMES,
  type LegalName,
  PROFILE_FORM,
  type ProfileInput,
  type ProfileSource,
  type Status,
} from './profilefile.ts'
import { readRules } from './rulefile.ts'
import { LANGUAGE_TAGS, type Language, TEXTS, type Texts } from './texts.ts'

export type PreRecordArm = 'never' | 'announcement' | 'standby' | 'gesture'

/** A profile as the device uses it: plain values. What a file leaves out claims nothing: no length, no permission. */
export interface Profile {
  readonly id: string
  readonly version: string
  readonly name: string
  readonly note: string
  /** 0 = no pre-record. */
  readonly preRecordMs: number
  readonly preRecordArm: PreRecordArm
  readonly preRecordAudio: boolean
  /** The display says that the ring runs. */
  readonly preRecordNotice: boolean
  /** The law demands that persons are told. The device shows its notice in either case. */
  readonly announcementDuty: boolean
  /** RECORD again right after the start marks danger in delay. */
  readonly emergencyPath: boolean
  readonly postRecordMs: number
  /** 0 = no limit. */
  readonly recordingMaxMs: number
  /** 0 = no reminder. */
  readonly reminderMs: number
  /** Between a station's receipt and the erasing of what it is for. */
  readonly graceHours: number
  readonly muteAllowed: boolean
  /** Largest age on the device; undefined = no limit. */
  readonly maxAgeDays: number | undefined
  /** How long recordings are kept where nobody asks for them; undefined = the file does not say. */
  readonly retentionDays: number | undefined
  readonly startGesture: StartGesture
  readonly stopGesture: StopGesture
  /** Where the camera is, by its position receiver, goes into the evidence. */
  readonly position: 'on' | 'off'
  readonly cameraInStandby: 'warm' | 'off'
  readonly fragmentMs: number
  readonly gestures: Thresholds
  /** Of the front display; undefined = whoever starts the device chooses. */
  readonly language: Language | undefined
  /** Address of the privacy notice, shown as a QR code. */
  readonly noticeUrl: string | undefined
  readonly texts: Readonly<Record<Language, Texts>>
  readonly sensations: Sensations
  readonly lamps: LampPatterns
  /** How sure each legal value of the file is. */
  readonly statuses: Readonly<Partial<Record<LegalName, Status>>>
  /** Where each legal value of the file stands. */
  readonly sources: Readonly<Partial<Record<LegalName, ProfileSource>>>
}

/** Names of the legal values with this status, in the file's order of meaning: for "loads and says so". */
export function valuesWith(profile: Profile, status: Status): readonly string[] {
  return Object.entries(profile.statuses).flatMap(([name, is]) => (is === status ? [name] : []))
}

/**
 * Reads a profile. PROFILE_INVALID names file, line and field; PROFILE_UNCONFIRMED names the values that
 * nobody confirmed and that are not in `accepted`.
 */
export function parseProfile(text: string, fileName: string, accepted: readonly string[] = []): Profile {
  const profile = profileOf(readRules(PROFILE_FORM, text, fileName))
  const open = valuesWith(profile, 'unconfirmed').filter((name) => !accepted.includes(name))
  if (open.length > 0)
    throw new ZeugeError(
      'PROFILE_UNCONFIRMED',
      `${fileName}: nobody has confirmed ${open.join(', ')}. Have it confirmed in the source and set its status, or accept each by its name`,
    )
  return profile
}

function profileOf(file: ProfileInput): Profile {
  const statuses: Partial<Record<LegalName, Status>> = {}
  const sources: Partial<Record<LegalName, ProfileSource>> = {}
  for (const name of LEGAL_NAMES) {
    const given = file[name]
    if (given === undefined) continue
    statuses[name] = given.status
    sources[name] = given.source
  }
  const preRecordMs = file.preRecordMs.value
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
    texts: Object.fromEntries(
      LANGUAGE_TAGS.map((tag) => [tag, { ...TEXTS[tag], ...given(file.texts?.[tag]) }]),
    ) as Profile['texts'],
    sensations: { ...SENSATIONS, ...given(file.patterns) },
    lamps: { ...LAMP_PATTERNS, ...lampsOf(file) },
    statuses,
    sources,
  }
}

function given<T extends object>(values: T | undefined): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(values ?? {}).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>
  }
}

function lampsOf({ lamps = {} }: ProfileInput): Partial<LampPatterns> {
  return Object.fromEntries(Object.entries(given(lamps)).map(([id, steps]) => [id, { steps }]))
}
