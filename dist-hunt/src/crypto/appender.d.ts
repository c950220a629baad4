/**
 * What segments and ledger volumes have in common: entries appended to a tree, one after the
 * other, and signed checkpoints over all of them.
 *
 * Makes bytes and keeps count; it neither encrypts nor writes, and knows no order of types.
 */
import type { Bytes } from '../bytes.ts';
import type { Primitives } from '../primitives.ts';
import type { EntryType, TrackNumber } from './leaf.ts';
import type { Stamp } from './stamp.ts';
import type { Tree } from './tree.ts';
/** Who signs checkpoints at the moment. */
export interface Signer {
    readonly publicKey: Bytes;
    /** Ed25519 over the message, 64 bytes. */
    sign(message: Uint8Array): Bytes;
}
export interface ClearEntry {
    readonly type: Exclude<EntryType, 'CHUNK' | 'END' | 'CHECKPOINT'>;
    readonly stamp: Stamp;
    readonly body: Uint8Array;
    readonly track?: TrackNumber;
    readonly kind?: number;
}
export interface Appender {
    /** An entry in the clear, as a leaf of the tree. */
    clear(entry: ClearEntry): Bytes;
    /** The same, but not a leaf: a volume's HEADER. Its leaf hash is what the volume's first event names. */
    outside(entry: ClearEntry): {
        readonly entry: Bytes;
        readonly leafBytes: Bytes;
    };
    /** CHECKPOINT over all leaves so far, and then itself a leaf. */
    checkpoint(signer: Signer, stamp: Stamp, durable: number): Bytes;
}
export declare function createAppender(primitives: Primitives, tree: Tree, segmentId: Bytes, origin: string): Appender;
