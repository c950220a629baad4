/**
 * The two ways a thing goes wrong: the world's fault (ZeugeError, with a code that
 * docs/errors.md explains) and our own (assert).
 */
/** Every fault the outside world can cause. docs/errors.md says for each what to do; a test keeps the two alike. */
export type FaultCode = 'USAGE' | 'FILE_MISSING' | 'FILE_EXISTS' | 'FILE_UNREADABLE' | 'NOT_EVIDENCE' | 'NOTHING_TO_OPEN' | 'EVIDENCE_UNSOUND' | 'PROFILE_INVALID' | 'PROFILE_UNCONFIRMED' | 'POLICY_INVALID' | 'BOARD_INVALID' | 'SCENARIO_INVALID' | 'TRACE_INVALID' | 'TRUST_INVALID' | 'WITNESS_INVALID' | 'CLIP_UNSUPPORTED' | 'KEY_INVALID' | 'KEY_MISSING' | 'KEY_WRONG' | 'RECIPIENTS_TOO_FEW' | 'RECIPIENTS_MIXED' | 'CERTIFICATE_INVALID' | 'DISK_FULL' | 'DISK_READ_ONLY' | 'DISK_FAILED' | 'PERMISSION_DENIED' | 'DATA_LOCKED' | 'DATA_INVALID' | 'RAM_TOO_SMALL' | 'NOT_AVAILABLE' | 'CAMERA_LOST' | 'MICROPHONE_LOST' | 'STATION_UNREACHABLE' | 'STATION_UNTRUSTED' | 'STATION_FULL' | 'STATION_BUSY' | 'STATION_REFUSED' | 'RECEIPT_WRONG' | 'KEPT_APART' | 'LEDGER_REFUSED' | 'EXPECTATION_FAILED' | 'INTERRUPTED';
/** An operating fault: expected in the field, always handled, never a bug of ours. The message carries the values and the way out. */
export declare class ZeugeError extends Error {
    readonly name = "ZeugeError";
    readonly code: FaultCode;
    constructor(code: FaultCode, message: string, options?: {
        cause?: unknown;
    });
}
/** A bug of ours: state that cannot be, so stop rather than go on with it. */
export declare function assert(condition: unknown, message: string): asserts condition;
