/**
 * What the verifier page and its worker tell each other.
 */
import type { EvidenceReport } from '../../crypto/verifyevidence.ts'
import type { FaultCode } from '../../errors.ts'
import type { GivenFile } from './pick.ts'

export interface Question {
  readonly given: readonly GivenFile[]
  readonly trust?: GivenFile
}

export type Answer =
  | { readonly type: 'progress'; readonly doneBytes: number; readonly bytes: number }
  | {
      readonly type: 'report'
      readonly report: EvidenceReport
      /** SHA-256 of each pinned root, in hexadecimal. */
      readonly roots: readonly string[]
    }
  | { readonly type: 'fault'; readonly code: FaultCode | 'INTERNAL'; readonly message: string }
