/**
 * What a law or a service rule fixes, as a versioned, schema-checked YAML file.
 *
 * A legally meaningful value carries where it stands and how sure we are. A value nobody confirmed is
 * refused unless it is accepted by its name; one from a secondary source loads and is listed. Every
 * mistake is named with file, line and field. Anchors, aliases, tags and unknown keys are refused: what
 * one reads in the file is what holds. Does not hash (the caller has the bytes) and reads no files.
 */
import * as v from 'valibot'
import { type Document, isMap, isNode, LineCounter, parseDocument, visit } from 'yaml'
import { ZeugeError } from '../errors.ts'
import { DEFAULT_THRESHOLDS, type Thresholds } from './gestures.ts'
import { SENSATIONS, type Sensations } from './perception.ts'
import { LANGUAGE_TAGS, type Language, TEXT_KEYS, TEXTS, type Texts } from './texts.ts'
import { MOMENTS, type Moment } from './vocabulary.ts'

export const PROFILE_CHARS_MAX = 64 * 1024
const PRE_RECORD_MS_MAX = 120_000
const DAY_COUNT_MAX = 3650
const RECORDING_MS_MIN = 60_000
const RECORDING_MS_MAX = 86_400_000
const NOTICE_URL_CHARS_MAX = 200
/** A message quotes what it received, and that may be long. */
const COMPLAINT_CHARS_MAX = 300

const line = (chars: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(chars))
const whole = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max))

const source = v.strictObject({
  section: line(200),
  wording: line(1000),
  read: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date such as 2026-01-31')),
})
const STATUSES = ['confirmed', 'secondary', 'unconfirmed'] as const

const legal = <const S extends v.GenericSchema>(value: S) =>
  v.strictObject({ value, source, status: v.picklist(STATUSES) })

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
}
export type LegalName = keyof typeof LEGAL
export const LEGAL_NAMES = Object.keys(LEGAL) as readonly LegalName[]

const gestures = v.strictObject({
  againMs: v.optional(whole(200, 1000)),
  doubleMs: v.optional(whole(200, 1000)),
  stopMs: v.optional(whole(2000, 6000)),
})

const allOptional = <const K extends string, const S extends v.GenericSchema>(keys: readonly K[], value: S) =>
  v.strictObject(
    Object.fromEntries(keys.map((key) => [key, v.optional(value)])) as {
      [key in K]: v.OptionalSchema<S, undefined>
    },
  )
const pattern = v.strictObject({
  haptic: v.pipe(v.array(v.strictObject({ onMs: whole(10, 2000), offMs: whole(0, 2000) })), v.maxLength(8)),
  tone: v.pipe(v.array(v.strictObject({ hz: whole(0, 5000), ms: whole(10, 2000) })), v.maxLength(16)),
})

/** The file as it is written; schemas/profile.json is made from this. */
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
  gestures: v.optional(gestures),
  language: v.optional(v.picklist(LANGUAGE_TAGS)),
  noticeUrl: v.optional(
    v.pipe(v.string(), v.url(), v.startsWith('https://'), v.maxLength(NOTICE_URL_CHARS_MAX)),
  ),
  texts: v.optional(allOptional(LANGUAGE_TAGS, allOptional(TEXT_KEYS, line(60)))),
  patterns: v.optional(allOptional(Object.keys(MOMENTS) as Moment[], pattern)),
})

type ProfileInput = v.InferOutput<typeof ProfileFile>
export type PreRecordArm = 'never' | 'announcement' | 'standby' | 'gesture'
export type ProfileSource = v.InferOutput<typeof source>
export type Status = (typeof STATUSES)[number]

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
  readonly muteAllowed: boolean
  /** Largest age on the device; undefined = no limit. */
  readonly maxAgeDays: number | undefined
  /** How long recordings are kept where nobody asks for them; undefined = the file does not say. */
  readonly retentionDays: number | undefined
  readonly cameraInStandby: 'warm' | 'off'
  readonly fragmentMs: number
  readonly gestures: Thresholds
  /** Of the front display; undefined = whoever starts the device chooses. */
  readonly language: Language | undefined
  /** Address of the privacy notice, shown as a QR code. */
  readonly noticeUrl: string | undefined
  readonly texts: Readonly<Record<Language, Texts>>
  readonly sensations: Sensations
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
  const profile = profileOf(readFile(text, fileName))
  const open = valuesWith(profile, 'unconfirmed').filter((name) => !accepted.includes(name))
  if (open.length > 0)
    throw new ZeugeError(
      'PROFILE_UNCONFIRMED',
      `${fileName}: nobody has confirmed ${open.join(', ')}. Have it confirmed in the source and set its status, or accept each by its name`,
    )
  return profile
}

function readFile(text: string, fileName: string): ProfileInput {
  const lines = new LineCounter()
  const fail = (offset: number | undefined, message: string): never => {
    const at = offset === undefined ? '' : `:${lines.linePos(offset).line}`
    throw new ZeugeError('PROFILE_INVALID', `${fileName}${at}: ${message}`)
  }
  if (text.length > PROFILE_CHARS_MAX)
    fail(undefined, `has ${text.length} characters, at most ${PROFILE_CHARS_MAX} are allowed`)
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, version: '1.2' })
  const broken = document.errors[0] ?? document.warnings[0]
  if (broken) fail(broken.pos[0], `is not plain YAML (${broken.code}): ${firstLine(broken.message)}`)
  visit(document, {
    Alias: (_key, node) => fail(node.range?.[0], 'aliases are not allowed; write the value out'),
    Node: (_key, node) => {
      if ('anchor' in node && node.anchor)
        fail(node.range?.[0], 'anchors are not allowed; write the value out')
      if (node.tag?.startsWith('!')) fail(node.range?.[0], `the tag ${node.tag} is not allowed`)
    },
  })
  const result = v.safeParse(ProfileFile, document.toJS({ maxAliasCount: 0 }))
  if (result.success) {
    const gap = missingLanguage(result.output)
    if (gap !== undefined) fail(offsetOf(document, gap.path), gap.message)
    return result.output
  }
  const issue = result.issues[0]
  const path = (issue.path ?? []).map((item) => item.key as string | number)
  const field = path.length === 0 ? 'the file' : path.join('.')
  return fail(offsetOf(document, path), `${field}: ${complaint(issue, path.length === 1)}`)
}

/** Nobody may read less than others: a line is replaced in every language or in none. */
function missingLanguage({ texts = {} }: ProfileInput): { path: string[]; message: string } | undefined {
  const replaced = TEXT_KEYS.filter((key) => LANGUAGE_TAGS.some((tag) => texts[tag]?.[key] !== undefined))
  for (const tag of LANGUAGE_TAGS)
    for (const key of replaced)
      if (texts[tag]?.[key] === undefined)
        return {
          path: ['texts', tag],
          message: `texts.${tag}.${key}: is missing; a line that is replaced is replaced in every language: ${LANGUAGE_TAGS.join(', ')}`,
        }
  return undefined
}

/** Where a field is written, or where the nearest part of it that exists begins. */
function offsetOf(document: Document, path: readonly (string | number)[]): number | undefined {
  for (let length = path.length; length > 0; length--) {
    const parent = document.getIn(path.slice(0, length - 1), true)
    const key = path[length - 1]
    if (isMap(parent)) {
      const pair = parent.items.find((item) => String(item.key) === String(key))
      if (pair && isNode(pair.key)) return pair.key.range?.[0]
    }
    const node = document.getIn(path.slice(0, length), true)
    if (isNode(node)) return node.range?.[0]
  }
  return 0
}

/** Valibot's own messages say what is allowed, but for a key that is not known at all. */
function complaint(issue: v.BaseIssue<unknown>, atTop: boolean): string {
  if (issue.expected !== 'never') return issue.message.slice(0, COMPLAINT_CHARS_MAX)
  return atTop
    ? `is not known; known are ${Object.keys(ProfileFile.entries).join(', ')}`
    : 'is not known here'
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? text
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
    muteAllowed: file.muteAllowed?.value ?? false,
    maxAgeDays: file.maxAgeDays?.value,
    retentionDays: file.retentionDays?.value,
    cameraInStandby: file.cameraInStandby ?? 'warm',
    fragmentMs: file.fragmentMs ?? 1000,
    gestures: { ...DEFAULT_THRESHOLDS, ...given(file.gestures) },
    language: file.language,
    noticeUrl: file.noticeUrl,
    texts: Object.fromEntries(
      LANGUAGE_TAGS.map((tag) => [tag, { ...TEXTS[tag], ...given(file.texts?.[tag]) }]),
    ) as Profile['texts'],
    sensations: { ...SENSATIONS, ...given(file.patterns) },
    statuses,
    sources,
  }
}

function given<T extends object>(values: T | undefined): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(values ?? {}).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>
  }
}
