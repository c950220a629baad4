/**
 * One look at a run: told what happens as it happens, asked at the end what it makes of the card.
 *
 * A checker knows the truth (truth.ts) and what the device says; it never moves anything. Each stands for one
 * invariant and has a file of its own in checkers/.
 */
import type { DiskImage } from '../../hal/mock/medium.ts'
import type { MockBoard } from '../../hal/mock/open.ts'
import type { Profile } from '../device/profile.ts'
import type { Device } from '../device/status.ts'
import type { DeviceState } from '../device/vocabulary.ts'
import type { Primitives } from '../primitives.ts'
import type { EncodedUnit } from '../unit.ts'
import type { CardReport } from './card.ts'
import type { OpenedSegment } from './recovered.ts'
import type { BootTruth, Claim, Truth } from './truth.ts'
import type { Finding } from './violation.ts'

/**
 * Says that an invariant is broken; the words name what was expected and what is there.
 * @param about what else tells this bug from another of the same finding (violation.ts)
 */
export type Report = (finding: Finding, words: string, about?: string) => void

/** Where a run stands when a checker is called. */
export interface Moment {
  readonly truth: Truth
  readonly profile: Profile
  readonly boot: BootTruth
  readonly board: MockBoard
  /** Undefined until standby. */
  readonly device: Device | undefined
  /** Monotonic µs of this boot, and the world's time. */
  readonly nowUs: number
  readonly worldUs: number
}

/** What is left when the run is over and the board was switched off in order. */
export interface Aftermath {
  readonly truth: Truth
  readonly profile: Profile
  readonly primitives: Primitives
  readonly image: DiskImage
  readonly card: CardReport
  readonly segments: readonly OpenedSegment[]
  /** The device's own words just before the end; undefined where it never came back. */
  readonly state: DeviceState | undefined
  readonly worldUs: number
}

export interface Checker {
  /** The machine is in this state now, and all that follows from it has been shown. */
  state?(moment: Moment, state: DeviceState): void
  /** The device says that this is durable. */
  durable?(moment: Moment, claim: Claim): void
  /** The device says that all of the pre-record ring of this recording is durable. */
  drained?(moment: Moment, recording: string): void
  /** One unit in so many, the first one too; each where absent. */
  readonly unitEvery?: number
  unit?(moment: Moment, unit: EncodedUnit): void
  sealed?(key: Uint8Array, nonce: Uint8Array): void
  /** The next boot begins: what survived is on the card. */
  started?(moment: Moment): void
  /** The board has just lost its power, or switched itself off. */
  off?(moment: Moment): void
  end?(aftermath: Aftermath): void
}

export type CreateChecker = (report: Report) => Checker
