/**
 * What a device is opened with, and what follows from it before anything runs: the look of its screen, its
 * gestures, and whether the ring fits this board.
 */
import type { Bytes } from '../bytes.ts'
import { ZeugeError } from '../errors.ts'
import { ringBytes } from '../media/ring.ts'
import type { AskAssignment } from './assignment.ts'
import type { GestureRules } from './gesturerules.ts'
import type { Offload } from './offload.ts'
import type { Look } from './perception.ts'
import type { DevicePolicy } from './policy.ts'
import type { Profile } from './profile.ts'
import type { TraceRecord } from './status.ts'
import { LANGUAGES, type Language } from './texts.ts'

/** Of the board's memory, at most this share is the ring's. */
const RING_SHARE_MAX = 0.5

export interface DeviceOptions {
  readonly profile: Profile
  /** SHA-256 of the profile file's bytes. */
  readonly profileHash: Bytes
  /** The profile file, for the ledger. */
  readonly profileText?: string
  readonly policy: DevicePolicy
  /** Language of the front display; the profile's where absent, or else German. */
  readonly language?: Language
  trace?(record: TraceRecord): void
  /** Hands over in the dock what was recorded; where it is absent the dock only charges. */
  readonly offload?: Offload
  /** Asks in the dock who will wear the camera. */
  readonly assignment?: AskAssignment
}

export function lookOf(
  { profile, language = profile.language ?? 'de' }: DeviceOptions,
  facts: Look['facts'],
): Look {
  const { preRecordNotice, sensations, lamps, noticeUrl } = profile
  const texts = profile.texts[language]
  const { rtl } = LANGUAGES[language]
  return { texts, rtl, preRecordNotice, sensations, lamps, noticeUrl, facts }
}

export function gestureRules({ gestures, startGesture: start, stopGesture: stop }: Profile): GestureRules {
  return { ...gestures, start, stop }
}

/** RAM_TOO_SMALL where the ring would take too much of the board. */
export function refuseLargeRing(profile: Profile, bitsPerSecond: number, ramBytes: number): void {
  if (profile.preRecordMs === 0 || profile.preRecordArm === 'never') return
  const bytes = ringBytes(profile.preRecordMs, bitsPerSecond)
  if (bytes <= ramBytes * RING_SHARE_MAX) return
  const mib = (value: number): string => `${Math.round(value / 1024 / 1024)} MiB`
  throw new ZeugeError(
    'RAM_TOO_SMALL',
    `${profile.preRecordMs / 1000} s of pre-record need ${mib(bytes)} of memory, this board has ${mib(ramBytes)} and gives at most half; shorten preRecordMs or lower the camera's bit rate`,
  )
}
