/** What the simulator page and its threads tell each other. */
import type { Perception } from '../../../hal/mock/parts.ts'
import type { TraceRecord } from '../../device/status.ts'
import type { Outcome } from '../../sim/expectation.ts'
import type { GivenFile } from '../verifier/pick.ts'

export interface ToOpen {
  readonly segments: readonly GivenFile[]
  readonly identities: readonly string[]
}
export type Opened = { readonly film: Blob } | { readonly fault: string }

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
