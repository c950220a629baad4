/**
 * The two ways a thing goes wrong: the world's fault (ZeugeError, with a code that
 * docs/errors.md explains) and our own (assert).
 */

/** Every fault the outside world can cause. docs/errors.md says for each what to do; a test keeps the two alike. */
export type FaultCode =
  // What the caller gave
  | 'USAGE'
  | 'FILE_MISSING'
  | 'FILE_EXISTS'
  | 'FILE_UNREADABLE'
  | 'NOT_EVIDENCE'
  | 'NOTHING_TO_OPEN'
  | 'EVIDENCE_UNSOUND'
  | 'PROFILE_INVALID'
  | 'PROFILE_UNCONFIRMED'
  | 'POLICY_INVALID'
  | 'BOARD_INVALID'
  | 'SCENARIO_INVALID'
  | 'TRACE_INVALID'
  | 'TRUST_INVALID'
  | 'WITNESS_INVALID'
  | 'CLIP_UNSUPPORTED'
  // Keys
  | 'KEY_INVALID'
  | 'KEY_MISSING'
  | 'KEY_WRONG'
  | 'RECIPIENTS_TOO_FEW'
  | 'RECIPIENTS_MIXED'
  | 'CERTIFICATE_INVALID'
  // The machine
  | 'DISK_FULL'
  | 'DISK_READ_ONLY'
  | 'DISK_FAILED'
  | 'PERMISSION_DENIED'
  | 'DATA_LOCKED'
  | 'DATA_INVALID'
  | 'RAM_TOO_SMALL'
  | 'COMPUTE_FAILED'
  | 'NOT_AVAILABLE'
  | 'CAMERA_LOST'
  | 'MICROPHONE_LOST'
  // The station
  | 'STATION_UNREACHABLE'
  | 'STATION_UNTRUSTED'
  | 'STATION_FULL'
  | 'STATION_BUSY'
  | 'STATION_REFUSED'
  | 'RECEIPT_WRONG'
  | 'KEPT_APART'
  | 'LEDGER_REFUSED'
  // How a run ended
  | 'EXPECTATION_FAILED'
  | 'INTERRUPTED'

/** An operating fault: expected in the field, always handled, never a bug of ours. The message carries the values and the way out. */
export class ZeugeError extends Error {
  override readonly name = 'ZeugeError'
  readonly code: FaultCode
  constructor(code: FaultCode, message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.code = code
  }
}

/** A bug of ours: state that cannot be, so stop rather than go on with it. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`assertion failed: ${message}`)
}
