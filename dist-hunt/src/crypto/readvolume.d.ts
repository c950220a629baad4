/**
 * Reads one ledger volume as far as it is validly signed.
 *
 *   magic HEADER │ EVENT … CHECKPOINT │ EVENT … CHECKPOINT │ tail
 *                └──────── signed ───────────────────────┘  (counted, hashed, not interpreted)
 *
 * What stands behind the last valid checkpoint is a tail, whatever it looks like. Never throws
 * at bad bytes. Whether volumes fit each other and the recordings is the verifier's question.
 */
import type { Bytes } from '../bytes.ts';
import type { Primitives } from '../primitives.ts';
import { type LedgerEvent } from './event.ts';
import { type EpochStatement, type Successor, type VolumeHeader } from './header.ts';
import { type Checkpoint } from './note.ts';
/** A volume is closed at 1 MiB; what one append adds to that stays far below this. */
export declare const VOLUME_BYTES_MAX: number;
export interface SignedEvent {
    readonly event: LedgerEvent;
    /** In the ledger's tree. */
    readonly leafIndex: number;
    readonly monotonicNs: bigint;
    readonly unixUs: bigint;
}
/** A valid checkpoint, and how its key follows from the device's. */
export interface Mark {
    readonly note: Bytes;
    readonly checkpoint: Checkpoint;
    readonly statement: EpochStatement;
    readonly successors: readonly Successor[];
}
export interface VolumeReading {
    readonly header: VolumeHeader;
    /** Events under the last valid checkpoint, in order. */
    readonly events: readonly SignedEvent[];
    /** All valid checkpoints, in order; the last of them by itself. */
    readonly marks: readonly Mark[];
    readonly checkpoint: Checkpoint;
    /** The tree with that checkpoint's own leaf: what a next volume starts from. */
    readonly size: number;
    readonly root: Bytes;
    readonly frontier: readonly Bytes[];
    /** Statements of the device key seen, the header's first. */
    readonly statements: readonly EpochStatement[];
    /** File bytes up to and with that checkpoint. */
    readonly signedBytes: number;
    /** Behind it: nothing, or what a cut left. */
    readonly tail: {
        readonly bytes: number;
        readonly hash: Bytes;
    };
    readonly closed: boolean;
}
/**
 * The volume, or undefined where no checkpoint in it is valid (such a volume does not count).
 * @param deviceKey P-256 point, 65 bytes, that must have signed its epoch statements
 */
export declare function readVolume(primitives: Primitives, file: Bytes, deviceKey: Bytes): VolumeReading | undefined;
/** What the HEADER claims, nothing checked; undefined where there is none to read. */
export declare function volumeHeaderOf(bytes: Bytes): VolumeHeader | undefined;
