/**
 * Seals one segment: HEADER ENVELOPE CHECKPOINT (CHUNK | GAP | EVENT | CHECKPOINT)* END CHECKPOINT.
 *
 * Every call returns the bytes to append to the file next, in the order of the calls. The
 * sealer writes nothing and waits for nothing; what is durable the caller knows and says.
 * Calls out of order are bugs and stop it. The segment key never leaves this file again.
 */
import type { Bytes } from '../bytes.ts';
import type { Primitives } from '../primitives.ts';
import type { Track } from '../unit.ts';
import type { Cbor } from './cbor.ts';
import type { SegmentHeader } from './header.ts';
import type { Cause } from './leaf.ts';
import type { Stamp } from './stamp.ts';
export interface SealSetup {
    readonly primitives: Primitives;
    /** Complete; its key commitment and envelope hash must be those of the two below. */
    readonly header: SegmentHeader;
    /** 32 random bytes, given away: the sealer overwrites them. */
    readonly segmentKey: Bytes;
    /** The age file that holds the segment key. */
    readonly envelope: Bytes;
    /** Ed25519 by the epoch key the header ends its chain with. */
    sign(message: Uint8Array): Bytes;
}
export interface SealedChunk {
    readonly track: Track;
    readonly kind: 'init' | 'media';
    /** Of the first sample. */
    readonly stamp: Stamp;
    readonly durationUs: number;
    readonly syncFirst: boolean;
    readonly discontinuity: boolean;
    readonly preRecord: boolean;
    readonly degraded?: boolean;
    /** Not changed; the caller wipes it once the entry is durable. */
    readonly plaintext: Uint8Array;
}
export interface SealedGap {
    readonly track: Track | 'none';
    readonly stamp: Stamp;
    readonly fromUs: number;
    readonly toUs: number;
    readonly cause: Cause;
    readonly framesLost: number;
}
export interface Sealer {
    readonly segmentId: Bytes;
    /** Leaves so far. */
    readonly size: number;
    /** Root over all leaves so far. */
    root(): Bytes;
    /** Leaf hash of the HEADER, for the ledger's `opened`; known once `begin` was called. */
    headerLeafHash(): Bytes;
    /** Magic, HEADER, ENVELOPE, CHECKPOINT. */
    begin(stamp: Stamp): Bytes;
    /** One CHUNK, whole, in one buffer. */
    chunk(chunk: SealedChunk): Bytes;
    gap(gap: SealedGap): Bytes;
    /** An EVENT in the clear: no media, no names. */
    event(payload: Cbor, stamp: Stamp): Bytes;
    /** `durable`: leaves covered by a sync that has returned. */
    checkpoint(mark: {
        readonly stamp: Stamp;
        readonly durable: number;
    }): Bytes;
    /** END and the last CHECKPOINT; the key is gone. */
    end(end: {
        readonly stamp: Stamp;
        readonly cause: Cause;
        readonly durable: number;
    }): Bytes;
    /** Gives the segment up: the key is gone, every later call is a bug. Idempotent. */
    wipe(): void;
}
export declare function createSealer(setup: SealSetup): Sealer;
