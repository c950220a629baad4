/**
 * Epoch keys: short-lived Ed25519 keys in RAM that sign checkpoints, so that the device's
 * long-lived key signs once an hour and a card taken later finds no key to re-sign with.
 *
 *   device key ─statement─► epoch 0 ─successor─► epoch 1 ─► … (≤ 64) ─► next statement
 *
 * A key signs its successor before it is wiped. Nothing here is stored.
 */
import type { Entropy, KeyStore } from '../../hal/hal.ts';
import { type Bytes } from '../bytes.ts';
import { type EpochStatement, type Successor } from '../crypto/header.ts';
import type { Primitives } from '../primitives.ts';
export interface EpochParts {
    readonly primitives: Primitives;
    readonly entropy: Entropy;
    readonly keystore: KeyStore;
}
export interface Epoch {
    readonly statement: EpochStatement;
    /** From the statement's key to this one. */
    readonly successors: readonly Successor[];
    readonly publicKey: Bytes;
    /** Ed25519. Refused once the key is wiped. */
    sign(message: Uint8Array): Bytes;
    /** Not wiped yet. */
    readonly alive: boolean;
    wipe(): void;
}
/** A first epoch, vouched for by the device key at this place of the ledger. */
export declare function stateEpoch(parts: EpochParts, device: string, ledger: {
    readonly size: number;
    readonly root: Bytes;
}): Promise<Epoch>;
/** The next epoch, vouched for by the key of this one; undefined where its statement carries no more. */
export declare function succeedEpoch(parts: EpochParts, device: string, from: Epoch): Epoch | undefined;
