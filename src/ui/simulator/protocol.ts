/** What the simulator page and its threads tell each other. */
import type { Perception } from '../../../hal/mock/parts.ts'
import type { TraceRecord } from '../../device/status.ts'
import type { Outcome } from '../../sim/expectation.ts'
import type { GivenFile } from '../verifier/pick.ts'

/** What the thread that opens is asked for; each is answered once, in order. */
export type ToOpener =
  | {
      readonly ask: 'open'
      readonly segments: readonly GivenFile[]
      readonly identities: readonly string[]
    }
  /** `fromUs`: what comes next is what is shown then, on the film's axis. */
  | { readonly ask: 'begin'; readonly fromUs: number }
  | { readonly ask: 'next' }
export type FromOpener =
  | FilmFacts
  | 'begun'
  /** Undefined at the end of the film. */
  | { readonly part: FilmPart | undefined }
  | { readonly fault: string }

export type ShownTrack = 'video' | 'audio'
export interface FilmFacts {
  /** Media time of what the film begins with, as its fragments count. */
  readonly originUs: number
  readonly durUs: number
  /** Of each track's first format. */
  readonly mimes: Readonly<Partial<Record<ShownTrack, string>>>
}
/** One opened chunk: an initialisation segment and a fragment. */
export interface FilmPart {
  readonly track: ShownTrack
  readonly mime: string
  readonly init: Uint8Array<ArrayBuffer>
  readonly fragment: Uint8Array<ArrayBuffer>
  /** On the film's axis. */
  readonly untilUs: number
}

export interface ToPlay {
  /** Text of the scenario file and its name. */
  readonly scenario: string
  readonly name: string
  /** Text of the profile that it names. */
  readonly profile: string
  readonly tape: Uint8Array<ArrayBuffer>
}
export type Played =
  | {
      readonly ok: boolean
      readonly outcomes: readonly Outcome[]
      /** Invariants that were broken, in words. */
      readonly violations: readonly string[]
      readonly trace: readonly TraceRecord[]
      /** What was perceived in each boot. */
      readonly boots: readonly (readonly Perception[])[]
      readonly verdict: string
      readonly seconds: number
    }
  | { readonly fault: string }
